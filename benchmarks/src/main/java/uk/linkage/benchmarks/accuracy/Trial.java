package uk.linkage.benchmarks.accuracy;

import org.jspecify.annotations.Nullable;
import uk.linkage.Linkage;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.LinkageSettings;
import uk.linkage.ModelResult;
import uk.linkage.ModelSettings;
import uk.linkage.StageListener;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.intake.Clients;
import uk.linkage.match.ScoredKey;

/**
 * One method on one data set, judged by the truth.
 *
 * @param data the records, and the truth
 * @param method how they were linked
 * @param result what was found
 * @param predicted the person that was found for each client
 * @param truth the person that each client is
 * @param seconds how long it took to read, link and cluster
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Trial(
    DataSet data,
    LinkageMethod method,
    LinkageResult result,
    int[] predicted,
    int[] truth,
    double seconds) {

  private static final double NANOS = 1e9;

  static Trial run(DataSet data, LinkageMethod method, int threads) {
    return run(data, method, ModelSettings.USUAL, threads);
  }

  /** Runs a method whose pairs are weighed in some way. */
  static Trial run(DataSet data, LinkageMethod method, ModelSettings model, int threads) {
    LinkageSettings settings =
        new LinkageSettings(
            data.reading(), method, model, threads, Runtime.getRuntime().maxMemory());
    long start = System.nanoTime();
    LinkageResult result = Linkage.run(data.source(), settings, StageListener.SILENT);
    double seconds = (System.nanoTime() - start) / NANOS;
    int[] predicted = new int[clients(result).size()];
    for (int client = 0; client < predicted.length; client++) {
      predicted[client] = result.persons().personOf(client);
    }
    return new Trial(data, method, result, predicted, data.truth().of(clients(result)), seconds);
  }

  private static Clients clients(LinkageResult result) {
    return result.intake().clients();
  }

  /** Returns the clients that were compared. */
  Clients clients() {
    return clients(result);
  }

  /** Judges the persons that were found. */
  Accuracy persons() {
    return Accuracy.of(predicted, truth);
  }

  /** Judges them as persons of all records, those that were rejected too. */
  Accuracy personsOfAllRecords() {
    return data.truth().ofAllRecords(clients(), predicted);
  }

  /** Judges the links, and what the model believed of them. */
  LinkFigures links() {
    ModelResult model = result.model();
    return LinkFigures.of(
        result.links(), truth, persons().truePairs(), model == null ? null : model.expected());
  }

  /** Returns the model. */
  ModelResult model() {
    ModelResult model = result.model();
    if (model == null) {
      throw new IllegalStateException("only the probabilistic method has a model");
    }
    return model;
  }

  /** Returns how many candidate pairs were compared; null if the method compares none. */
  @Nullable Long candidatePairs() {
    ModelResult model = result.model();
    return model == null ? null : model.keys().stream().mapToLong(ScoredKey::pairs).sum();
  }

  /** Returns the number of records of the person that has most. */
  int largestPerson() {
    return result.persons().bySize().length - 1;
  }
}
