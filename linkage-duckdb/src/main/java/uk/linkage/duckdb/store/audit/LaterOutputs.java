package uk.linkage.duckdb.store.audit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/** Outputs that left after a backup was made, brought into what is restored from it. */
public final class LaterOutputs {

  private LaterOutputs() {}

  private record Output(
      int run,
      LocalDateTime made,
      String command,
      String purpose,
      String recipient,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      String sha256,
      long records,
      long others) {}

  private record Named(String provider, String recordId) {}

  /**
   * Brings them, within a transaction.
   *
   * @param newer the store that knows of them
   * @param store what was restored; it knows all their records, if by their ids alone
   */
  public static void bring(StoreFile newer, StoreFile store) {
    StoreQueries queries = store.queries();
    int next = (int) queries.number("SELECT coalesce(max(id), 0) + 1 FROM carried_run");
    for (Output of : outputs(newer.queries())) {
      long known =
          queries.number(
              "SELECT count(*) FROM carried_run WHERE made = ? AND sha256 = ? AND command = ?",
              of.made,
              of.sha256,
              of.command);
      if (known == 0) {
        queries.update(
            "INSERT INTO carried_run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            next,
            of.made,
            of.command,
            of.purpose,
            of.recipient,
            of.first,
            of.last,
            of.sha256,
            of.records,
            of.others);
        carried(newer.queries(), of.run, queries, next);
        next++;
      }
    }
  }

  private static List<Output> outputs(StoreQueries newer) {
    return newer.rows(
        "SELECT id, made, command, purpose, recipient, first, last, sha256, records, others FROM"
            + " carried_run ORDER BY id",
        row ->
            new Output(
                row.getInt(1),
                row.getObject(2, LocalDateTime.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getString(8),
                row.getLong(9),
                row.getLong(10)));
  }

  private static void carried(StoreQueries newer, int from, StoreQueries queries, int run) {
    List<Named> all =
        newer.rows(
            "SELECT p.name, r.record_id FROM carried c JOIN record r ON r.key = c.record JOIN"
                + " provider p ON p.id = r.provider WHERE c.run = ? ORDER BY r.key",
            row -> new Named(row.getString(1), row.getString(2)),
            from);
    queries.stage(
        "later_carried",
        "provider VARCHAR, record_id VARCHAR",
        rows -> {
          for (Named one : all) {
            rows.beginRow().append(one.provider()).append(one.recordId()).endRow();
          }
        });
    queries.update(
        "INSERT INTO carried SELECT ?, r.key FROM later_carried l JOIN provider p ON p.name ="
            + " l.provider JOIN record r ON r.provider = p.id AND r.record_id = l.record_id ORDER"
            + " BY r.key",
        run);
  }
}
