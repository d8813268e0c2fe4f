package uk.linkage.duckdb.store.load;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.FactColumn;
import uk.linkage.duckdb.input.KnownFacts;
import uk.linkage.duckdb.input.ReadOptions;

/** The files of uploads, opened for all that a store keeps of them. */
public final class StoreUploads {

  private StoreUploads() {}

  /**
   * Looks at files, and finds the days of contact and the facts that they have.
   *
   * @param db what reads the files; must stay open as long as they are read
   * @param reading which files, and how
   * @param also names of further columns to keep, which every file must have
   * @return the files, ready to be loaded
   * @throws uk.linkage.intake.InputRefusedException if a file can't be worked on
   * @throws uk.linkage.intake.PrivacyRefusedException if a column tells who a person is
   */
  public static ClientFiles open(DuckDb db, ReadOptions reading, List<String> also) {
    List<FactColumn> wanted = new ArrayList<>();
    for (String name : also) {
      wanted.add(KnownFacts.column(name, /* required= */ true));
    }
    List<String> taken = wanted.stream().map(FactColumn::name).toList();
    for (String name : KnownFacts.names()) {
      if (!taken.contains(name)) {
        wanted.add(KnownFacts.column(name, /* required= */ false));
      }
    }
    ClientFiles files = ClientFiles.open(db, reading.withFacts(wanted));
    // Nobody needs to be told of each that no file has.
    List<FactColumn> found = wanted.stream().filter(fact -> files.hasFact(fact.name())).toList();
    return found.size() == wanted.size() ? files : ClientFiles.open(db, reading.withFacts(found));
  }
}
