package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Persons followed from service to service. */
final class JourneysTest {

  private static final String CLIENTS =
      Clients.HEADER
          + "1,A,J,S,31/05/1980,M,L3 2ET,Yes\n"
          + "1,B,J,S,1980-05-31,M,L3 2ET,yes\n"
          + "1,C,J,S,1980-05-31,M,L3 2ET,yes\n"
          + "2,A,A,B,12/11/1975,F,L17 8XX,Yes\n"
          + "3,A,Q,Z,05/03/1966,M,CH41 1AA,No\n";

  private static final String CONTACTS =
      """
      provider,record_id,contact_date,intervention
      B,1,2025-03-10,Advice
      A,1,01/02/2025,Needle exchange
      A,1,2025-02-22,Needle exchange
      A,1,2025-02-22,Needle exchange
      C,1,20250401,Advice
      A,2,2025-01-01,Advice
      A,2,2025-01-23,Advice
      A,3,2025-01-05,Advice
      A,99,2025-01-05,Advice
      A,2,2025-02-30,Advice
      A,2,next week,Advice
      A,2,2027-01-01,Advice
      A,2,,Advice
      A,3,never,Advice
      """;

  @TempDir private static Path region;
  private static MatchWorld world;

  @TempDir private Path dir;

  @BeforeAll
  static void makeRegion() {
    world = MatchWorld.make(region.resolve("world"), 1500, 1000, 17);
  }

  private static Shell.Said run(Object clients, Path out, Object... options) {
    List<Object> args = new ArrayList<>(List.of("journeys", clients, "--out", out));
    args.addAll(List.of("--as-at", "2026-03-31"));
    args.addAll(Arrays.asList(options));
    return Shell.run(args.toArray());
  }

  private Path small(Object... options) {
    return smallOf("out", CONTACTS, options);
  }

  private Path smallOf(String name, String contacts, Object... options) {
    Path clients = Clients.write(dir, "clients.csv", CLIENTS);
    Path activity = Clients.write(dir, "contacts.csv", contacts);
    Path out = dir.resolve(name);
    List<Object> all = new ArrayList<>(List.of("--method", "attributor", "--activity", activity));
    all.addAll(Arrays.asList(options));
    Shell.Said said = run(clients, out, all.toArray());
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.withoutChance(dir).out()).doesNotContain(Clients.VALUES);
    return out;
  }

  /** Requirement 20. */
  @Test
  void personAtThreeServices_isCountedOnce_andShownInOrder() {
    Path out = small("--exact");
    assertThat(MatchWorld.lines(out.resolve("journeys.csv")))
        .containsExactly(
            "person_id,episode,provider,first_day,last_day,contacts,presentation,"
                + "days_since_last_contact,moved_from",
            "1,1,A,2025-02-01,2025-02-22,2,1,,",
            "1,2,B,2025-03-10,2025-03-10,1,1,16,A",
            "1,3,C,2025-04-01,2025-04-01,1,2,22,B",
            "2,1,A,2025-01-01,2025-01-01,1,1,,",
            "2,2,A,2025-01-23,2025-01-23,1,2,22,");
    assertThat(MatchWorld.lines(out.resolve("paths-exact.csv")))
        .contains(
            "A → B → C,3,1,\"exact, not for publication\"",
            "all,,2,\"exact, not for publication\"");
    assertThat(MatchWorld.lines(out.resolve("flows-exact.csv")))
        .contains(
            "A,A,1,\"exact, not for publication\"",
            "A,B,1,\"exact, not for publication\"",
            "all,all,2,\"exact, not for publication\"");
    assertThat(out.resolve("journeys.parquet")).isNotEmptyFile();
  }

  @Test
  void gap_ofWeeks_joinsWhatAShorterOneParts() {
    assertThat(MatchWorld.lines(small("--gap", "4w").resolve("journeys.csv")))
        .contains("2,1,A,2025-01-01,2025-01-23,2,1,,");
    assertThat(MatchWorld.lines(smallOf("days", CONTACTS, "--gap", "0d").resolve("journeys.csv")))
        .contains("1,2,A,2025-02-22,2025-02-22,1,2,21,");
  }

  @Test
  void rowsThatTakeNoPart_areCountedByReasonAndNothingElse() throws IOException {
    Path out = small();
    assertThat(MatchWorld.lines(out.resolve("excluded-activity.csv")))
        .containsExactly("file,reason,rows", "contacts.csv,of no record that takes part,3");
    assertThat(MatchWorld.lines(out.resolve("rejected-activity.csv")))
        .hasSize(5)
        .anyMatch(line -> line.startsWith("contacts.csv,11,contact_date,no such day"))
        .anyMatch(line -> line.startsWith("contacts.csv,12,contact_date,\"not a date"))
        .anyMatch(line -> line.startsWith("contacts.csv,13,contact_date,contact after the"))
        .anyMatch(line -> line.startsWith("contacts.csv,14,contact_date,blank"));
    JsonNode activity =
        new ObjectMapper().readTree(out.resolve("summary.json").toFile()).get("activity");
    assertThat(activity.get("rows").asLong()).isEqualTo(14);
    assertThat(activity.get("repeated").asLong()).isEqualTo(1);
    assertThat(activity.get("contacts").asLong()).isEqualTo(6);
    for (String name : MatchWorld.namesIn(out)) {
      byte[] bytes = Files.readAllBytes(out.resolve(name));
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
          .doesNotContain("31/05/1980", "1980-05-31", "L3 2ET", "1975", "CH41", "next week");
    }
  }

  @Test
  void smallNumbers_areWithheldEverywhereButInTheAnalystsFiles() throws IOException {
    for (String mode : List.of("round5", "suppress5")) {
      Path out = smallOf(mode, CONTACTS, "--disclosure", mode);
      for (String table : List.of("flows.csv", "periods.csv")) {
        List<String> lines = MatchWorld.lines(out.resolve(table));
        for (String line : lines.subList(1, lines.size())) {
          assertThat(line).doesNotContainPattern(",[1-9],").endsWith("," + mode);
        }
      }
      JsonNode persons =
          new ObjectMapper().readTree(out.resolve("summary.json").toFile()).get("persons");
      persons.forEach(number -> assertThat(number.isNull()).isTrue());
      assertThat(Files.exists(out.resolve("paths.csv"))).isEqualTo(mode.equals("round5"));
      assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("A → B → C");
    }
  }

  @Test
  void noContacts_areRefused_andContactsOfNobodyAreNoJourneys() {
    Path clients = Clients.write(dir, "clients.csv", CLIENTS);
    Path empty = Clients.write(dir, "empty.csv", CONTACTS.substring(0, CONTACTS.indexOf('\n') + 1));
    Shell.Said said = run(clients, dir.resolve("none"), "--activity", empty);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("must hold rows");
    assertThat(dir.resolve("none")).doesNotExist();
    Path out = smallOf("out", "provider,record_id,date\nNowhere,1,2025-01-01\n", "--exact");
    assertThat(MatchWorld.lines(out.resolve("journeys.csv"))).hasSize(1);
    assertThat(MatchWorld.lines(out.resolve("periods-exact.csv")))
        .contains("month,all,0,,,,\"exact, not for publication\"");
  }

  @Test
  void hostileNames_stayText() throws IOException {
    String name = "</script><script>alert(1)</script>";
    Path clients =
        Clients.write(dir, "hostile.csv", CLIENTS.replace(",B,J", ",\"" + name + "\",J"));
    Path activity =
        Clients.write(dir, "hostile-contacts.csv", CONTACTS.replace("\nB,", "\n\"" + name + "\","));
    Path out = dir.resolve("out");
    Shell.Said said =
        run(clients, out, "--activity", activity, "--method", "attributor", "--exact");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("<script>alert");
    assertThat(Files.readString(out.resolve("journeys.csv"))).contains("A\n1,3,C");
  }

  @Test
  void refusals_sayWhatToDo_andLeaveNothing() {
    Path clients = Clients.write(dir, "clients.csv", CLIENTS);
    Path out = dir.resolve("out");
    Shell.Said none = run(clients, out, "--method", "attributor");
    assertThat(none.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(none.err()).contains("there must be days of contact").contains("--activity");
    Path dateless = Clients.write(dir, "dateless.csv", "provider,record_id,Seen\nA,1,2025-01-01\n");
    Shell.Said noDate = run(clients, out, "--activity", dateless);
    assertThat(noDate.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(noDate.err()).contains("column of date").contains("--activity-column date=NAME");
    Path named =
        Clients.write(dir, "named.csv", "provider,record_id,date,Surname\nA,1,2025-01-01,Smith\n");
    Shell.Said personal = run(clients, out, "--activity", named);
    assertThat(personal.exitCode()).isEqualTo(ExitCode.PRIVACY);
    assertThat(personal.err()).contains("'Surname'").doesNotContain("Smith");
    assertThat(run(clients, out, "--gap", "soon").err()).contains("--gap must be days or weeks");
    for (String gap : List.of("99999999d", "100000d", "14286w", "99999999999999999999w")) {
      Shell.Said far = run(clients, out, "--gap", gap);
      assertThat(far.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(far.err()).contains("--gap must be 0d to 99999d, or 0w to 14285w");
    }
    assertThat(run(clients, out, "--exact", "--disclosure", "round5").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run(clients, out, "--activity-column", "date=Seen").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run(clients, out, "--ndtms", clients, "--method", "ladder").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(dir.toFile().list()).allMatch(file -> file.endsWith(".csv"));
  }

  @Test
  void region_orderAndThreads_changeNoByte() throws IOException {
    Path activity = region.resolve("world/activity.csv");
    Path one = dir.resolve("one");
    Path two = dir.resolve("two");
    assertThat(run(world.ims(), one, "--activity", activity, "--threads", 1).exitCode()).isZero();
    List<String> lines = new ArrayList<>(MatchWorld.lines(activity));
    List<String> rows = lines.subList(1, lines.size());
    Collections.shuffle(rows, new Random(3));
    Path shuffled = Clients.write(dir, "activity.csv", String.join("\n", lines) + "\n");
    assertThat(run(world.ims(), two, "--activity", shuffled, "--threads", 2).exitCode()).isZero();
    for (String name : MatchWorld.namesIn(one)) {
      if (!name.equals("run.json")) {
        assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
      }
    }
    assertThat(MatchWorld.namesIn(two)).isEqualTo(MatchWorld.namesIn(one));
    Set<String> values = world.values();
    for (Path file : List.of(one.resolve("journeys.csv"), one.resolve("paths.csv"))) {
      for (String line : MatchWorld.lines(file)) {
        assertThat(Arrays.stream(line.split(",", -1))).noneMatch(values::contains);
      }
    }
  }

  /** What the tables say is what the rows of contacts say of these persons, and near the truth. */
  @Test
  void region_journeysAreThoseOfItsContacts() throws IOException {
    Path activity = region.resolve("world/activity.csv");
    Path out = dir.resolve("out");
    Shell.Said said =
        run(world.ims(), out, "--activity", activity, "--ndtms", world.ndtms(), "--exact");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out())
        .contains("came to structured treatment")
        .contains("could be linked to another person")
        .doesNotContain("marked as ambiguous", "model.json");
    long several = severalServices(MatchWorld.lines(out.resolve("persons.csv")), 0, activity);
    JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    assertThat(summary.get("persons").get("at_several_services").asLong()).isEqualTo(several);
    List<String> truth =
        MatchWorld.lines(region.resolve("world/truth.csv")).stream()
            .filter(line -> !line.startsWith("ndtms"))
            .toList();
    assertThat((double) several)
        .isBetween(
            0.93 * severalServices(truth, 1, activity), 1.07 * severalServices(truth, 1, activity));
    JsonNode treatment = summary.get("to_structured_treatment");
    long persons = summary.get("persons").get("with_a_journey").asLong();
    assertThat(
            treatment.get("already_in_treatment").asLong()
                + treatment.get("began").asLong()
                + treatment.get("still_waiting").asLong())
        .isEqualTo(persons);
    assertThat(treatment.get("began").asLong()).isGreaterThan(100);
    assertThat(treatment.get("share_within_3_months").asDouble())
        .isLessThanOrEqualTo(treatment.get("share_within_12_months").asDouble());
    assertThat(Files.readString(out.resolve("report.html"))).contains("Time to structured");
  }

  /** Persons with contacts at two providers or more, by a file of provider, record and person. */
  private static long severalServices(List<String> records, int from, Path activity) {
    Map<String, String> personOf = new HashMap<>();
    for (String line : records.subList(1, records.size())) {
      String[] cells = line.split(",", -1);
      personOf.put(cells[from] + '/' + cells[from + 1], cells[from + 2]);
    }
    Map<String, Set<String>> providers = new TreeMap<>();
    List<String> contacts = MatchWorld.lines(activity);
    for (String line : contacts.subList(1, contacts.size())) {
      String[] cells = line.split(",", -1);
      String person = personOf.get(cells[0] + '/' + cells[1]);
      if (person != null) {
        providers.computeIfAbsent(person, key -> new TreeSet<>()).add(cells[0]);
      }
    }
    return providers.values().stream().filter(of -> of.size() > 1).count();
  }
}
