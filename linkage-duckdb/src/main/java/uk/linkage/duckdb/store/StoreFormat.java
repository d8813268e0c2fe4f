package uk.linkage.duckdb.store;

import java.time.LocalDate;
import java.util.Locale;
import uk.linkage.intake.InputRefusedException;

/** What the file of a store says that it is: a store, and of which format. */
final class StoreFormat {

  /** By which a store is told from any other database. */
  private static final String KIND = "linkage person store";

  private StoreFormat() {}

  /** Makes the tables of a store of today's format in an empty database. */
  static void make(StoreFile store, LocalDate day, String version) {
    StoreSchema.STEPS.forEach(step -> step.forEach(store.queries()::update));
    store.set("kind", KIND);
    store.set("format", Integer.toString(StoreSchema.FORMAT));
    store.set("created", day.toString());
    store.set("created_by", version);
    store.set("historical", "yes");
  }

  /** Refuses what is no store, or one of a newer version. */
  static void requireOurs(StoreFile store) {
    boolean isOurs =
        store
                .queries()
                .number(
                    "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'main'"
                        + " AND table_name = 'meta' AND column_name IN ('name', 'value') AND"
                        + " data_type = 'VARCHAR'")
            == 2;
    if (!isOurs || !KIND.equals(store.setting("kind"))) {
      throw StoreDoor.notOurs(store.path(), "another database");
    }
    int format = of(store);
    if (format > StoreSchema.FORMAT) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: must be of format %d or older, got %d, of a newer version of linkage; use that",
              store.path(),
              StoreSchema.FORMAT,
              format));
    }
  }

  /** The format of a file. */
  static int of(StoreFile store) {
    String said = store.setting("format");
    if (!said.matches("[1-9]\\d{0,8}")) {
      throw StoreDoor.damaged(store.path(), new IllegalStateException("no format"));
    }
    return Integer.parseInt(said);
  }
}
