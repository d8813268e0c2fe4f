package uk.linkage.cli.options;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.run.RecordsAsked;

/** Which store is read instead of files, and of which period. */
public final class PeriodOptions {

  private static final Set<String> OF_STORE = Set.of("--db", "--from", "--to");

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description =
          "A store, instead of files: its persons are those of 'store link', with the consents of"
              + " today.")
  private @Nullable Path db;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "With --db: only records in contact on this day or later, as yyyy-MM-dd.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "With --db: only records in contact on this day or earlier.")
  private @Nullable LocalDate to;

  /** For picocli. */
  public PeriodOptions() {}

  /**
   * Returns the records of a store that are asked for.
   *
   * @param files the files that are named, or the option that names them
   * @param senseless options that say how files are read or linked
   * @return the records, or null if files are to be read
   * @throws ParameterException if the options make no sense together
   */
  public RecordsAsked.@Nullable OfStore toRecords(List<String> files, Set<String> senseless) {
    if (db == null) {
      if (from != null || to != null) {
        throw wrong(
            (from != null ? "--from" : "--to")
                + " must come with --db: only a store knows records over time");
      }
      if (files.isEmpty()) {
        throw wrong(
            "there must be files or a store, got neither; name files, or a store with --db");
      }
      return null;
    }
    if (!files.isEmpty()) {
      throw wrong("--db must come without files, got '" + files.get(0) + "' as well");
    }
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      if (senseless.contains(name) && !OF_STORE.contains(name)) {
        throw wrong(
            name + " must come without --db: a store's records are read and linked already");
      }
    }
    try {
      return new RecordsAsked.OfStore(db, from, to, StoreOptions.use(spec));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
