package uk.linkage.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.VerboseMode;
import uk.linkage.benchmarks.SuppressForbidden;

/**
 * Runs a selection of benchmarks and prints a table of what they measured; the full one is kept.
 *
 * <pre>
 * benchmarks/jmh
 * benchmarks/jmh --full
 * </pre>
 */
public final class JmhCommand {

  private static final double NANOS = 1e9;

  private final JmhOptions options;
  private final PrintStream progress;

  private JmhCommand(JmhOptions options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs the command.
   *
   * @param args {@code --full} runs everything and keeps it; {@code --out FILE.json} keeps it
   *     there; {@code --commit HASH} is written beside it
   * @throws IOException if the results can't be written
   * @throws RunnerException if a benchmark fails
   */
  @SuppressForbidden("a command prints")
  public static void main(String[] args) throws IOException, RunnerException {
    System.out.print(new JmhCommand(JmhOptions.of(args), System.err).run());
  }

  private String run() throws IOException, RunnerException {
    Machine machine = Machine.ofThisRun();
    long start = System.nanoTime();
    List<RunResult> results = new ArrayList<>();
    for (Selection.Part part : options.selection().parts()) {
      progress.println(part);
      results.addAll(
          new Runner(
                  options
                      .selection()
                      .options(part)
                      .addProfiler(GCProfiler.class)
                      .jvmArgs(RunFacts.JVM_OPTIONS)
                      .shouldFailOnError(true)
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run());
    }
    long seconds = Math.round((System.nanoTime() - start) / NANOS);
    RunFacts facts =
        new RunFacts(options.selection(), machine, RunFacts.today(), options.commit(), seconds);
    String table = ResultTable.of(facts, results.stream().map(Measured::of).toList());
    Path file = options.out();
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, json(facts, results));
      Files.writeString(JmhOptions.table(file), table);
    }
    return table;
  }

  /** The facts, and all that JMH has to say. */
  private static String json(RunFacts facts, List<RunResult> results) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("date", facts.date().toString());
    facts.lines().forEach(root::put);
    ByteArrayOutputStream ofJmh = new ByteArrayOutputStream();
    try (PrintStream to = new PrintStream(ofJmh, /* autoFlush= */ false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, to).writeOut(results);
    }
    JsonNode all = mapper.readTree(ofJmh.toByteArray());
    // Where this machine has its Java is nobody's business; which it is stands among the facts.
    all.forEach(result -> ((ObjectNode) result).remove("jvm"));
    root.set("results", all);
    return mapper.writeValueAsString(root) + "\n";
  }
}
