package uk.linkage.duckdb.store.rights;

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
    queries.inTransaction(
        () -> {
          for (HeldRecord record : records) {
            if (consent) {
              sayYes(queries, record, request, answer);
            } else {
              sayNo(queries, record, request, answer);
            }
          }
          answer.link(settings, listener);
          receipt.add(
              answer.receipt(
                  "consent",
                  "consent is " + (consent ? "Yes" : "No"),
                  records.stream().map(HeldRecord::provider).toList()));
        });
    return receipt.get(0);
  }

  private static boolean said(StoreQueries queries, HeldRecord record, boolean consent) {
    return queries.number(
            "SELECT count(*) FROM own_word WHERE record = ? AND consent = ?", record.key(), consent)
        > 0;
  }

  private static void keep(
      StoreQueries queries, HeldRecord record, RightsRequest request, boolean consent) {
    queries.update("DELETE FROM own_word WHERE record = ?", record.key());
    queries.update(
        "INSERT INTO own_word VALUES (?, ?, ?)", record.key(), consent, request.requested());
  }

  private static void sayNo(
      StoreQueries queries, HeldRecord record, RightsRequest request, Answer answer) {
    if (said(queries, record, false)) {
      answer.found(record + ": consent was No before; nothing was changed.");
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
    boolean already = said(queries, record, true);
    if (reason == null) {
      // Kept, so that a later rule on its whole provider lets it be.
      if (!already) {
        keep(queries, record, request, true);
      }
      answer.found(record + ": takes part, as before; nothing was changed.");
      return;
    }
    if (!already) {
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
      answer.did(record + ": takes part again, in all periods, with all it had.");
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

  /** A reason as it is shown. */
  static String words(@Nullable String reason) {
    return String.valueOf(reason).replace('_', ' ');
  }
}
