package uk.linkage.benchmarks.accuracy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.model.ExpectedErrors;
import uk.linkage.model.LinkageModel;

/** Every figure of a run of a command, and on what it was measured, as JSON. */
public final class ResultFile {

  private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private final ObjectNode root = mapper.createObjectNode();
  private final Path file;

  /**
   * Figures of a run.
   *
   * @param file where they are written to
   * @param date the day of the run
   * @param commit the commit that ran
   * @param threads on how many threads
   */
  public ResultFile(Path file, LocalDate date, String commit, int threads) {
    this.file = file;
    root.put("date", date.toString());
    root.put("commit", commit);
    root.put("model_version", LinkageModel.VERSION);
    root.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    root.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    root.put("cores", Runtime.getRuntime().availableProcessors());
    root.put("threads", threads);
    root.put("heap_bytes", Runtime.getRuntime().maxMemory());
  }

  /** Adds the figures of trials. */
  void addTrials(List<Row> rows) {
    ArrayNode trials = root.withArray("/trials");
    for (Row row : rows) {
      ObjectNode trial = trials.addObject();
      trial.put("data", row.group());
      trial.put("seed", row.seed());
      trial.put("method", row.method());
      addPersons(trial, row.persons());
      addLinks(trial, row.links());
      trial.put("candidate_pairs", row.candidatePairs());
      trial.put("largest_person", row.largestPerson());
      trial.put("seconds", row.seconds());
    }
  }

  private static void addPersons(ObjectNode trial, Accuracy persons) {
    trial.put("records", persons.records());
    trial.put("persons_true", persons.truePersons());
    trial.put("persons_found", persons.predictedPersons());
    trial.put("pairs_true", persons.truePairs());
    trial.put("pairs_found", persons.predictedPairs());
    trial.put("pairs_common", persons.commonPairs());
    trial.put("precision", persons.precision());
    trial.put("recall", persons.recall());
    trial.put("f1", persons.f1());
    trial.put("bcubed_f1", persons.bcubedF1());
    trial.put("count_bias", persons.countBias());
    trial.put("splits", persons.splits());
    trial.put("merges", persons.merges());
  }

  private static void addLinks(ObjectNode trial, LinkFigures links) {
    trial.put("links", links.links());
    trial.put("links_true", links.trueLinks());
    ExpectedErrors expected = links.expected();
    if (expected != null) {
      trial.put("pairs_estimated", links.estimatedPairs());
      trial.put("pairs_estimated_off", links.estimateOff());
      trial.put("link_precision_estimated", links.estimatedPrecision());
      trial.put("link_recall_estimated", links.estimatedRecall());
    }
    trial.put("link_precision", links.precision());
    trial.put("link_recall", links.recall());
  }

  /**
   * Adds records, such as those of what was lost.
   *
   * @param name the name they stand under
   * @param records each, or lists of them, by name
   */
  public void add(String name, Map<String, ?> records) {
    root.set(name, mapper.valueToTree(records));
  }

  /** Writes all that was added. */
  public void write() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, mapper.writeValueAsString(root) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
