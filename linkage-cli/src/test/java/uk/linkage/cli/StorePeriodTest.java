package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past periods of a store, counted with the consents of today. */
final class StorePeriodTest {

  private static final String HEADER =
      "provider,record_id,initials,dob,sex,postcode,consent,first_contact,last_contact,ethnicity\n";
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int QUARTERS = 3;
  private static final Pattern NO_DAY =
      Pattern.compile("(\\d+) records that take part have no known day");

  /** A record, the days on which it was in contact, and those that uploads have told of. */
  private record Visitor(
      String name, String attributor, String ethnicity, List<LocalDate> days, Set<LocalDate> told) {

    boolean isToldWithin(LocalDate from, LocalDate to) {
      return told.stream().anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
    }
  }

  @TempDir private Path dir;

  private final List<Visitor> visitors = new ArrayList<>();

  private void makeTown(int people) {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < people; i++) {
      String attributor =
          String.format(
              "%c%c,%s,%s,L%d %d%c%c",
              'A' + Math.min(random.nextInt(26), random.nextInt(26)),
              'A' + Math.min(random.nextInt(26), random.nextInt(26)),
              LocalDate.of(1950, 1, 2).plusDays(random.nextInt(18000)),
              random.nextInt(3) > 0 ? "M" : "F",
              1 + random.nextInt(30),
              random.nextInt(10),
              "ABDEFGHJLN".charAt(random.nextInt(10)),
              "PQRSTUWXYZ".charAt(random.nextInt(10)));
      String ethnicity = random.nextInt(4) == 0 ? "Chinese" : "A";
      for (String provider : List.of("Elm", "Oak")) {
        if (provider.equals("Oak") || random.nextBoolean()) {
          List<LocalDate> days = new ArrayList<>();
          for (int quarter = 0; quarter < QUARTERS; quarter++) {
            if (random.nextInt(5) < 2) {
              days.add(START.plusMonths(3L * quarter).plusDays(random.nextInt(90)));
            }
          }
          visitors.add(
              new Visitor(provider + ",R" + i, attributor, ethnicity, days, new TreeSet<>()));
        }
      }
    }
  }

  /** What is uploaded at the end of a quarter. */
  private Path upload(int quarter, Set<String> refusing) {
    LocalDate end = endOf(quarter);
    StringBuilder csv = new StringBuilder(HEADER);
    for (Visitor visitor : visitors) {
      List<LocalDate> days = visitor.days().stream().filter(day -> !day.isAfter(end)).toList();
      String contact = days.isEmpty() ? "," : days.get(0) + "," + days.get(days.size() - 1);
      boolean consents = !refusing.contains(visitor.name());
      if (consents && !days.isEmpty()) {
        visitor.told().add(days.get(0));
        visitor.told().add(days.get(days.size() - 1));
      }
      csv.append(visitor.name())
          .append(',')
          .append(visitor.attributor())
          .append(consents ? ",Yes," : ",No,")
          .append(contact)
          .append(',')
          .append(visitor.ethnicity())
          .append('\n');
    }
    return Clients.write(dir, "q" + quarter + "-" + refusing.size() + ".csv", csv.toString());
  }

  private static LocalDate endOf(int quarter) {
    return START.plusMonths(3L * (quarter + 1)).minusDays(1);
  }

  private Path db() {
    return dir.resolve("town.db");
  }

  private static String done(Object... args) {
    Shell.Said said = Shell.run(args);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    return said.text();
  }

  private void load(Path upload, LocalDate day) {
    done("store", "load", upload, "--db", db(), "--as-at", day, "-q");
    done("store", "link", "--db", db(), "-q");
  }

  private Map<String, String> storePersons() {
    done("store", "persons", "--db", db(), "--out", dir.resolve("all.csv"), "--overwrite", "-q");
    return persons(dir.resolve("all.csv"));
  }

  /** The person of each record. */
  private static Map<String, String> persons(Path file) {
    Map<String, String> persons = new TreeMap<>();
    for (String line : MatchWorld.lines(file)) {
      if (!line.startsWith("provider,")) {
        int comma = line.lastIndexOf(',');
        persons.put(line.substring(0, comma), line.substring(comma + 1));
      }
    }
    return persons;
  }

  /** The groups of records that are one person, whatever they are called. */
  private static Set<Set<String>> partition(Map<String, String> persons) {
    Map<String, Set<String>> groups = new HashMap<>();
    persons.forEach((name, id) -> groups.computeIfAbsent(id, of -> new TreeSet<>()).add(name));
    return Set.copyOf(groups.values());
  }

  private Map<String, String> ofPeriod(
      Map<String, String> all, LocalDate from, LocalDate to, Set<String> refusing) {
    Map<String, String> expected = new TreeMap<>();
    for (Visitor visitor : visitors) {
      if (!refusing.contains(visitor.name()) && visitor.isToldWithin(from, to)) {
        expected.put(visitor.name(), String.valueOf(all.get(visitor.name())));
      }
    }
    return expected;
  }

  @Test
  void pastPeriod_isCountedWithTheConsentsOfToday() throws IOException {
    makeTown(400);
    done("store", "init", "--db", db());
    Path first = upload(0, Set.of());
    load(first, endOf(0));
    // The pinned model is the one that these records fit.
    done("dedupe", "--db", db(), "--out", dir.resolve("d0"), "-q");
    done("dedupe", first, "--as-at", endOf(0), "--out", dir.resolve("f0"), "-q");
    assertThat(partition(persons(dir.resolve("d0/persons.csv"))))
        .isEqualTo(partition(persons(dir.resolve("f0/persons.csv"))));
    load(upload(1, Set.of()), endOf(1));
    load(upload(2, Set.of()), endOf(2));

    Map<String, String> all = storePersons();
    done("dedupe", "--db", db(), "--out", dir.resolve("d1"), "-q");
    assertThat(dir.resolve("d1/persons.csv")).hasSameTextualContentAs(dir.resolve("all.csv"));

    LocalDate from = START.plusMonths(3);
    Path before = dir.resolve("before");
    String said = done("dedupe", "--db", db(), "--from", from, "--to", endOf(1), "--out", before);
    Matcher note = NO_DAY.matcher(said);
    assertThat(note.find()).isTrue();
    // Exact where figures are; as persons are shown where counts are published.
    long dayless = Long.parseLong(note.group(1));
    assertThat(dayless).isGreaterThan(7);
    assertThat(dayless % 5).isNotZero();
    String shown = Math.round(dayless / 5.0) * 5 + " records that take part have no known day";
    for (String command : List.of("count", "journeys")) {
      Path out = dir.resolve("noted-" + command);
      assertThat(done(command, "--db", db(), "--from", from, "--to", endOf(1), "--out", out))
          .contains(shown);
      for (String file : List.of("summary.json", "report.html")) {
        assertThat(Files.readString(out.resolve(file)))
            .contains(shown)
            .doesNotContain(note.group());
      }
    }
    assertThat(persons(before.resolve("persons.csv")))
        .isEqualTo(ofPeriod(all, from, endOf(1), Set.of()));

    String[] period = {"--from", from.toString(), "--to", endOf(1).toString()};
    String counted = counts(period, "counts");
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      LocalDate start = START.plusMonths(3L * quarter);
      long persons = new TreeSet<>(ofPeriod(all, start, endOf(quarter), Set.of()).values()).size();
      String label = "2025 Q" + (quarter + 1);
      if (quarter == 1) {
        assertThat(byQuarter("counts").number("linked", "all", label, "all")).isEqualTo(persons);
      } else {
        assertThat(byQuarter("counts").labels("quarter")).doesNotContain(label);
      }
    }
    assertThat(new CountsFile(dir.resolve("counts/counts-exact.csv")).labels("ethnicity"))
        .contains("White British", "Chinese", "all");

    // Some say No: last year's figures go down. They say Yes again: all is as it was.
    Set<String> refusing =
        visitors.stream()
            .map(Visitor::name)
            .filter(name -> name.hashCode() % 9 == 0)
            .collect(Collectors.toSet());
    load(upload(2, refusing), endOf(2));
    Path without = dir.resolve("without");
    done("dedupe", "--db", db(), "--from", from, "--to", endOf(1), "--out", without, "-q");
    Map<String, String> fewer = persons(without.resolve("persons.csv"));
    assertThat(fewer.keySet())
        .isEqualTo(ofPeriod(all, from, endOf(1), refusing).keySet())
        .hasSizeLessThan(persons(before.resolve("persons.csv")).size());
    assertThat(counts(period, "fewer")).isNotEqualTo(counted);
    load(upload(2, Set.of()), endOf(2));
    Path again = dir.resolve("again");
    done("dedupe", "--db", db(), "--from", from, "--to", endOf(1), "--out", again, "-q");
    assertThat(again.resolve("persons.csv")).hasSameTextualContentAs(before.resolve("persons.csv"));
    assertThat(again.resolve("links.csv")).hasSameTextualContentAs(before.resolve("links.csv"));
    assertThat(counts(period, "again-counts")).isEqualTo(counted);

    journeysAndNobody(from);
    JsonNode run = new ObjectMapper().readTree(again.resolve("run.json").toFile());
    assertThat(run.get("store").get("model").asInt()).isEqualTo(1);
    assertThat(run.get("store").get("loaded")).hasSize(5);
    assertThat(run.get("store").get("loaded").get(0).get("sha256").asText()).hasSize(64);
    for (String folder : List.of("before", "counts", "journeys", "nobody")) {
      String text = MatchWorld.textOf(dir.resolve(folder));
      for (Visitor visitor : visitors.subList(0, 200)) {
        String[] parts = visitor.attributor().split(",", -1);
        assertThat(text).doesNotContain(parts[3]);
        if (!folder.equals("journeys")) {
          assertThat(text).doesNotContain(parts[1]);
        }
      }
    }
  }

  private CountsFile byQuarter(String folder) {
    return new CountsFile(dir.resolve(folder + "/counts-exact.csv"));
  }

  /** The exact table of a period, by quarter and ethnicity. */
  private String counts(String[] period, String folder) throws IOException {
    done(
        "count",
        "--db",
        db(),
        period[0],
        period[1],
        period[2],
        period[3],
        "--exact",
        "--by",
        "quarter",
        "--by",
        "ethnicity",
        "--out",
        dir.resolve(folder),
        "-q");
    return Files.readString(dir.resolve(folder + "/counts-exact.csv"));
  }

  private void journeysAndNobody(LocalDate from) throws IOException {
    Path journeys = dir.resolve("journeys");
    done("journeys", "--db", db(), "--from", from, "--exact", "--out", journeys, "-q");
    Set<String> days = new TreeSet<>();
    visitors.forEach(visitor -> visitor.told().forEach(day -> days.add(day.toString())));
    Map<String, String> ofStore = storePersons();
    for (String line : MatchWorld.lines(journeys.resolve("journeys.csv"))) {
      String[] cells = line.split(",", -1);
      if (!cells[0].equals("person_id")) {
        assertThat(ofStore.values()).contains(cells[0]);
        assertThat(days).contains(cells[3]);
        assertThat(LocalDate.parse(cells[4])).isAfterOrEqualTo(from);
      }
    }
    Path nobody = dir.resolve("nobody");
    assertThat(done("dedupe", "--db", db(), "--to", "2024-12-31", "--out", nobody))
        .contains("was in contact in this period");
    done("count", "--db", db(), "--to", "2024-12-31", "--out", dir.resolve("none"), "-q");
    done("journeys", "--db", db(), "--to", "2024-12-31", "--out", dir.resolve("still"), "-q");
  }

  @Test
  void match_knownPersonsOfAStore_areThoseOfTheFiles() {
    MatchWorld world = MatchWorld.make(dir.resolve("world"), 600, 400, 5);
    done("store", "init", "--db", db());
    done("store", "load", world.ims(), "--db", db(), "--as-at", "2026-03-31", "-q");
    Shell.Said waiting = Shell.run("dedupe", "--db", db(), "--out", dir.resolve("early"));
    assertThat(waiting.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(waiting.err()).contains("linkage store link");
    done("store", "link", "--db", db(), "-q");
    Path out = dir.resolve("match");
    Object[] match = {
      "match",
      "--db",
      db(),
      "--ndtms",
      world.ndtms(),
      "--as-at",
      "2026-03-31",
      "--lookup",
      world.lookup(),
      "--exact",
      "--overwrite",
      "--out",
      out
    };
    String said = done(match);
    assertThat(said).contains("On record in the store as output 1.\n");
    String head = said.replaceAll("(?s).*\nAudit: row 4, ([0-9a-f]{64})\n.*", "$1");
    assertThat(done("store", "audit", "verify", "--db", db(), "--head", head))
        .contains("The noted head is that of row 4.");
    assertThat(done(Stream.concat(Stream.of(match), Stream.of("-q")).toArray())).isEmpty();
    Path files = dir.resolve("files");
    assertThat(world.match(files, "--lookup", world.lookup(), "--exact", "-q").exitCode())
        .isEqualTo(ExitCode.DONE);
    CountsFile stored = new CountsFile(out.resolve("counts-exact.csv"));
    CountsFile plain = new CountsFile(files.resolve("counts-exact.csv"));
    for (String contact : MatchWorld.CONTACTS) {
      double expected = plain.number("linked", "all", contact);
      assertThat((double) stored.number("linked", "all", contact))
          .isBetween(0.98 * expected - 2, 1.02 * expected + 2);
    }
    Path j = dir.resolve("j");
    assertThat(
            done(
                "journeys",
                "--db",
                db(),
                "--from",
                "2025-06-01",
                "--ndtms",
                world.ndtms(),
                "--out",
                j))
        .containsPattern("in contact before the period +[1-9]")
        .containsPattern("On record in the store as output 3\\.\nAudit: row 6, [0-9a-f]{64}\n");
    assertThat(out.resolve("report.html")).exists();
    String text = MatchWorld.textOf(out);
    for (String value : world.values()) {
      assertThat(text).doesNotContain("," + value + ",");
    }
  }

  @Test
  void optionsThatMakeNoSense_areRefusedWithWords() {
    Path file = Clients.write(dir, "a.csv", Clients.REGION);
    refused("only a store", "dedupe", file, "--from", "2025-01-01");
    refused("without files", "count", file, "--db", db());
    refused(
        "--from must not be after --to",
        "dedupe",
        "--db",
        db(),
        "--from",
        "2025-02-01",
        "--to",
        "2025-01-01");
    refused("--method must come without --db", "dedupe", "--db", db(), "--method", "ladder");
    refused("--profile must come without --db", "count", "--db", db(), "--profile", "ims");
    refused("--activity must come without --db", "journeys", "--db", db(), "--activity", file);
    refused(
        "--ims-profile must come", "match", "--db", db(), "--ndtms", file, "--ims-profile", "ims");
    refused("files or a store", "dedupe");
    refused("files or a store", "match", "--ndtms", file);
  }

  private void refused(String words, Object... args) {
    List<Object> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--out", dir.resolve("out")));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains(words);
  }
}
