package uk.linkage.duckdb.store.rights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageListener;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.link.StoreLink;

/**
 * An individual's own word on consent. A No takes effect on all periods at once and stands against
 * later uploads; a Yes brings back what was withheld.
 */
public final class Consent {

  /** Why a record takes no part whose individual said No here. */
  static final String OBJECTED = "objected";

  /** Reasons that a Yes does away with. */
  private static final Set<String> OF_CONSENT =
      Set.of(
          OBJECTED,
          RetrospectiveConsent.NOT_ASKED,
          "consent_no",
          "consent_not_recorded",
          "consent_not_understood",
          "not_informed");

  private Consent() {}

  /**
   * Sets consent.
   *
   * @param store the store
   * @param request whose
   * @param consent Yes or No
   * @param settings how persons are brought up to date; null if that is left to the next link
   * @param listener told what is being done
   * @return what was done
   * @throws uk.linkage.intake.InputRefusedException if there is no such record, or several are
   */
  public static Receipt set(
      StoreFile store,
      RightsRequest request,
      boolean consent,
      StoreLink.@Nullable Settings settings,
      StageListener listener) {
    StoreQueries queries = store.queries();
    List<HeldRecord> records = HeldRecord.required(queries, request);
    Answer answer = new Answer(store, request);
    List<Receipt> receipt = new ArrayList<>();
    store.change(
        "store consent",
        act -> {
          for (HeldRecord record : records) {
            answer.tellsRecipientsOf(record);
            if (consent) {
              sayYes(queries, record, request, answer);
            } else {
              sayNo(queries, record, request, answer);
            }
          }
          answer.link(settings, listener);
          answer.audit(act, records, "consent " + (consent ? "Yes" : "No"));
          receipt.add(
              answer.receipt(
                  "consent",
                  "consent is " + (consent ? "Yes" : "No"),
                  records.stream().map(HeldRecord::provider).toList()));
        });
    return receipt.get(0).audited(store.head());
  }

  /**
   * Whether uploads may have come while a record was held back, of which nothing was taken: which
   * they were is not kept, only since when.
   */
  private static boolean mayHaveMissedUploads(StoreQueries queries, HeldRecord record) {
    String uploads =
        "SELECT count(*) FROM upload u JOIN load l ON l.id = u.load JOIN record r ON r.provider ="
            + " u.provider ";
    return switch (String.valueOf(record.reason())) {
      case OBJECTED ->
          queries.number(
                  uploads
                      + "JOIN own_word w ON w.record = r.key WHERE r.key = ? AND l.made::DATE >="
                      + " w.given",
                  record.key())
              > 0;
      case RetrospectiveConsent.NOT_ASKED ->
          queries.number(
                  uploads
                      + "JOIN joined_without j ON j.provider = r.provider WHERE r.key = ? AND"
                      + " u.load > j.load",
                  record.key())
              > 0;
      // The upload itself that said No was not taken.
      default -> true;
    };
  }

  /** The day of the request by which a consent is kept; null if none is, or the other one. */
  private static @Nullable LocalDate since(
      StoreQueries queries, HeldRecord record, boolean consent) {
    List<LocalDate> given =
        queries.rows(
            "SELECT given FROM own_word WHERE record = ? AND consent = ?",
            row -> row.getObject(1, LocalDate.class),
            record.key(),
            consent);
    return given.isEmpty() ? null : given.get(0);
  }

  private static void keep(
      StoreQueries queries, HeldRecord record, RightsRequest request, boolean consent) {
    queries.update("DELETE FROM own_word WHERE record = ?", record.key());
    queries.update(
        "INSERT INTO own_word VALUES (?, ?, ?)", record.key(), consent, request.requested());
  }

  private static void sayNo(
      StoreQueries queries, HeldRecord record, RightsRequest request, Answer answer) {
    LocalDate since = since(queries, record, false);
    if (since != null) {
      answer.found(
          record + ": consent is No by the request of " + since + "; nothing was changed.");
      return;
    }
    keep(queries, record, request, false);
    if (record.takesPart()) {
      queries.update(
          "UPDATE record SET reason = ?, dirty = true WHERE key = ?", OBJECTED, record.key());
      answer.did(
          record
              + ": takes no part any more, in any period. What it had is withheld, and stays"
              + " withheld whatever later uploads say, until consent is Yes here.");
    } else {
      answer.did(
          record
              + ": took no part before ("
              + words(record.reason())
              + "). The No is kept, and stands whatever later uploads say.");
    }
    answer.note("Results that were written before still have the record: make them again.");
  }

  private static void sayYes(
      StoreQueries queries, HeldRecord record, RightsRequest request, Answer answer) {
    String reason = record.reason();
    LocalDate since = since(queries, record, true);
    boolean already = since != null;
    boolean missed = mayHaveMissedUploads(queries, record);
    if (reason == null) {
      if (already) {
        answer.found(
            record
                + ": takes part, and consent is Yes by the request of "
                + since
                + "; nothing was changed.");
      } else {
        keep(queries, record, request, true);
        answer.did(
            record
                + ": takes part, as before. The Yes is kept, and stands against a later rule on"
                + " its whole provider.");
      }
      return;
    }
    boolean isBack = OF_CONSENT.contains(reason) && record.word() != null;
    if (!already || isBack) {
      keep(queries, record, request, true);
      queries.update("DELETE FROM not_asked WHERE record = ?", record.key());
    }
    if (!OF_CONSENT.contains(reason)) {
      said(
          answer,
          already,
          record
              + ": consent is Yes, and it takes no part for another reason: "
              + words(reason)
              + ".");
    } else if (record.word() == null) {
      said(
          answer,
          already,
          record
              + ": consent is Yes, but it came without consent, so the store"
              + " has nothing of it but its id. Its provider must upload it again.");
    } else {
      queries.update("UPDATE record SET reason = NULL, dirty = true WHERE key = ?", record.key());
      answer.did(record + ": takes part again, in all periods, with all it had until then.");
      if (missed) {
        answer.noteMissedUploads();
      }
      answer.note(
          "If its provider's file says No, the next upload withholds it again: have the Yes"
              + " recorded there, too.");
    }
  }

  private static void said(Answer answer, boolean already, String sentence) {
    if (already) {
      answer.found(sentence);
    } else {
      answer.did(sentence);
    }
  }

  /** Whether a record came without consent, and its individual has said Yes here since. */
  static boolean waitsForUpload(StoreQueries queries, HeldRecord record) {
    return record.word() == null
        && OF_CONSENT.contains(String.valueOf(record.reason()))
        && since(queries, record, true) != null;
  }

  /** A reason as it is shown. */
  static String words(@Nullable String reason) {
    return String.valueOf(reason).replace('_', ' ');
  }
}
