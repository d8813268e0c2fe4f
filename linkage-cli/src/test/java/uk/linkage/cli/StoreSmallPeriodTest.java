package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Periods of a store in which few were in contact. */
final class StoreSmallPeriodTest {

  private static final int PERSONS = 200;

  @TempDir private Path dir;

  private String csv = "";

  /**
   * The first record was in contact on 1 April 2025 alone, all others on 2 May, at two providers.
   */
  @BeforeEach
  void makeStore() {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder csv =
        new StringBuilder("provider,record_id,initials,dob,sex,postcode,consent,first_contact\n");
    for (int i = 0; i < PERSONS; i++) {
      String attributor =
          String.format(
              "%c%c,%s,%s,L%d %d%c%c",
              'A' + random.nextInt(26),
              'A' + random.nextInt(26),
              LocalDate.of(1950, 1, 2).plusDays(random.nextInt(18000)),
              random.nextBoolean() ? "M" : "F",
              1 + random.nextInt(30),
              random.nextInt(10),
              "ABDEFGHJLN".charAt(random.nextInt(10)),
              "PQRSTUWXYZ".charAt(random.nextInt(10)));
      String day = i == 0 ? "2025-04-01" : "2025-05-02";
      csv.append("Oak,R").append(i).append(',').append(attributor);
      csv.append(",Yes,").append(day).append('\n');
      if (i > 0) {
        csv.append("Elm,R").append(i).append(',').append(attributor);
        csv.append(",Yes,").append(day).append('\n');
      }
    }
    this.csv = csv.toString();
    Path file = Clients.write(dir, "oak.csv", this.csv);
    done("store", "init", "--db", db());
    done("store", "load", file, "--db", db(), "--as-at", "2025-06-30", "-q");
    done("store", "link", "--db", db(), "-q");
  }

  @Test
  void daysThatCantBe_areInNoPeriod() throws IOException {
    count("1600-01-01", "2200-12-31", "before", "--exact", "--by", "month");
    String wrong =
        csv.replace("2025-05-02", "1700-01-01").replace("2025-04-01", "2099-01-01")
            + "Oak,NEW,QX,1961-02-03,M,L3 2ET,Yes,2025-13-45\n";
    String said =
        done(
            "store",
            "load",
            Clients.write(dir, "wrong.csv", wrong),
            "--db",
            db(),
            "--as-at",
            "2025-07-31");
    assertThat(said.replaceAll("\\s+", " "))
        .contains("1 day of contact could not be read")
        .contains("398 days of contact are before 1985-01-01")
        .contains("(the first: provider 'Oak', wrong.csv, line 3)")
        .contains("1 day of contact is after the day of the data, 2025-07-31")
        .doesNotContain("1700")
        .doesNotContain("2099");
    done("store", "link", "--db", db(), "-q");
    count("1600-01-01", "2200-12-31", "after", "--exact", "--by", "month");
    assertThat(records("after").get("taking_part").asInt()).isEqualTo(399);
    assertThat(Files.readString(dir.resolve("after/counts-exact.csv")))
        .isEqualTo(Files.readString(dir.resolve("before/counts-exact.csv")))
        .contains("2025-04")
        .contains("2025-05");
  }

  private Path db() {
    return dir.resolve("town.db");
  }

  private static String done(Object... args) {
    Shell.Said said = Shell.run(args);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    return said.text();
  }

  private String count(String from, String to, String folder, String... more) {
    return period("count", from, to, folder, more);
  }

  private String period(String command, String from, String to, String folder, String... more) {
    Object[] args = {
      command, "--db", db(), "--from", from, "--to", to, "--out", dir.resolve(folder)
    };
    Object[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return done(all);
  }

  private JsonNode summary(String folder) throws IOException {
    return new ObjectMapper().readTree(dir.resolve(folder).resolve("summary.json").toFile());
  }

  private JsonNode records(String folder) throws IOException {
    return summary(folder).at("/records/clients");
  }

  @Test
  void numbersOfRecords_areShownAsNumbersOfPersons() throws IOException {
    for (String mode : new String[] {"round5", "suppress5"}) {
      String said = count("2025-04-01", "2025-04-01", mode, "--disclosure", mode);
      assertThat(said)
          .containsPattern("records that take part +\\*")
          .containsPattern("rows read from 2 providers +\\*");
      assertThat(records(mode).get("taking_part").isNull()).isTrue();
      assertThat(records(mode).get("read").isNull()).isTrue();
      assertThat(Files.readString(dir.resolve(mode).resolve("report.html")))
          .contains("is withheld, because few people are meant");
    }
    String said = count("2025-04-02", "2025-05-31", "may");
    assertThat(said).containsPattern("records that take part +400");
    assertThat(records("may").get("taking_part").asInt()).isEqualTo(400);
    count("2025-04-01", "2025-04-01", "exact", "--exact");
    assertThat(records("exact").get("taking_part").asInt()).isEqualTo(1);
  }

  @Test
  void journeys_numbersOfRecordsAndContacts_areShownAsNumbersOfPersons() throws IOException {
    for (String mode : new String[] {"round5", "suppress5"}) {
      String folder = "journeys-" + mode;
      String said = period("journeys", "2025-04-01", "2025-04-01", folder, "--disclosure", mode);
      assertThat(said)
          .containsPattern("records that take part +\\*")
          .containsPattern("rows read from 2 providers +\\*")
          .containsPattern("first and last days of contact +\\* contacts +\\*");
      assertThat(records(folder).get("taking_part").isNull()).isTrue();
      assertThat(records(folder).get("read").isNull()).isTrue();
      JsonNode activity = summary(folder).get("activity");
      assertThat(activity.get("rows").isNull()).isTrue();
      assertThat(activity.get("contacts").isNull()).isTrue();
      assertThat(Files.readString(dir.resolve(folder).resolve("report.html")))
          .contains("records that take part")
          .doesNotContainPattern("(?s)records that take part\\W+(\\w+\\W+){0,6}1\\b");
    }
    // 199 persons with 398 records, each with one contact.
    String said = period("journeys", "2025-04-02", "2025-05-31", "spring");
    assertThat(said).containsPattern("records that take part +400");
    assertThat(records("spring").get("taking_part").asInt()).isEqualTo(400);
    assertThat(said).doesNotContainPattern("\\b398\\b");
    for (String file :
        new String[] {"summary.json", "report.html", "periods.csv", "flows.csv", "paths.csv"}) {
      assertThat(Files.readString(dir.resolve("spring").resolve(file)))
          .as(file)
          .doesNotContainPattern("\\b398\\b");
    }
    assertThat(Files.readString(dir.resolve("spring/run.json"))).doesNotContain("\"records\"");
    period("journeys", "2025-04-02", "2025-05-31", "bare", "--exact");
    assertThat(records("bare").get("taking_part").asInt()).isEqualTo(398);
  }
}
