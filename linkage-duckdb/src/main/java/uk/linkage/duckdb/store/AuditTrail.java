package uk.linkage.duckdb.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** Writes the audit: a row for each change, within the transaction of the change. */
final class AuditTrail {

  private static final String HEAD = "audit_head";

  private final StoreFile store;
  private final StoreQueries queries;

  AuditTrail(StoreFile store) {
    this.store = store;
    this.queries = store.queries();
  }

  void change(String command, AuditRow.Counts before, Consumer<Act> work) {
    Act act = new Act();
    work.accept(act);
    if (act.changed()) {
      AuditHead head = head();
      add(
          new AuditRow(
                  head.row() + 1,
                  Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                  user(),
                  command,
                  before,
                  AuditRow.Counts.of(queries),
                  act.outcome(),
                  act.ids(),
                  head.sha256(),
                  "")
              .hashed());
    }
  }

  private static String user() {
    return AuditRow.oneLine(
        ProcessHandle.current()
            .info()
            .user()
            .orElseGet(() -> System.getProperty("user.name", "unknown")));
  }

  private void add(AuditRow row) {
    queries.update(
        "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.sequence(),
        row.made(),
        row.user(),
        row.command(),
        row.before().records(),
        row.before().taking(),
        row.before().links(),
        row.before().persons(),
        row.after().records(),
        row.after().taking(),
        row.after().links(),
        row.after().persons(),
        row.outcome(),
        row.previous(),
        row.sha256());
    queries.append(
        "audit_id",
        rows -> {
          for (int n = 1; n <= row.ids().size(); n++) {
            AuditRow.Id id = row.ids().get(n - 1);
            rows.beginRow()
                .append(row.sequence())
                .append(n)
                .append(id.provider())
                .append(id.recordId())
                .append(id.salt())
                .append(id.digest())
                .endRow();
          }
        });
    store.set(HEAD, row.sha256());
  }

  /** The last row. */
  AuditHead head() {
    List<AuditHead> last =
        queries.rows(
            "SELECT sequence, sha256 FROM audit ORDER BY sequence DESC LIMIT 1",
            row -> new AuditHead(row.getLong(1), row.getString(2)));
    return last.isEmpty() ? new AuditHead(0, AuditRow.NONE) : last.get(0);
  }
}
