package uk.linkage.duckdb.store.rights;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageListener;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.link.StoreLink;
import uk.linkage.intake.InputRefusedException;

/**
 * Clients whom a provider had before it joined, and who were not asked for their consent to that:
 * they take no part (R5).
 */
public final class RetrospectiveConsent {

  /** Why such a record takes no part. */
  static final String NOT_ASKED = "no_retrospective_consent";

  private RetrospectiveConsent() {}

  /**
   * What is said of a provider.
   *
   * @param provider its name
   * @param consent whether it has retrospective consent
   * @param before the day on which it joined; plays no part if it has consent
   * @param requested the day on which that was asked
   * @param now when it is done
   */
  public record Said(
      String provider, boolean consent, LocalDate before, LocalDate requested, LocalDateTime now) {

    public Said {
      RightsRequest.requirePossible(requested, now);
      if (!consent && before.isAfter(now.toLocalDate())) {
        throw new InputRefusedException(
            "--before must be the day on which the provider joined, today or earlier, got "
                + before
                + "; correct the day");
      }
    }
  }

  /**
   * Keeps what is said of a provider.
   *
   * @param store the store
   * @param said what is said
   * @param settings how persons are brought up to date; null if that is left to the next link
   * @param listener told what is being done
   * @return what was done
   * @throws InputRefusedException if there is no such provider
   */
  public static Receipt set(
      StoreFile store, Said said, StoreLink.@Nullable Settings settings, StageListener listener) {
    StoreQueries queries = store.queries();
    List<Integer> ids =
        queries.rows("SELECT id FROM provider WHERE name = ?", row -> row.getInt(1), said.provider);
    if (ids.isEmpty()) {
      throw new InputRefusedException(
          "provider '"
              + said.provider
              + "' must be one that was loaded, got none of that name; 'linkage store status' lists"
              + " the providers");
    }
    int provider = ids.get(0);
    Answer answer = new Answer(store, new Answer.Asked("", said.requested, said.now));
    List<Receipt> receipt = new ArrayList<>();
    store.change(
        "store provider",
        act -> {
          if (said.consent) {
            yes(queries, provider, answer);
          } else {
            no(queries, provider, said, answer);
          }
          answer.link(settings, listener);
          answer.audit(
              act,
              List.of(),
              said.provider + ": retrospective consent " + (said.consent ? "Yes" : "No"));
          receipt.add(
              answer.receipt(
                  "provider",
                  said.consent
                      ? "the provider has retrospective consent"
                      : "the provider joined without retrospective consent, before " + said.before,
                  List.of(said.provider)));
        });
    return receipt.get(0).audited(store.head());
  }

  private static void no(StoreQueries queries, int provider, Said said, Answer answer) {
    boolean known =
        queries.number(
                "SELECT count(*) FROM joined_without WHERE provider = ? AND before = ?",
                provider,
                said.before)
            > 0;
    if (known) {
      answer.found(said.provider + ": this was said before; nothing was changed.");
      return;
    }
    int load = (int) queries.number("SELECT coalesce(max(id), 0) FROM load");
    queries.update(
        "CREATE OR REPLACE TEMP TABLE took_part AS SELECT key FROM record WHERE reason IS NULL");
    // Of an earlier word with another day, none stays.
    boolean missed = hasUploadsSinceRule(queries, provider);
    release(queries, provider);
    queries.update("INSERT INTO joined_without VALUES (?, ?, ?)", provider, said.before, load);
    apply(queries);
    String ofProvider = "SELECT count(*) FROM record WHERE provider = ? AND key ";
    answer.did(
        String.format(
            Locale.ROOT,
            "%s: %s held back, %,d of which took part until now; in all periods, whatever later"
                + " uploads say, until retrospective consent is yes, or the individual says Yes.",
            said.provider,
            Counted.of(
                queries.number(ofProvider + "IN (SELECT record FROM not_asked)", provider),
                "record is",
                "records are"),
            queries.number(
                ofProvider + "IN (SELECT key FROM took_part) AND reason IS NOT NULL", provider)));
    long back =
        queries.number(
            ofProvider + "NOT IN (SELECT key FROM took_part) AND reason IS NULL", provider);
    if (back > 0) {
      answer.did(
          "Of those held back before, "
              + Counted.of(back, "takes part again.", "take part again."));
      if (missed) {
        answer.noteMissedUploads();
      }
    }
    answer.note("Results that were written before still have these records: make them again.");
  }

  private static void yes(StoreQueries queries, int provider, Answer answer) {
    long rules = queries.number("SELECT count(*) FROM joined_without WHERE provider = ?", provider);
    long held = queries.number("SELECT count(*) FROM record WHERE " + marked(provider));
    if (rules == 0 && held == 0) {
      answer.found("Its records were not held back; nothing was changed.");
      return;
    }
    boolean missed = hasUploadsSinceRule(queries, provider);
    long back = release(queries, provider);
    answer.did(
        "Of its "
            + Counted.of(held, "record that was held back, ", "records that were held back, ")
            + Counted.of(back, "takes part again.", "take part again."));
    if (back > 0 && missed) {
      answer.noteMissedUploads();
    }
    if (held > back) {
      answer.note("What it never sent with consent it must upload again.");
    }
  }

  private static boolean hasUploadsSinceRule(StoreQueries queries, int provider) {
    return queries.number(
            "SELECT count(*) FROM upload u JOIN joined_without j ON j.provider = u.provider WHERE"
                + " u.provider = ? AND u.load > j.load",
            provider)
        > 0;
  }

  private static String marked(int provider) {
    return "record.provider = " + provider + " AND record.key IN (SELECT record FROM not_asked)";
  }

  /** Takes back the rule on a provider, if the store knows it, within a transaction. */
  static void takeBack(StoreQueries queries, String provider) {
    queries
        .rows("SELECT id FROM provider WHERE name = ?", row -> row.getInt(1), provider)
        .forEach(id -> release(queries, id));
  }

  /** Takes back the rule on a provider; returns how many records take part again by that. */
  private static long release(StoreQueries queries, int provider) {
    String away = " WHERE " + marked(provider) + " AND reason = '" + NOT_ASKED + "'";
    long back = queries.number("SELECT count(*) FROM record" + away + " AND word IS NOT NULL");
    queries.update(
        "UPDATE record SET reason = ?"
            + away
            + " AND key IN (SELECT record FROM own_word WHERE NOT consent)",
        Consent.OBJECTED);
    queries.update(
        "UPDATE record SET reason = NULL, dirty = true" + away + " AND word IS NOT NULL");
    queries.update(
        "DELETE FROM not_asked WHERE record IN (SELECT key FROM record WHERE provider = ?)",
        provider);
    queries.update("DELETE FROM joined_without WHERE provider = ?", provider);
    return back;
  }

  /**
   * Holds back whom the rules on providers reach; also after a load, which may bring more of them.
   *
   * @param queries the store, within a transaction
   * @return how many records are held back that were not
   */
  public static long apply(StoreQueries queries) {
    if (queries.number("SELECT count(*) FROM joined_without") == 0) {
      // Or the days of all records are aggregated for nothing: a tenth of a small load.
      return 0;
    }
    String reached =
        " FROM record r JOIN joined_without j ON j.provider = r.provider WHERE "
            + isFromBefore("r", "j")
            + " AND r.key NOT IN (SELECT record FROM not_asked)"
            + " AND r.key NOT IN (SELECT record FROM own_word WHERE consent)";
    long count = queries.number("SELECT count(*)" + reached);
    if (count > 0) {
      queries.update("INSERT INTO not_asked SELECT r.key" + reached + " ORDER BY r.key");
      queries.update(
          "UPDATE record SET reason = ?, dirty = true WHERE reason IS NULL AND key IN (SELECT"
              + " record FROM not_asked)",
          NOT_ASKED);
    }
    return count;
  }

  /**
   * Which records are those of clients whom a provider had before it joined: the one place where
   * that is decided. The first day of contact tells; of a record without one, that it was loaded
   * when this was said.
   *
   * @param record stands for the table of records
   * @param rule stands for the table of rules
   */
  private static String isFromBefore(String record, String rule) {
    return String.format(
        Locale.ROOT,
        "coalesce((SELECT min(c.first) FROM contact c WHERE c.record = %1$s.key) < %2$s.before,"
            + " %1$s.since <= %2$s.load)",
        record,
        rule);
  }
}
