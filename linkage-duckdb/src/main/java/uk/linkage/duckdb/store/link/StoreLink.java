package uk.linkage.duckdb.store.link;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.ModelSettings;
import uk.linkage.PinnedModel;
import uk.linkage.StageListener;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.match.TooManyPairsException;
import uk.linkage.parallel.Workers;

/** Links what changed, and fits models. */
public final class StoreLink {

  private static final long LINK_BYTES = 96;

  private final StoreFile store;
  private final StoreQueries queries;
  private final Settings settings;
  private final StageListener listener;

  private StoreLink(StoreFile store, Settings settings, StageListener listener) {
    this.store = store;
    this.queries = store.queries();
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * How to link.
   *
   * @param threads how many threads work, at least 1; changes no result
   * @param memoryBytes how much memory there is for links
   * @param now when this is done, for the record
   */
  public record Settings(int threads, long memoryBytes, LocalDateTime now) {

    private long linkLimit() {
      return Math.min(Integer.MAX_VALUE - 8L, memoryBytes / LINK_BYTES);
    }
  }

  /**
   * Brings persons up to date. The first link of a store fits a model and pins it. If no record
   * changed since the last link the store stays as it is, without a row of the audit.
   *
   * @param store the store
   * @param historical whether former attributors can match from now on; null to leave that as it is
   * @param settings how to link
   * @param listener told what is being done
   * @return what was done
   * @throws InputRefusedException if there is nothing to link, or no model can be fitted; the store
   *     is as it was then
   */
  public static LinkOutcome link(
      StoreFile store, @Nullable Boolean historical, Settings settings, StageListener listener) {
    return new StoreLink(store, settings, listener).link(historical, /* anew= */ false);
  }

  /**
   * Links all records anew by the pinned model, and not only those that changed.
   *
   * @param store the store
   * @param settings how to link
   * @param listener told what is being done
   * @return what was done
   * @throws InputRefusedException as for a link of what changed
   */
  public static LinkOutcome linkAll(StoreFile store, Settings settings, StageListener listener) {
    return new StoreLink(store, settings, listener).link(null, /* anew= */ true);
  }

  /**
   * Compares links and persons with those of a run over everything by the pinned model. The store
   * stays as it is.
   *
   * @param store the store
   * @param settings how to link
   * @param listener told what is being done
   * @return what is the same, and what isn't
   * @throws InputRefusedException if the store was never linked, or records wait for the next link
   */
  public static CheckOutcome check(StoreFile store, Settings settings, StageListener listener) {
    return new StoreLink(store, settings, listener).check();
  }

  /**
   * Brings persons up to date within a transaction of the caller, if a model is pinned and there is
   * a record.
   *
   * @param store the store
   * @param settings how to link
   * @param listener told what is being done
   * @return what was done; null if the store was never linked, or has no record any more
   * @throws InputRefusedException if it can't be done
   */
  public static @Nullable LinkOutcome linkWithin(
      StoreFile store, Settings settings, StageListener listener) {
    PinnedModels.Numbered model = PinnedModels.current(store);
    if (model == null || store.queries().number("SELECT count(*) FROM record") == 0) {
      return null;
    }
    try (Workers workers = new Workers(settings.threads())) {
      return new StoreLink(store, settings, listener)
          .relinked(model, /* all= */ false, /* fitted= */ false, workers, new ArrayList<>());
    }
  }

  /**
   * Fits a model to the records that take part, and shows what it would change, or changes it. If
   * it is the one that is pinned already that keeps its number, and only what waits is linked; if
   * nothing waits the store stays as it is, without a row of the audit.
   *
   * @param store the store
   * @param threshold the least match probability of a link; null for that of the model before
   * @param apply whether the new model is pinned, and all records linked by it
   * @param settings how to link
   * @param listener told what is being done
   * @return what is or would be otherwise
   * @throws InputRefusedException if no model can be fitted; the store is as it was then
   */
  public static FitOutcome fit(
      StoreFile store,
      @Nullable Double threshold,
      boolean apply,
      Settings settings,
      StageListener listener) {
    return new StoreLink(store, settings, listener).fit(threshold, apply);
  }

  private LinkOutcome link(@Nullable Boolean historical, boolean anew) {
    requireRecords();
    List<LinkOutcome> outcome = new ArrayList<>();
    try (Workers workers = new Workers(settings.threads())) {
      store.change(
          "store link",
          act -> {
            boolean switched = switchHistorical(historical);
            PinnedModels.Numbered model = PinnedModels.current(store);
            List<String> notes = new ArrayList<>();
            boolean fits = model == null;
            if (model == null) {
              model = pinned(fitted(ModelSettings.USUAL.threshold(), workers, notes));
            }
            LinkOutcome linked = relinked(model, anew || fits, fits, workers, notes);
            outcome.add(linked);
            if (linked.isIdle() && !switched) {
              act.nothingChanged();
            }
            act.outcome(
                (linked.isIdle() ? "no record had changed" : told(linked))
                    + (fits ? ", which was fitted" : "")
                    + (switched ? ", historical values now " + store.setting("historical") : ""));
          });
    }
    return outcome.get(0);
  }

  private LinkOutcome relinked(
      PinnedModels.Numbered model,
      boolean all,
      boolean fitted,
      Workers workers,
      List<String> notes) {
    try {
      return new RelinkedStore(store, model, workers, listener)
          .run(all, settings.now(), settings.linkLimit(), fitted, notes);
    } catch (TooManyPairsException e) {
      throw new InputRefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String told(LinkOutcome linked) {
    return String.format(
        Locale.ROOT,
        "link %d: records changed %d, links gained %d and lost %d, ids born %d and retired %d, by"
            + " model %d",
        linked.run(),
        linked.changed(),
        linked.gained(),
        linked.lost(),
        linked.born(),
        linked.retired(),
        linked.model());
  }

  /** Returns whether it is otherwise than before. */
  private boolean switchHistorical(@Nullable Boolean historical) {
    String wanted = Boolean.TRUE.equals(historical) ? "yes" : "no";
    if (historical != null && !store.setting("historical").equals(wanted)) {
      store.set("historical", wanted);
      queries.update("UPDATE record SET dirty = true WHERE versions > 1 AND reason IS NULL");
      return true;
    }
    return false;
  }

  private PinnedModel fitted(double threshold, Workers workers, List<String> notes) {
    PinnedModel.Fitted fitted =
        PinnedModel.fit(new StoredRecords(queries).wordsOfToday(), threshold, workers, listener);
    notes.addAll(fitted.notes());
    return fitted.pinned();
  }

  private PinnedModels.Numbered pinned(PinnedModel model) {
    LocalDate day =
        queries.rows("SELECT max(day) FROM load", row -> row.getObject(1, LocalDate.class)).get(0);
    return new PinnedModels.Numbered(PinnedModels.pin(queries, model, day), day, model);
  }

  private FitOutcome fit(@Nullable Double threshold, boolean apply) {
    requireRecords();
    List<FitOutcome> outcome = new ArrayList<>();
    long waiting = queries.number("SELECT count(*) FROM record WHERE dirty");
    Runnable work =
        () -> {
          try (Workers workers = new Workers(settings.threads())) {
            PinnedModels.Numbered before = PinnedModels.current(store);
            double usual =
                before == null ? ModelSettings.USUAL.threshold() : before.model().threshold();
            List<String> notes = new ArrayList<>();
            PinnedModel fitted = fitted(threshold == null ? usual : threshold, workers, notes);
            boolean same = before != null && PinnedModels.areSame(before.model(), fitted);
            PinnedModels.Numbered model = before == null || !same ? pinned(fitted) : before;
            LinkOutcome linked = relinked(model, !same, !same, workers, notes);
            outcome.add(
                FitOutcome.of(
                    before == null ? null : before.model(), fitted, same, linked, waiting, apply));
          }
        };
    if (apply) {
      store.change(
          "store fit --apply",
          act -> {
            work.run();
            FitOutcome fitted = outcome.get(0);
            if (fitted.changesNothing()) {
              act.nothingChanged();
            }
            act.outcome(
                told(fitted.linked())
                    + (fitted.same() ? ", which a fit gave again" : ", which was fitted"));
          });
    } else {
      queries.inTransactionTakenBack(work);
    }
    return outcome.get(0);
  }

  private CheckOutcome check() {
    PinnedModels.Numbered model = PinnedModels.current(store);
    long waiting = queries.number("SELECT count(*) FROM record WHERE dirty");
    if (model == null || waiting > 0) {
      throw new InputRefusedException(
          store.path()
              + ": must be linked before its links can be checked, got "
              + (model == null
                  ? "a store that never was"
                  : Counted.of(waiting, "record that waits", "records that wait"))
              + "; link first: linkage store link");
    }
    List<CheckOutcome> outcome = new ArrayList<>();
    queries.inTransactionTakenBack(
        () -> {
          try (Workers workers = new Workers(settings.threads())) {
            outcome.add(
                new FreshRun(
                        queries,
                        model,
                        store.setting("historical").equals("yes"),
                        workers,
                        listener)
                    .compared(settings.linkLimit()));
          } catch (TooManyPairsException e) {
            throw new InputRefusedException(String.valueOf(e.getMessage()), e);
          }
        });
    return outcome.get(0);
  }

  private void requireRecords() {
    if (queries.number("SELECT count(*) FROM record") == 0) {
      throw new InputRefusedException(
          store.path() + ": must hold records, got none yet; load some: linkage store load");
    }
  }
}
