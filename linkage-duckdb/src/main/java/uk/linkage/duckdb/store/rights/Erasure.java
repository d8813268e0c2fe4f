package uk.linkage.duckdb.store.rights;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageListener;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.RecordRows;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.StoreRoom;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.audit.Audit;
import uk.linkage.duckdb.store.link.StoreLink;

/**
 * Erases a record: all that the store has of it, the bytes as well, and for ever: it is not taken
 * from later uploads.
 */
public final class Erasure {

  /** What the audit calls it. */
  static final String COMMAND = "store erase";

  private static final String NOT_REACHED =
      "Not reached by this: backups and copies of the store (linkage store restore erases it from"
          + " them again), results that were written before, the files of its provider, and blocks"
          + " that the disk or the file system has set aside.";

  private Erasure() {}

  /**
   * Erases.
   *
   * @param path the file of the store, which nobody has open
   * @param machine what the database may take
   * @param use what it is opened for
   * @param request whose
   * @param settings how persons are brought up to date; null if that is left to the next link
   * @param listener told what is being done
   * @return what was done
   * @throws uk.linkage.intake.InputRefusedException if there is no such record and never was one
   *     that was erased; or its bytes can't be overwritten now
   */
  public static Receipt run(
      Path path,
      StoreFile.Machine machine,
      StoreUse use,
      RightsRequest request,
      StoreLink.@Nullable Settings settings,
      StageListener listener) {
    Answer answer;
    List<HeldRecord> records;
    List<String> providers;
    try (StoreFile store = StoreFile.open(path, machine, use)) {
      records = HeldRecord.of(store.queries(), request);
      answer = new Answer(store, request);
      providers =
          records.isEmpty()
              ? erasedEarlier(store, request, answer)
              : records.stream().map(HeldRecord::provider).toList();
      if (!records.isEmpty()) {
        StoreRoom.require(store);
        store.change(
            COMMAND,
            act -> {
              records.forEach(answer::tellsRecipientsOf);
              records.forEach(record -> act.erasedRecord());
              act.outcome("erased " + records.size());
              Tombstones.of(store.queries())
                  .add(store.queries(), records, request.now().toLocalDate());
              answer.did(words(remove(store, records)));
              answer.link(settings, listener);
            });
        listener.started("overwrite", -1);
        long bytes = store.rewrite().stream().mapToLong(destroyed -> destroyed.bytes()).sum();
        answer.did(
            "The store was written anew, and its file before ("
                + Counted.of(bytes, "byte", "bytes")
                + " with its log) overwritten with zeros and removed.");
      }
    }
    try (StoreFile store = StoreFile.openAgain(path, machine, use)) {
      confirm(store, records, request, answer);
      answer.note(NOT_REACHED);
      return answer.receipt("erase", "erasure", providers, store).audited(store.head());
    }
  }

  /** The providers at which the record was erased before. */
  private static List<String> erasedEarlier(StoreFile store, RightsRequest request, Answer answer) {
    StoreQueries queries = store.queries();
    Tombstones tombstones = Tombstones.of(queries);
    List<String> names =
        request.provider() == null
            ? queries.rows("SELECT name FROM provider ORDER BY name", row -> row.getString(1))
            : List.of(request.provider());
    List<String> found = new ArrayList<>();
    SortedSet<LocalDate> days = new TreeSet<>();
    for (String name : names) {
      LocalDate day = tombstones.erased(name, request.recordId());
      if (day != null) {
        found.add(name);
        days.add(day);
        answer.found(
            name + "/" + request.recordId() + ": was erased on " + day + "; nothing was changed.");
      }
    }
    if (found.isEmpty()) {
      throw HeldRecord.none(request);
    }
    days.forEach(day -> EarlierErasure.of(store, day).forEach(answer::found));
    return found;
  }

  /**
   * Removes all that the store has of some records, within a transaction. Records that were linked
   * with them wait for the next link.
   *
   * @return how many rows of which table were removed
   */
  static SortedMap<String, Long> remove(StoreFile store, List<HeldRecord> records) {
    List<Integer> keys = records.stream().map(HeldRecord::key).toList();
    String some = keys.stream().map(String::valueOf).collect(Collectors.joining(","));
    store
        .queries()
        .update(
            "UPDATE record SET dirty = true WHERE reason IS NULL AND key IN (SELECT a FROM link"
                + " WHERE b IN ("
                + some
                + ") UNION SELECT b FROM link WHERE a IN ("
                + some
                + "))");
    records.forEach(record -> Audit.redact(store, record.provider(), record.recordId()));
    return RecordRows.remove(store, keys);
  }

  private static String words(SortedMap<String, Long> removed) {
    return "Removed from the store: "
        + removed.entrySet().stream()
            .filter(of -> of.getValue() > 0)
            .map(of -> Counted.of(of.getValue(), "row", "rows") + " of '" + of.getKey() + "'")
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** Searches the store that was written anew. */
  private static void confirm(
      StoreFile store, List<HeldRecord> erased, RightsRequest request, Answer answer) {
    List<Integer> keys = erased.stream().map(HeldRecord::key).toList();
    boolean isThere =
        RecordRows.count(store, keys) > 0
            || HeldRecord.all(store.queries()).stream()
                .anyMatch(
                    held ->
                        held.recordId().equals(request.recordId())
                            && erased.stream()
                                .anyMatch(of -> of.provider().equals(held.provider())));
    if (isThere) {
      throw new IllegalStateException("what was erased must not be found again");
    }
    answer.found("Searched for again: nothing found.");
  }
}
