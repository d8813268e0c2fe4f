package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.LinkageSettings;
import uk.linkage.MatchingResult;
import uk.linkage.MatchingSettings;
import uk.linkage.RecordChoice;
import uk.linkage.StageListener;
import uk.linkage.cluster.Persons;
import uk.linkage.count.ContactSpells;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.duckdb.store.period.PersonsHistory;
import uk.linkage.intake.Clients;

/** The records of a run, looked at and ready to be read. */
interface OpenedRecords extends AutoCloseable {

  /** What outputs say of them. */
  ReadClients clients();

  /** Their persons. */
  LinkageResult linked(StageListener listener);

  /** Their persons, matched to those of files of NDTMS. */
  MatchingResult matched(
      ClientFiles ndtms, RecordChoice chosen, MatchingSettings settings, StageListener listener);

  /** As what they are linked or counted. */
  LinkageSettings settings();

  /** When they were in contact; after their persons. */
  ContactSpells spells(Clients clients);

  /**
   * When these persons were in contact until the end of the period, also before it and by records
   * that are none of it; null if the records are files', which have no history.
   */
  @Nullable PersonsHistory history(Persons persons);

  /**
   * Whether of some only first and last days of contact are known, and not what lies between; where
   * no file of contacts tells.
   */
  boolean haveUnknownDays();

  /** How dates are written, beside the usual shapes. */
  List<String> dateFormats();

  /** The reference date. */
  LocalDate asAt();

  /** The model that was read from a file, or null if none was. */
  @Nullable ModelFile model();

  /**
   * Puts on record which of a store's records a match carried (R25); nothing if they are files'.
   *
   * @param clients the records
   * @param command the command
   * @param result a file of the result, by whose SHA-256 it is known
   * @return as which output; null if they are files'
   */
  @Nullable Audited<Integer> carried(Clients clients, String command, Path result);

  @Override
  void close();
}
