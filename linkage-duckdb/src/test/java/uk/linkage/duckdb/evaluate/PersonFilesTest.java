package uk.linkage.duckdb.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.input.SqlPath;
import uk.linkage.intake.InputRefusedException;

class PersonFilesTest {

  private static final String PERSONS =
      "provider,record_id,person_id\np,1,1\np,2,1\nq,1,1\nq,2,2\nq,3,3\n";

  @TempDir Path folder;
  private DuckDb db;
  private Inputs inputs;
  private Path persons;

  @BeforeEach
  void open() {
    db = DuckDb.inMemory(2, 1 << 30);
    inputs = new Inputs(folder);
    persons = inputs.write("persons.csv", PERSONS);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private Evaluation evaluate(String truth) {
    return PersonFiles.evaluate(db, persons, inputs.write("truth.csv", truth), null);
  }

  @Test
  void truth_ofPersons_joinedByProviderAndId() {
    Evaluation evaluation =
        evaluate(
            """
            source,provider,record_id,person_id
            ims,p,1,x
            ims,p,2,x
            ims,q,1,y
            ims,q,2,y
            ndtms,z,9,y
            """);
    assertThat(evaluation.accuracy().records()).isEqualTo(4);
    assertThat(evaluation.accuracy().predictedPairs()).isEqualTo(3);
    assertThat(evaluation.accuracy().truePairs()).isEqualTo(2);
    assertThat(evaluation.accuracy().commonPairs()).isEqualTo(1);
    assertThat(evaluation.onlyInPersons()).isEqualTo(1);
    assertThat(evaluation.onlyInTruth()).isEqualTo(1);
    assertThat(evaluation.keys()).isEmpty();
  }

  @Test
  void truth_withoutProvider_joinedByUniqueId() {
    persons = inputs.write("persons.csv", "provider,record_id,person_id\nf,a,1\nf,b,1\nf,c,2\n");
    Evaluation evaluation = evaluate("unique_id,cluster\na,1\nb,1\nc,1\n");
    assertThat(evaluation.accuracy().truePairs()).isEqualTo(3);
    assertThat(evaluation.accuracy().commonPairs()).isEqualTo(1);
    persons = inputs.write("persons.csv", PERSONS);
    assertThatThrownBy(() -> evaluate("unique_id,cluster\n1,1\n2,1\n"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageEndingWith(
            "record ids must be unique, got some that are not; let both files have a column"
                + " 'provider' with the same names in it");
  }

  @Test
  void truth_ofPairs_isClosed() {
    Evaluation evaluation =
        evaluate("provider_a,record_a,provider_b,record_b\np,1,p,2\np,2,q,1\nq,2,q,9\n");
    assertThat(evaluation.accuracy().records()).isEqualTo(5);
    assertThat(evaluation.accuracy().truePairs()).isEqualTo(3);
    assertThat(evaluation.accuracy().commonPairs()).isEqualTo(3);
    assertThat(evaluation.accuracy().truePersons()).isEqualTo(3);
    assertThat(evaluation.onlyInPersons()).isZero();
    assertThat(evaluation.onlyInTruth()).isEqualTo(1);
  }

  @Test
  void truth_ofPairsWithoutProviders_joinedById() {
    persons = inputs.write("persons.csv", "provider,record_id,person_id\nf,a,1\ng,b,1\ng,c,2\n");
    Evaluation evaluation = evaluate("record_a,record_b\na,c\n");
    assertThat(evaluation.accuracy().truePairs()).isEqualTo(1);
    assertThat(evaluation.accuracy().commonPairs()).isZero();
  }

  @Test
  void links_countedByKey() {
    Path truth =
        inputs.write("truth.csv", "provider,record_id,person\np,1,x\np,2,x\nq,1,y\nq,2,y\n");
    Path links =
        inputs.write(
            "links.csv",
            """
            provider_a,record_a,provider_b,record_b,match_key
            p,1,p,2,"a, b"
            p,1,q,1,"a, b"
            q,1,q,2,c
            q,1,q,3,c
            """);
    Evaluation evaluation = PersonFiles.evaluate(db, persons, truth, links);
    assertThat(evaluation.keys())
        .containsExactly(new KeyAccuracy("a, b", 2, 1, 1), new KeyAccuracy("c", 1, 1, 0));
  }

  @Test
  void persons_inParquet_read() throws Exception {
    persons = folder.resolve("persons.parquet");
    db.execute(
        "COPY (SELECT 'p' AS provider, '1' AS record_id, 7 AS person_id) TO "
            + SqlPath.target(persons)
            + " (FORMAT parquet)");
    assertThat(evaluate("provider,record_id,entity\np,1,x\n").accuracy().records()).isEqualTo(1);
  }

  @Test
  void files_wrong_refused() {
    assertThatThrownBy(() -> evaluate("a,b\n1,2\n"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageEndingWith(
            "truth.csv: must have a column 'record_id' or 'unique_id', got 2 columns of which fewer"
                + " than two have a known name; check that the first line is a header");
    assertThatThrownBy(() -> evaluate("provider,person,x\n1,2,3\n"))
        .hasMessageEndingWith(
            "must have a column 'record_id' or 'unique_id', got 'provider', 'person', 'x'");
    assertThatThrownBy(() -> evaluate("provider,record_id,person\np,1,2\np,1,3\n"))
        .hasMessageEndingWith("every record must have one person, got some with several");
    persons = inputs.write("persons.csv", "record_id,person_id\n1,1\n");
    assertThatThrownBy(() -> evaluate("record_id,person\nnobody,2\n"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("must name records of");
    assertThatThrownBy(() -> evaluate("record_id,person\n1,2,3\n\"x\n"))
        .isInstanceOf(InputRefusedException.class);
    assertThatThrownBy(() -> PersonFiles.evaluate(db, folder.resolve("absent.csv"), persons, null))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageEndingWith("absent.csv: there is no such file; check the path");
  }
}
