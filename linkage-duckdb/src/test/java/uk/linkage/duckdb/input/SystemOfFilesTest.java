package uk.linkage.duckdb.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.intake.InputRefusedException;

class SystemOfFilesTest {

  @TempDir private Path folder;
  private Inputs inputs;

  @BeforeEach
  void makeInputs() {
    inputs = new Inputs(folder);
  }

  private void requireIms(Path... files) {
    try (DuckDb db = DuckDb.inMemory(1, 1 << 28)) {
      SystemOfFiles.requireIms(db, inputs.options((Object[]) files));
    }
  }

  private void requireNdtms(Path... files) {
    try (DuckDb db = DuckDb.inMemory(1, 1 << 28)) {
      SystemOfFiles.requireNdtms(db, inputs.options((Object[]) files));
    }
  }

  @Test
  void files_areToldByTheirCodes() {
    Path ims = inputs.write("ims.csv", Inputs.HEADER + "\np,1,JS,1980-05-31,M,,Y\n");
    Path ndtms =
        inputs.write("ndtms.csv", "\"FINITIAL\",\"SInitial\",\"DOB\",\"AGNCY\"\nJ,S,19800531,N1\n");
    inputs.profile("ndtms");
    requireNdtms(ndtms);
    assertThatThrownBy(() -> requireNdtms(ndtms, ims))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("ims.csv: --ndtms must name files of NDTMS, got one with none of")
        .hasMessageContaining("swapped?");
    inputs.profile("ims");
    requireIms(ims);
    assertThatThrownBy(() -> requireIms(ims, ndtms))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("ndtms.csv: --ims must name files of IMS")
        .hasMessageContaining("FINITIAL, SInitial, AGNCY");
  }

  @Test
  void oneCode_mayBeChance() {
    Path file = inputs.write("file.csv", "record_id,clientid,dob\n1,2,1980-05-31\n");
    assertThatCode(() -> requireIms(file)).doesNotThrowAnyException();
    inputs.profile("ndtms");
    assertThatThrownBy(() -> requireNdtms(file))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("got one with one of its codes");
  }

  @Test
  void whoNamesColumns_orAProfile_isBelieved() {
    Path file = inputs.write("file.csv", Inputs.HEADER + "\np,1,JS,1980-05-31,M,,Y\n");
    inputs.profile("mine.toml");
    assertThatCode(() -> requireNdtms(file)).doesNotThrowAnyException();
    inputs.profile("ndtms").column("dob", "dob");
    assertThatCode(() -> requireNdtms(file)).doesNotThrowAnyException();
  }

  @Test
  void missingFile_isRefused() {
    assertThatThrownBy(() -> requireIms(folder.resolve("no.csv")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("no.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "N1000-20240401-20250331-TREAT-IN-R.csv, R",
    "n1000-20240401-20250331-treat-in-r.CSV.GZ, R",
    "AGNCY-20150401-20160331-TREAT-IN-K.parquet, K",
    "N1000-20240401-20250331-TREAT-IN-RS.csv,",
    "N1000-20240401-20250331-TREAT-IN-R.csv.bak,",
    "clients.csv,",
    "IN-R.csv,",
  })
  void dataSet_isInTheName(String name, String letter) {
    assertThat(SystemOfFiles.dataSet(name)).isEqualTo(letter);
  }
}
