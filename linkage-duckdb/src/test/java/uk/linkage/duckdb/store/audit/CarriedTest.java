package uk.linkage.duckdb.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.rights.KnownRecords;
import uk.linkage.intake.Clients;
import uk.linkage.intake.InputRefusedException;

final class CarriedTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  @TempDir private Path folder;

  private static CarriedRun.Output to(String recipient, LocalDate from, LocalDate to) {
    return new CarriedRun.Output("match", "agreement 12", recipient, from, to, "ab".repeat(32), 3);
  }

  private StoreFile loaded() {
    StoreFile store = StoredTown.made(folder.resolve("a.db"));
    Path csv =
        new Inputs(folder)
            .write(
                "a.csv",
                Inputs.HEADER
                    + "\nOak,1,JS,1980-05-31,M,L3 2ET,Y\nOak,2,AB,1975-11-12,F,L17 8XX,Y\n"
                    + "Elm,1,JS,1980-05-31,M,L3 2ET,Y\nElm,3,KW,1990-02-28,F,WA1 1AB,N\n");
    StoredTown.load(store, csv, MissingRule.ASK, DAY);
    return store;
  }

  private static int key(StoreFile store, String provider, String id) {
    return (int)
        store
            .queries()
            .number(
                "SELECT r.key FROM record r JOIN provider p ON p.id = r.provider WHERE p.name = ?"
                    + " AND r.record_id = ?",
                provider,
                id);
  }

  @Test
  void outputs_areToldOfTheRecordsThatTheyCarried_andOfNoOther() {
    try (StoreFile store = loaded()) {
      int oak1 = key(store, "Oak", "1");
      int oak2 = key(store, "Oak", "2");
      assertThat(Carried.record(store, to("NDTMS", DAY, DAY.plusDays(9)), new int[] {oak1, oak2}))
          .isEqualTo(1);
      assertThat(Carried.record(store, to("OHID", null, null), new int[] {oak1})).isEqualTo(2);
      assertThat(Carried.record(store, to("nobody", null, null), new int[0])).isEqualTo(3);

      assertThat(Carried.of(store, "1", "Oak"))
          .extracting(run -> run.output().recipient())
          .containsExactly("NDTMS", "OHID");
      CarriedRun run = Carried.of(store, "2", null).get(0);
      assertThat(run.output()).isEqualTo(to("NDTMS", DAY, DAY.plusDays(9)));
      assertThat(run.records()).isEqualTo(2);
      assertThat(Carried.of(store, "1", "Elm")).isEmpty();

      AuditRow row = Audit.rows(store).get(2);
      assertThat(row.command()).isEqualTo("match");
      assertThat(row.outcome()).isEqualTo("carried 1: records of the store 2, others 3");
      assertThat(row.ids()).isEmpty();
      assertThat(AuditCheck.of(store, null).fault()).isNull();
    }
  }

  @Test
  void recordThatIsUnknownOrOfSeveralProviders_isRefused() {
    try (StoreFile store = loaded()) {
      assertThatThrownBy(() -> Carried.of(store, "99", null))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("got '99'; check --of");
      assertThatThrownBy(() -> Carried.of(store, "2", "Elm"))
          .hasMessageContaining("got '2' of provider 'Elm'");
      assertThatThrownBy(() -> Carried.of(store, "1", null))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("got 2: 'Elm', 'Oak'; say which: --provider");
    }
  }

  @Test
  void known_findsRecordsByProviderAndId_andThoseThatAreWithheld() {
    try (StoreFile store = loaded()) {
      String later =
          Inputs.HEADER
              + "\nAsh,1,JS,1980-05-31,M,L3 2ET,Y\nElm,1,JS,1980-05-31,M,L3 2ET,Y\n"
              + "Elm,3,KW,1990-02-28,F,WA1 1AB,Y\nOak,2,AB,1975-11-12,F,L17 8XX,Y\n";
      Path csv = new Inputs(folder).write("b.csv", later);
      try (StoreFile other = StoredTown.made(folder.resolve("b.db"))) {
        Clients clients = StoredTown.load(other, csv, MissingRule.ASK, DAY).intake().clients();
        KnownRecords known = KnownRecords.of(store, clients);
        assertThat(known.keys(client -> true))
            .containsExactly(
                key(store, "Elm", "1"), key(store, "Elm", "3"), key(store, "Oak", "2"));
        assertThat(known.keys(known::isWithheld)).containsExactly(key(store, "Elm", "3"));
        assertThat(known.isWithheld(0)).isFalse();
      }
    }
  }
}
