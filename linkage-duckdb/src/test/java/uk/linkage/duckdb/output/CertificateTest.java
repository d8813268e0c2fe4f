package uk.linkage.duckdb.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.output.Certificate.Read;
import uk.linkage.duckdb.output.Certificate.Role;

class CertificateTest {

  @TempDir Path folder;

  private JsonNode write(List<Destroyed> destroyed, String linksReleased) throws IOException {
    Path out = folder.resolve("out");
    try (OutputDirectory to = OutputDirectory.prepare(out, /* overwrite= */ false)) {
      Files.writeString(to.file("totals.csv"), "persons\n12\n");
      Files.writeString(to.file("summary.json"), "{}");
      new Certificate(
              "match",
              "1.2.3",
              Instant.EPOCH,
              Instant.EPOCH.plusSeconds(7),
              List.of(new Read(Role.IMS, "in.csv", "ab", 12, 3)),
              destroyed,
              linksReleased)
          .write(to);
      to.commit();
    }
    return new ObjectMapper().readTree(out.resolve("certificate.json").toFile());
  }

  @Test
  void certificate_saysWhatWasReadMadeAndDestroyed() throws IOException {
    List<Destroyed> destroyed;
    try (PrivateFolder work = PrivateFolder.beside(folder.resolve("out"))) {
      Files.writeString(work.file("work.csv"), KilledRun.SECRET);
      destroyed = work.destroy();
    }
    JsonNode json = write(destroyed, "links.csv");

    assertThat(json.get("program").asText()).isEqualTo("linkage");
    assertThat(json.get("version").asText()).isEqualTo("1.2.3");
    assertThat(json.get("command").asText()).isEqualTo("match");
    assertThat(json.get("started").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(json.get("ended").asText()).isEqualTo("1970-01-01T00:00:07Z");
    assertThat(json.get("read").toString())
        .isEqualTo(
            "[{\"role\":\"ims\",\"file\":\"in.csv\",\"sha256\":\"ab\",\"bytes\":12,\"rows\":3}]");
    assertThat(json.get("produced")).hasSize(2);
    assertThat(json.get("produced").get(1).get("file").asText()).isEqualTo("totals.csv");
    assertThat(json.get("produced").get(1).get("bytes").asLong()).isEqualTo(11);
    assertThat(json.get("produced").get(1).get("sha256").asText())
        .isEqualTo(InputFile.sha256(folder.resolve("out/totals.csv")));
    JsonNode gone = json.get("destroyed");
    assertThat(gone).hasSize(3);
    assertThat(gone.get(0).get("thing").asText()).endsWith("work.csv");
    assertThat(gone.get(0).get("bytes").asLong()).isEqualTo(KilledRun.SECRET.length());
    assertThat(gone.get(0).get("verified").asText()).startsWith("absent");
    assertThat(gone.get(2).get("thing").asText()).isEqualTo("memory of the process");
    assertThat(json.get("links_released").asText()).isEqualTo("links.csv");
    assertThat(json.get("statement").toString())
        .contains("but those listed as destroyed")
        .contains("is told in links.csv");
    assertThat(json.get("not_promised").toString()).contains("wear levelling").contains("swap");
  }

  @Test
  void certificate_ofARunWithoutWorkingFiles_saysThatNoneHeldAnAttributor() throws IOException {
    JsonNode json = write(List.of(), null);
    assertThat(json.get("destroyed")).hasSize(1);
    assertThat(json.get("links_released").isNull()).isTrue();
    assertThat(json.get("statement").toString())
        .contains("\"No attributor was written to any file.\"")
        .contains("says of no record which other one it was linked to");
  }

  @Test
  void read_ofAnInput_isAsItWasRead() throws IOException {
    Path in =
        Files.writeString(
            folder.resolve("in.csv"), uk.linkage.duckdb.Inputs.HEADER + "\np,1,AB,,,,Y\n");
    try (uk.linkage.duckdb.DuckDb db = uk.linkage.duckdb.DuckDb.inMemory(1, 1)) {
      InputFile file =
          uk.linkage.duckdb.input.ClientFiles.open(
                  db, new uk.linkage.duckdb.Inputs(folder).options(in))
              .files()
              .get(0);
      assertThat(Read.of(Role.NDTMS, file))
          .isEqualTo(
              new Read(Role.NDTMS, "in.csv", InputFile.sha256(in), Files.size(in), /* rows= */ 0));
    }
  }
}
