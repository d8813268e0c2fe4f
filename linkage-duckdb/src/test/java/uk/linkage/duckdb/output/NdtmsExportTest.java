package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.ClientReading;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.NdtmsExport.Disclosure;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.Clients;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;
import uk.linkage.parallel.Workers;

class NdtmsExportTest {

  private static final long SEED = 20_261_122;
  private static final LocalDate AS_AT = LocalDate.of(2026, 11, 22);

  @TempDir Path folder;

  private NdtmsExport.Written export(ReadOptions options, long seed, Path out) {
    return export(options, seed, out, List.of("in.csv"));
  }

  private NdtmsExport.Written export(
      ReadOptions options, long seed, Path out, List<String> arguments) {
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30);
        Workers workers = new Workers(2);
        OutputDirectory to = OutputDirectory.prepareOwnerOnly(out, /* overwrite= */ true)) {
      ClientFiles files = ClientFiles.open(db, options);
      NdtmsExport.Written written =
          NdtmsExport.write(
              to,
              reading(files).intake(),
              files,
              AS_AT,
              new Disclosure("matching", "NDTMS", seed),
              new RunInfo("export-for-ndtms", arguments, "1.2.3", Instant.EPOCH, seed),
              workers);
      to.commit();
      return written;
    }
  }

  private static ClientReading reading(ClientFiles files) {
    return ClientReading.run(
        files,
        new LinkageSettings(files.intakeSettings(), LinkageMethod.ATTRIBUTOR, 2, 1L << 30),
        StageListener.SILENT);
  }

  private static Clients read(ReadOptions options) {
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30)) {
      return reading(ClientFiles.open(db, options)).intake().clients();
    }
  }

  private static Map<String, Long> byName(Clients clients) {
    Map<String, Long> records = new HashMap<>();
    for (int i = 0; i < clients.size(); i++) {
      String provider = clients.providerNames().get(clients.provider(i));
      records.put(provider + "," + clients.recordId(i), clients.records()[i]);
    }
    return records;
  }

  @Test
  void export_ofAWorld_isReadBackToTheSameRecords() throws IOException {
    Path world = folder.resolve("world");
    WorldGenerator.write(WorldSettings.of(SEED, 3_000), world, rows -> {});
    ReadOptions ims = new Inputs(folder).options(world + "/ims/*.csv");
    Path out = folder.resolve("out");
    NdtmsExport.Written written = export(ims, SEED, out);

    Inputs sent = new Inputs(folder).consentHeld().postcodeKind(Postcode.Kind.SECTOR);
    Map<String, Long> again = byName(read(sent.options(out.resolve("for-ndtms.csv"))));
    Map<String, Long> records = byName(read(ims));
    List<String> ids = Files.readAllLines(out.resolve("row-ids.csv"));
    assertThat(ids.get(0)).isEqualTo("row_id,provider,record_id");
    assertThat(ids).hasSize(written.rows() + 1);
    assertThat(again).hasSize(written.rows());
    assertThat(written.rows()).isGreaterThan(3_000);
    for (String line : ids.subList(1, ids.size())) {
      int comma = line.indexOf(',');
      long record = records.remove(line.substring(comma + 1));
      long postcode =
          AttributorLayout.POSTCODE_SECTOR.isPresentIn(record) ? AttributorLayout.SECTOR_MASK : 0;
      assertThat(again.get("for-ndtms," + line.substring(0, comma)))
          .isEqualTo(record & (AttributorLayout.ATTRIBUTOR_MASK | postcode));
    }
    assertThat(records.values())
        .hasSize(written.withoutAttributor())
        .allMatch(record -> (record & AttributorLayout.ATTRIBUTOR_MASK) == 0);
  }

  @Test
  void rows_haveTheMinimumAndNothingElse() throws IOException {
    Path in =
        new Inputs(folder)
            .write(
                "in.csv",
                Inputs.HEADER
                    + "\nA,1,JS,1980-05-31,F,L3 2ET,Yes\n"
                    + "A,2,K,,,,Yes\nA,3,,01/02/1990,M,CH41,Yes\nA,4,,,,L3 2ET,Yes\n"
                    + "A,5,x.x,5/5/1955,M,L3 2ET,Yes\nA,6,QZ,1911-11-11,F,EC1A 1BB,No\n");
    Path out = folder.resolve("out");
    NdtmsExport.Written written = export(new Inputs(folder).options(in), SEED, out);

    List<String> lines = Files.readAllLines(out.resolve("for-ndtms.csv"));
    assertThat(lines.get(0)).isEqualTo("row_id,first_initial,last_initial,dob,sex,postcode_sector");
    assertThat(lines.stream().skip(1).map(line -> line.substring(2)))
        .containsExactlyInAnyOrder("J,S,1980-05-31,F,L3 2", "K,,,,", ",,1990-02-01,M,");
    assertThat(lines.stream().skip(1).map(line -> line.substring(0, 1)))
        .containsExactly("1", "2", "3");
    assertThat(written.rows()).isEqualTo(3);
    assertThat(written.withoutAttributor()).isEqualTo(1);
  }

  @Test
  void record_saysWhatWasSentAndWhy() throws IOException {
    Path in =
        new Inputs(folder)
            .write(
                "in.csv", Inputs.HEADER + "\nA,1,JS,1980-05-31,F,,Yes\nA,2,KS,1980-05-31,F,,No\n");
    Path out = folder.resolve("out");
    export(new Inputs(folder).options(in), 7, out);

    ObjectMapper mapper = new ObjectMapper();
    JsonNode json = mapper.readTree(out.resolve("export.json").toFile());
    assertThat(json.get("purpose").asText()).isEqualTo("matching");
    assertThat(json.get("recipient").asText()).isEqualTo("NDTMS");
    assertThat(json.get("version").asText()).isEqualTo("1.2.3");
    assertThat(json.get("arguments").toString()).isEqualTo("[\"in.csv\"]");
    assertThat(json.get("seed").asLong()).isEqualTo(7);
    assertThat(json.get("records").toString())
        .isEqualTo("{\"read\":2,\"rejected\":0,\"without_attributor\":0,\"rows\":1}");
    assertThat(json.get("excluded").toString())
        .isEqualTo("[{\"reason\":\"consent is No\",\"records\":1}]");
    assertThat(json.get("inputs").get(0).get("sha256").asText()).isEqualTo(InputFile.sha256(in));
    for (JsonNode output : json.get("outputs")) {
      assertThat(output.get("sha256").asText())
          .isEqualTo(InputFile.sha256(out.resolve(output.get("file").asText())));
    }
    JsonNode run = mapper.readTree(out.resolve("run.json").toFile());
    assertThat(run.get("outputs").findValuesAsText("file"))
        .containsExactly("export.json", "for-ndtms.csv", "row-ids.csv");
  }

  @Test
  void seed_repeatsTheOrder_andAnotherGivesAnother() throws IOException {
    StringBuilder csv = new StringBuilder(Inputs.HEADER).append('\n');
    for (int i = 0; i < 500; i++) {
      csv.append("P").append(i % 5).append(',').append(i).append(",JS,1980-05-31,F,,Yes\n");
    }
    ReadOptions options =
        new Inputs(folder).options(new Inputs(folder).write("in.csv", csv.toString()));
    Path out = folder.resolve("out");
    export(options, 7, out);
    String first = Files.readString(out.resolve("row-ids.csv"));
    export(options, 7, out);
    assertThat(out.resolve("row-ids.csv")).hasContent(first);
    export(options, 8, out);
    assertThat(Files.readString(out.resolve("row-ids.csv"))).isNotEqualTo(first);
  }

  @Test
  void order_isAPermutation_andEveryPlaceIsAsLikely() {
    int size = 10;
    int draws = 20_000;
    int[] firsts = new int[size];
    for (int seed = 0; seed < draws; seed++) {
      int[] order = NdtmsExport.order(size, seed);
      assertThat(IntStream.of(order).distinct().count()).isEqualTo(size);
      firsts[order[0]]++;
    }
    // Six standard deviations of a count.
    double allowed = 6 * Math.sqrt(draws * .1 * .9);
    assertThat(IntStream.of(firsts)).allMatch(n -> Math.abs(n - draws / size) < allowed);
  }

  @Test
  void noOtherFile_holdsAnAttributor() throws IOException {
    Path in =
        new Inputs(folder)
            .write(
                "in.csv",
                Inputs.HEADER
                    + ",QZ\np,1,QZ,1911-11-13,F,EC1A 1BB,yes,1911-11-13\n"
                    + "p,2,QZ,13/11/1911,F,EC1A 1BB,QZ 1911-11-13,EC1A 1BB\n"
                    + "p,3,QZ,1911-11-31,F,EC1A 1BB,yes,\n");
    Path out = folder.resolve("out");
    export(new Inputs(folder).options(in), SEED, out);
    assertThat(out.resolve("for-ndtms.csv")).content().contains("Q,Z,1911-11-13,F,EC1A 1");
    try (Stream<Path> files = Files.list(out)) {
      for (Path written : files.toList()) {
        if (!written.endsWith("for-ndtms.csv")) {
          String said = Files.readString(written, UTF_8).replaceAll("\"sha256\": \"[^\"]*\"", "");
          assertThat(said)
              .as(written.getFileName().toString())
              .doesNotContain("QZ", "1911", "EC1A", "1BB");
        }
      }
    }
  }

  @Test
  void argumentWithABirthDateOfAClient_isRefused() throws IOException {
    Path in =
        new Inputs(folder).write("in.csv", Inputs.HEADER + "\nA,1,JS,1980-05-31,F,L3 2ET,Yes\n");
    Path out = folder.resolve("out");
    for (String argument :
        List.of("JS-1980-05-31.csv", "about J S, 31/5/1980", "js19800531f.csv", "31.05.1980")) {
      assertThatThrownBy(
              () -> export(new Inputs(folder).options(in), SEED, out, List.of("a", argument)))
          .isInstanceOf(PrivacyRefusedException.class)
          .hasMessageNotContaining("1980");
      assertThat(out).doesNotExist();
    }
    List<String> others =
        List.of("agreement of 2024-04-01", "30.05.1980", "119800531", "1980-99-31", "99999999");
    assertThat(export(new Inputs(folder).options(in), SEED, out, others).rows()).isEqualTo(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "other permissions")
  void files_areTheirOwnersAlone() throws IOException {
    Path in =
        new Inputs(folder).write("in.csv", Inputs.HEADER + "\nA,1,JS,1980-05-31,F,L3 2ET,Yes\n");
    Path out = folder.resolve("out");
    export(new Inputs(folder).options(in), SEED, out);
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void fullDisk_isRefusedAndLeavesNothing() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full));
    Path in =
        new Inputs(folder).write("in.csv", Inputs.HEADER + "\nA,1,JS,1980-05-31,F,L3 2ET,Yes\n");
    Path out = folder.resolve("out");
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30);
        Workers workers = new Workers(2);
        OutputDirectory to = OutputDirectory.prepareOwnerOnly(out, /* overwrite= */ false)) {
      Files.createSymbolicLink(to.file("for-ndtms.csv"), full);
      ClientFiles files = ClientFiles.open(db, new Inputs(folder).options(in));
      RunInfo info = new RunInfo("export-for-ndtms", List.of(), "1", Instant.EPOCH, SEED);
      assertThatThrownBy(
              () ->
                  NdtmsExport.write(
                      to,
                      reading(files).intake(),
                      files,
                      AS_AT,
                      new Disclosure("matching", "NDTMS", SEED),
                      info,
                      workers))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("no space left");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(in);
    }
  }
}
