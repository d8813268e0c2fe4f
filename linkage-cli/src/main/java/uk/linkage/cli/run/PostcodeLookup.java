package uk.linkage.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.geography.LookupColumns;
import uk.linkage.duckdb.geography.LookupFacts;
import uk.linkage.duckdb.geography.LookupFile;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.geography.AuthorityLookup;
import uk.linkage.geography.Placement;
import uk.linkage.parallel.Workers;

/** A directory of postcodes, if there is one. */
record PostcodeLookup(@Nullable AuthorityLookup lookup, @Nullable LookupFacts facts) {

  static PostcodeLookup of(
      CountingAsked asked, DuckDb db, Machine machine, StageListener listener) {
    Path path = asked.lookup();
    if (path == null) {
      return new PostcodeLookup(null, null);
    }
    LookupFile file = LookupFile.open(db, path, LookupColumns.of(asked.lookupColumns()));
    listener.started("lookup", file.estimatedRows());
    try (Workers workers = new Workers(machine.threads())) {
      LookupFile.Loaded loaded =
          file.read(AuthorityLookup.USUAL_LEAST_SHARE, workers, listener::progressed);
      return new PostcodeLookup(loaded.lookup(), loaded.facts());
    }
  }

  List<InputFile> files() {
    return facts == null ? List.of() : List.of(facts.file());
  }

  /** How many records were placed in which way. */
  List<String> notes(PlacesOfRecords places) {
    if (lookup == null) {
      return List.of();
    }
    List<String> ways = new ArrayList<>();
    for (Map.Entry<Placement, Long> way : places.tally().counts().entrySet()) {
      if (way.getValue() > 0) {
        ways.add(String.format(Locale.ROOT, "%s %,d", way.getKey().reason(), way.getValue()));
      }
    }
    return ways.isEmpty()
        ? List.of()
        : List.of("records were placed by their postcodes: " + String.join("; ", ways) + ".");
  }
}
