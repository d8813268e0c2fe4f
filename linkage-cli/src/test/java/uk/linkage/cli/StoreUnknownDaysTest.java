package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where uploads told first and last days of contact, and nothing of those between. */
final class StoreUnknownDaysTest {

  private static final long SEED = 8;
  private static final int PERSONS = 200;
  private static final String TOO_LOW = "and of those before the first upload, are too low";
  private static final String TOO_MANY = "episodes and presentations are too many";

  @TempDir private Path dir;

  private Path db() {
    return dir.resolve("town.db");
  }

  private static String done(Object... args) {
    Shell.Said said = Shell.run(args);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    return said.text().replaceAll("\\s+", " ");
  }

  private static String rows(String header, IntFunction<String> days) {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int i = 0; i < PERSONS; i++) {
      String attributor =
          String.format(
              "R%d,%c,%c,%s,%s,L%d %d%c%c",
              i,
              'A' + random.nextInt(26),
              'A' + random.nextInt(26),
              LocalDate.of(1950, 1, 2).plusDays(random.nextInt(18000)),
              random.nextBoolean() ? "M" : "F",
              1 + random.nextInt(30),
              random.nextInt(10),
              "ABDEFGHJLN".charAt(random.nextInt(10)),
              "PQRSTUWXYZ".charAt(random.nextInt(10)));
      for (String provider : List.of("Oak", "Elm")) {
        csv.append(provider).append(',').append(attributor);
        csv.append(",Y,").append(days.apply(i)).append('\n');
      }
    }
    return csv.toString();
  }

  private void makeStore(String profile, String header, IntFunction<String> days) {
    done("store", "init", "--db", db());
    Path file = Clients.write(dir, "in.csv", rows(header, days));
    done("store", "load", file, "--db", db(), "--as-at", "2025-06-30", "--profile", profile, "-q");
    done("store", "link", "--db", db(), "-q");
  }

  private void makeStoreOfDays(String days) {
    makeStore(
        "ims",
        "provider,record_id,first_initial,last_initial,dob,sex,postcode,consent,first_contact,"
            + "last_contact",
        i -> days);
  }

  /** Runs a command over the store; what it prints, if the folder says the same. */
  private String said(String command, String folder, boolean isNoted, Object... more)
      throws IOException {
    Object[] all = new Object[more.length + 5];
    System.arraycopy(
        new Object[] {command, "--db", db(), "--out", dir.resolve(folder)}, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    String said = done(all);
    assertThat(said.contains(TOO_LOW)).as(said).isEqualTo(isNoted);
    assertThat(notes(folder).contains(TOO_LOW)).isEqualTo(isNoted);
    assertThat(Files.readString(dir.resolve(folder).resolve("report.html")).contains(TOO_LOW))
        .isEqualTo(isNoted);
    return said;
  }

  private String notes(String folder) throws IOException {
    JsonNode summary =
        new ObjectMapper().readTree(dir.resolve(folder).resolve("summary.json").toFile());
    assertThat(summary.get("notes")).as(folder).isNotNull();
    return summary.get("notes").toString();
  }

  private static Object[] period(String from, String to) {
    return new Object[] {"--from", from, "--to", to};
  }

  @Test
  void unknownDaysInThePeriod_areNoted() throws IOException {
    makeStoreOfDays("2025-01-10,2025-05-20");
    Object[] months = {"--from", "2025-01-01", "--to", "2025-06-30", "--by", "month"};
    assertThat(said("count", "months", true, months)).contains("counted on these days only");
    // Nobody is counted, and many may have been in contact.
    said("count", "between", true, period("2025-02-01", "2025-03-31"));
    said("count", "always", true, "--by", "month");
    said("dedupe", "year", true, period("2025-01-01", "2025-06-30"));
    assertThat(said("journeys", "journeys", true)).contains(TOO_MANY);
    assertThat(notes("journeys")).contains(TOO_MANY).doesNotContain("names a file");
    Path ndtms =
        Clients.write(
            dir,
            "AGNCY.csv",
            rows(
                "AGNCY,CLIENT,FINITIAL,SINITIAL,DOB,SEX,PC,CONSENT,TRIAGED",
                i -> "2025-0" + (1 + i % 5) + "-03"));
    said(
        "match",
        "match",
        true,
        "--ndtms",
        ndtms,
        "--la",
        "all",
        "--from",
        "2025-01-01",
        "--to",
        "2025-06-30");
  }

  @Test
  void periodsAndFiguresWithoutUnknownDays_areNotNoted() throws IOException {
    makeStoreOfDays("2025-01-10,2025-05-20");
    said("count", "no-period", false);
    said("dedupe", "all", false);
    said("count", "after", false, period("2025-05-20", "2025-06-30"));
    said("count", "before", false, period("2024-01-01", "2025-01-10"));
    assertThat(said("journeys", "journeys", false, period("2025-05-20", "2025-06-30")))
        .doesNotContain(TOO_MANY);
  }

  @Test
  void singleContacts_andDaysOneAfterTheOther_missNothing() throws IOException {
    makeStore(
        "ims",
        "provider,record_id,first_initial,last_initial,dob,sex,postcode,consent,first_contact,"
            + "last_contact",
        i -> i % 2 == 0 ? "2025-02-03,2025-02-03" : "2025-02-03,2025-02-04");
    said("count", "counts", false, "--by", "month", "--from", "2025-01-01");
    assertThat(said("journeys", "journeys", false)).doesNotContain(TOO_MANY);
  }

  @Test
  void treatments_lastOnAllDays() throws IOException {
    makeStore(
        "ndtms",
        "AGNCY,CLIENT,FINITIAL,SINITIAL,DOB,SEX,PC,CONSENT,TRIAGED,DISD",
        i -> "2025-01-03," + (i % 2 == 0 ? "2025-05-04" : ""));
    said("count", "counts", false, "--by", "month", "--from", "2025-01-01");
    assertThat(said("journeys", "journeys", false)).doesNotContain(TOO_MANY);
  }
}
