package uk.linkage.duckdb.store.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * What individuals said here that an upload says otherwise: it is read as if it said what they did.
 */
public final class StandingWords {

  /** Nothing. */
  public static final Applied NONE = new Applied(0, 0, 0);

  private StandingWords() {}

  /**
   * How many rows said otherwise.
   *
   * @param objected rows that say Yes of individuals who said No here
   * @param notAsked rows that say Yes of individuals who were not asked for retrospective consent
   * @param putRight rows that have what was put right here
   */
  public record Applied(long objected, long notAsked, long putRight) {

    /**
     * Tells the same of a load that is done: rules on providers reach what it brought as well.
     *
     * @param heldBack how many of its rows take no part in the store, by the reason
     * @return how many rows said otherwise
     */
    public Applied afterLoad(Map<String, Long> heldBack) {
      return new Applied(
          objected, heldBack.getOrDefault(RetrospectiveConsent.NOT_ASKED, 0L), putRight);
    }

    /**
     * Says so.
     *
     * @return sentences
     */
    public List<String> notes() {
      List<String> notes = new ArrayList<>();
      note(
          objected,
          "%s of individuals who said No here: the No stands, until 'linkage store"
              + " consent --set yes'",
          "row says Yes",
          "rows say Yes",
          notes);
      note(
          notAsked,
          "%s of individuals without retrospective consent: they take no part, until"
              + " 'linkage store provider --retrospective-consent yes'",
          "row is",
          "rows are",
          notes);
      note(
          putRight,
          "%s what was put right here: what is right stays; tell the providers",
          "row still has",
          "rows still have",
          notes);
      return notes;
    }

    private static void note(
        long count, String sentence, String one, String several, List<String> notes) {
      if (count > 0) {
        notes.add(String.format(Locale.ROOT, sentence, Counted.of(count, one, several)));
      }
    }
  }

  /**
   * Brings rows of an upload to what stands.
   *
   * @param queries the store
   * @param staged a table with provider, record_id, word and reason
   * @return how many rows said otherwise
   */
  public static Applied applyTo(StoreQueries queries, String staged) {
    long objected =
        withhold(
            queries,
            staged,
            "record r JOIN own_word t ON t.record = r.key AND NOT t.consent",
            Consent.OBJECTED);
    long notAsked =
        withhold(
            queries,
            staged,
            "record r JOIN not_asked t ON t.record = r.key",
            RetrospectiveConsent.NOT_ASKED);
    return new Applied(objected, notAsked, PartRules.applyTo(queries, staged));
  }

  private static String isSame(String staged) {
    return staged + ".provider = r.provider AND " + staged + ".record_id = r.record_id";
  }

  private static long withhold(StoreQueries queries, String staged, String of, String reason) {
    String condition = " WHERE " + isSame(staged) + " AND " + staged + ".reason IS NULL";
    long count = queries.number("SELECT count(*) FROM " + staged + ", " + of + condition);
    if (count > 0) {
      queries.update(
          "UPDATE " + staged + " SET word = NULL, reason = ? FROM " + of + condition, reason);
    }
    return count;
  }
}
