package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys of a past period of a store: what was before it is known, and not counted. */
final class StoreJourneysTest {

  private static final String HEADER =
      "provider,record_id,initials,dob,sex,postcode,consent,first_contact,last_contact\n";
  private static final String NDTMS_HEADER =
      "AGNCY,CLIENT,FINITIAL,SINITIAL,DOB,SEX,PC,CONSENT,TRIAGED,DISD\n";
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int QUARTERS = 4;
  private static final int PERSONS = 150;

  /** From a day to a day. */
  private record Spell(LocalDate first, LocalDate last) {

    boolean isIn(LocalDate from, LocalDate to) {
      return !first.isAfter(to) && !last.isBefore(from);
    }
  }

  @TempDir private Path dir;

  /** What uploads told of each record that consents today. */
  private final Map<String, Set<Spell>> told = new HashMap<>();

  private Path db() {
    return dir.resolve("town.db");
  }

  private static void done(Object... args) {
    Shell.Said said = Shell.run(args);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
  }

  private static LocalDate endOf(int quarter) {
    return START.plusMonths(3L * (quarter + 1)).minusDays(1);
  }

  private static String[] attributors(SplittableRandom random) {
    return new String[] {
      Character.toString('A' + random.nextInt(26)),
      Character.toString('A' + random.nextInt(26)),
      LocalDate.of(1950, 1, 2).plusDays(random.nextInt(18000)).toString(),
      random.nextBoolean() ? "M" : "F",
      "L" + (1 + random.nextInt(30)) + " " + random.nextInt(10)
    };
  }

  private void load(Path file, LocalDate day, String profile) {
    done("store", "load", file, "--db", db(), "--as-at", day, "--profile", profile, "-q");
    done("store", "link", "--db", db(), "-q");
  }

  /** Uploads of four quarters by two services, and the treatments of a third. */
  private void makeTown(SplittableRandom random) {
    done("store", "init", "--db", db());
    List<String[]> attributors = new ArrayList<>();
    Map<String, TreeSet<LocalDate>> days = new HashMap<>();
    for (int i = 0; i < PERSONS; i++) {
      attributors.add(attributors(random));
      for (String provider : List.of("Elm", "Oak")) {
        TreeSet<LocalDate> own = new TreeSet<>();
        for (int day = random.nextInt(200); day < 365; day += 1 + random.nextInt(160)) {
          own.add(START.plusDays(day));
        }
        days.put(provider + "," + i, own);
      }
    }
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      StringBuilder csv = new StringBuilder(HEADER);
      for (int i = 0; i < PERSONS; i++) {
        String[] of = attributors.get(i);
        for (String provider : List.of("Elm", "Oak")) {
          String name = provider + "," + i;
          Set<LocalDate> own = days.get(name).headSet(endOf(quarter), true);
          boolean refuses = quarter == QUARTERS - 1 && name.hashCode() % 11 == 0;
          String first = own.isEmpty() ? "" : own.iterator().next().toString();
          String last = own.isEmpty() ? "" : new TreeSet<>(own).last().toString();
          csv.append(name).append(',').append(of[0]).append(of[1]).append(',').append(of[2]);
          csv.append(',').append(of[3]).append(',').append(of[4]).append("AB,");
          csv.append(refuses ? "No," : "Yes,").append(first).append(',').append(last).append('\n');
          if (!own.isEmpty()) {
            tell(name, LocalDate.parse(first), LocalDate.parse(first));
            tell(name, LocalDate.parse(last), LocalDate.parse(last));
          }
          if (refuses) {
            told.remove(name);
          }
        }
      }
      load(Clients.write(dir, "q" + quarter + ".csv", csv.toString()), endOf(quarter), "ims");
    }
    StringBuilder csv = new StringBuilder(NDTMS_HEADER);
    for (int i = 0; i < PERSONS; i += 3) {
      String[] of = attributors.get(i);
      LocalDate first = START.plusDays(random.nextInt(300));
      LocalDate last = first.plusDays(random.nextInt(250));
      boolean goesOn = last.isAfter(endOf(QUARTERS - 1));
      String name = "N1000,T" + i;
      csv.append(name).append(',').append(String.join(",", of)).append(",Y,");
      csv.append(first).append(',').append(goesOn ? "" : last).append('\n');
      tell(name, first, goesOn ? endOf(QUARTERS - 1) : last);
    }
    load(Clients.write(dir, "ndtms.csv", csv.toString()), endOf(QUARTERS - 1), "ndtms");
  }

  private void tell(String record, LocalDate first, LocalDate last) {
    told.computeIfAbsent(record, of -> new HashSet<>()).add(new Spell(first, last));
  }

  /** The spells of each person, by the lasting ids of today. */
  private Map<String, Set<Spell>> byPerson() {
    done("store", "persons", "--db", db(), "--out", dir.resolve("persons.csv"), "-q");
    Map<String, Set<Spell>> persons = new HashMap<>();
    for (String line : MatchWorld.lines(dir.resolve("persons.csv"))) {
      int comma = line.lastIndexOf(',');
      Set<Spell> spells = told.get(line.substring(0, comma));
      if (spells != null) {
        persons.computeIfAbsent(line.substring(comma + 1), of -> new HashSet<>()).addAll(spells);
      }
    }
    return persons;
  }

  private Path journeys(String folder, Object... more) {
    Path out = dir.resolve(folder);
    List<Object> args = new ArrayList<>(List.of("journeys", "--db", db(), "--exact", "-q"));
    args.addAll(List.of(more));
    args.addAll(List.of("--out", out));
    done(args.toArray());
    return out;
  }

  private static List<String> rows(Path out, String unit) {
    return MatchWorld.lines(out.resolve("periods-exact.csv")).stream()
        .filter(line -> line.startsWith(unit + ",") && !line.startsWith(unit + ",all,"))
        .toList();
  }

  private static List<String> episodesSince(Path out, LocalDate from) {
    return MatchWorld.lines(out.resolve("journeys.csv")).stream()
        .filter(line -> line.startsWith("person_id") || endsSince(line, from))
        .toList();
  }

  private static boolean endsSince(String episode, LocalDate from) {
    return !LocalDate.parse(episode.split(",", -1)[4]).isBefore(from);
  }

  /** The law: a quarter with its history is the quarter of a run over all time. */
  @Test
  void quarter_isThatOfARunOverAllTime() {
    long seed = Long.getLong("linkage.seed", System.nanoTime());
    System.out.println("StoreJourneysTest: -Dlinkage.seed=" + seed);
    makeTown(new SplittableRandom(seed));
    Map<String, Set<Spell>> persons = byPerson();
    Path always = journeys("always");
    assertThat(rows(always, "quarter")).as("seed %d", seed).hasSize(QUARTERS);
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      String seen = "seed " + seed + ", quarter " + quarter;
      LocalDate from = START.plusMonths(3L * quarter);
      LocalDate to = endOf(quarter);
      Path out = journeys("q" + quarter, "--from", from, "--to", to);
      assertThat(rows(out, "quarter"))
          .as(seen)
          .containsExactly(rows(always, "quarter").get(quarter));
      assertThat(rows(out, "month"))
          .as(seen)
          .isEqualTo(rows(always, "month").subList(3 * quarter, 3 * quarter + 3));
      assertThat(MatchWorld.lines(out.resolve("journeys.csv")))
          .as(seen)
          .containsExactlyInAnyOrderElementsOf(
              episodesSince(journeys("to" + quarter, "--to", to), from));

      long inContact =
          persons.values().stream()
              .filter(spells -> spells.stream().anyMatch(spell -> spell.isIn(from, to)))
              .count();
      long newcomers =
          persons.values().stream()
              .filter(spells -> spells.stream().anyMatch(spell -> spell.isIn(from, to)))
              .filter(spells -> spells.stream().noneMatch(spell -> spell.first().isBefore(from)))
              .count();
      assertThat(rows(out, "quarter").get(0))
          .as(seen)
          .startsWith("quarter,2025 Q" + (quarter + 1) + "," + inContact + "," + newcomers + ",");
    }
  }

  /** One came in the winter to Elm and in May to Oak; one goes on; one is new; one stays away. */
  @Test
  void spring_ofPersonsWithAWinter_isToldAsItWas() {
    done("store", "init", "--db", db());
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder csv = new StringBuilder(HEADER);
    List<String> ofElm =
        List.of(
            "2025-01-10,2025-01-10",
            "2025-03-20,2025-04-05",
            "2025-05-06,2025-05-06",
            "2025-01-11,2025-01-11");
    for (int i = 0; i < PERSONS; i++) {
      String[] of = attributors(random);
      String who = i + "," + of[0] + of[1] + "," + of[2] + "," + of[3] + "," + of[4] + "AB,Yes,";
      csv.append("Elm,").append(who).append(i < ofElm.size() ? ofElm.get(i) : ",").append('\n');
      csv.append("Oak,").append(who).append(i == 0 ? "2025-05-07,2025-05-07" : ",").append('\n');
    }
    load(Clients.write(dir, "a.csv", csv.toString()), LocalDate.of(2025, 6, 30), "ims");
    Path out = journeys("spring", "--from", "2025-04-01", "--to", "2025-06-30");
    assertThat(rows(out, "quarter"))
        .singleElement()
        .asString()
        .startsWith("quarter,2025 Q2,3,1,1,1,");
    assertThat(
            MatchWorld.lines(out.resolve("journeys.csv")).stream()
                .map(line -> line.substring(line.indexOf(',') + 1)))
        .containsExactlyInAnyOrder(
            "episode,provider,first_day,last_day,contacts,presentation,"
                + "days_since_last_contact,moved_from",
            "2,Oak,2025-05-07,2025-05-07,1,2,117,Elm",
            "1,Elm,2025-03-20,2025-04-05,2,1,,",
            "1,Elm,2025-05-06,2025-05-06,1,1,,");
    assertThat(MatchWorld.lines(out.resolve("persons.csv"))).hasSize(4);
    assertThat(MatchWorld.textOf(out)).contains("before 2025-04-01 decides who is new");
  }
}
