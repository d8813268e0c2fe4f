package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateTest {

  @TempDir private Path dir;
  private Path persons;
  private Path truth;

  /** Of a, b, c, d two are one person; the linkage holds a, b and c to be one. */
  @BeforeEach
  void writeFiles() {
    persons =
        Clients.write(
            dir,
            "persons.csv",
            "provider,record_id,person_id\nP,a,1\nP,b,1\nP,c,1\nP,d,2\nP,extra,3\n");
    truth =
        Clients.write(
            dir,
            "truth.csv",
            """
            source,provider,record_id,person_id,errors
            IMS,P,a,7,
            IMS,P,b,7,
            IMS,P,c,8,
            IMS,P,d,9,
            IMS,P,gone,9,
            """);
  }

  @Test
  void report_namesWhatWasCompared() {
    Shell.Said said = Shell.run("evaluate", "--persons", persons, "--truth", truth);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .isEqualTo(
            """
            Found 2 persons where 3 are true (-33.3 %)

            Records compared: 4
            Not compared, because the truth doesn't have them: 1
            Not compared, because they have no person (rejected, or of another source): 1

            How many persons
              found         2
              true          3
              bias    -33.3 %  = (found - true) / true persons
              splits        0  counted too many
              merges        1  counted too few
              found - true = splits - merges

            How right the persons are
                                 precision  recall      F1
              pairs of records      0.3333  1.0000  0.5000
              records (B-cubed)     0.6667  1.0000  0.8000
            """);
  }

  @Test
  void json_hasTheSameFigures() throws IOException {
    Shell.Said said = Shell.run("evaluate", "--persons", persons, "--truth", truth, "--json");
    JsonNode json = new ObjectMapper().readTree(said.out());
    assertThat(json.at("/records/compared").asLong()).isEqualTo(4);
    assertThat(json.at("/records/only_in_persons").asLong()).isEqualTo(1);
    assertThat(json.at("/records/only_in_truth").asLong()).isEqualTo(1);
    assertThat(json.at("/persons/merges").asLong()).isEqualTo(1);
    assertThat(json.at("/pairs/precision").asDouble()).isEqualTo(1 / 3.0);
    assertThat(json.at("/pairs/recall").asDouble()).isEqualTo(1);
    assertThat(json.at("/match_keys")).isEmpty();
  }

  @Test
  void missingFile_isRefused() {
    Shell.Said said =
        Shell.run("evaluate", "--persons", dir.resolve("no.csv"), "--truth", truth).without(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).startsWith("linkage: ").contains("DIR/no.csv").hasLineCount(1);
  }

  @Test
  void missingColumn_isRefused() {
    Path other = Clients.write(dir, "other.csv", "provider,record_id,who\nP,a,1\n");
    Shell.Said said = Shell.run("evaluate", "--persons", other, "--truth", truth);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).startsWith("linkage: ").contains("person_id").hasLineCount(1);
  }
}
