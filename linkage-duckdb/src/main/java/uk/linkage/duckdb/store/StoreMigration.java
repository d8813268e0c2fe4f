package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import uk.linkage.duckdb.output.PrivateFolder;
import uk.linkage.intake.InputRefusedException;

/** Brings a store of an older format up to date. As it was it is kept beside. */
final class StoreMigration {

  private StoreMigration() {}

  /** Takes the steps that a store lacks: all of them or none. */
  static void steps(StoreFile store, List<List<String>> all) {
    int before = StoreFormat.of(store);
    store.change(
        "migration",
        act -> {
          all.subList(before, all.size()).forEach(step -> step.forEach(store.queries()::update));
          store.set("format", Integer.toString(all.size()));
          act.outcome("format " + before + " to " + all.size());
        });
  }

  /**
   * Copies a store that nobody has open to {@code NAME.before-format-N}, for its owner alone. If
   * there is another file of that name it is left alone, and one of the same bytes is the copy.
   *
   * @param store the file itself
   * @param format the format that it shall have
   * @return the copy
   */
  static Path keepBefore(Path store, int format) {
    try (PrivateFolder folder = PrivateFolder.beside(store)) {
      Path copy = folder.file("store");
      StoreBytes.copyWhole(store, copy);
      for (int n = 1; ; n++) {
        Path kept =
            store.resolveSibling(
                String.format(
                    Locale.ROOT,
                    "%s.before-format-%d%s",
                    store.getFileName(),
                    format,
                    n == 1 ? "" : "-" + n));
        if (!Files.exists(kept)) {
          Files.move(copy, kept);
          return kept;
        }
        if (Files.isRegularFile(kept) && Files.mismatch(kept, copy) < 0) {
          return kept;
        }
      }
    } catch (IOException e) {
      throw new InputRefusedException(
          store
              + ": must be copied before it is brought to format "
              + format
              + ", and that could not be done; check the folder and the free space on the disk",
          e);
    }
  }
}
