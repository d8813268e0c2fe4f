package uk.linkage.duckdb.model;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.model.LinkageModel;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Comparison;

/**
 * The model.json of a probabilistic run, read back: its model weighs every pattern as it did in the
 * run, to the bit.
 *
 * @param path the file
 * @param sha256 the SHA-256 of the bytes that were read
 * @param model the model, with the prior of the run's own records
 * @param threshold the least match probability of a link in the run
 */
public record ModelFile(Path path, String sha256, LinkageModel model, double threshold) {

  /** Ours has some 50 KB. */
  private static final long MOST_BYTES = 16L << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a model.
   *
   * @param path a model.json
   * @return the model in it
   * @throws InputRefusedException if it isn't there, isn't a whole model.json, is of another
   *     method, format or schema, or holds chances that are none; the message says what to do
   */
  public static ModelFile read(Path path) {
    byte[] bytes = bytes(path);
    JsonPart root = JsonPart.of(path, parsed(path, bytes));
    requireOurs(root);
    if (root.isNull("model")) {
      throw root.refused("must hold a model, got a run of fewer than two records, which has none");
    }
    double threshold = root.number("threshold");
    if (!(threshold > 0 && threshold < 1)) {
      throw root.refused("must have a threshold above 0 and below 1, got " + threshold);
    }
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    LinkageModel model = new ModelReader(lattice, root.part("model")).read();
    return new ModelFile(path, DigestUtils.sha256Hex(bytes), model, threshold);
  }

  private static byte[] bytes(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputRefusedException(
          path + ": must be a model.json, got no such file; check the path");
    }
    try {
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        throw new InputRefusedException(
            String.format(
                Locale.ROOT,
                "%s: a model.json must have at most %d MB, got %,d; give the model.json of a"
                    + " probabilistic run",
                path,
                MOST_BYTES >> 20,
                size >> 20));
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new InputRefusedException(
          path + ": could not be read; check that it is yours to read, and the disk", e);
    }
  }

  private static JsonNode parsed(Path path, byte[] bytes) {
    try {
      JsonNode root = MAPPER.readTree(bytes);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (IOException e) {
      // Its words may quote the file, which may be any file.
      throw notJson(path, e);
    }
    throw notJson(path, /* cause= */ null);
  }

  private static InputRefusedException notJson(Path path, @Nullable IOException cause) {
    String message =
        path
            + ": must be a model.json, got something that is no JSON object, or not all of it; give"
            + " the model.json of a probabilistic run, as linkage wrote it";
    return cause == null
        ? new InputRefusedException(message)
        : new InputRefusedException(message, cause);
  }

  private static void requireOurs(JsonPart root) {
    double format = root.number("format");
    if (format != ModelParameters.FORMAT) {
      throw root.refused(
          String.format(
              Locale.ROOT,
              "must be of format %d, got %.0f, of another version of linkage",
              ModelParameters.FORMAT,
              format));
    }
    String method = root.text("method");
    for (LinkageMethod other : LinkageMethod.values()) {
      if (other != LinkageMethod.PROBABILISTIC && other.label().equals(method)) {
        throw root.refused(
            "must be of a probabilistic run, got one of --method "
                + method
                + ", which has no model");
      }
    }
    if (!method.equals(LinkageMethod.PROBABILISTIC.label())) {
      throw root.refused("must be of a probabilistic run, got another method");
    }
    requireSchema(root.part("schema"));
  }

  /** What is compared, and to which levels, must be what this version compares. */
  private static void requireSchema(JsonPart schema) {
    boolean same = schema.text("name").equals(AttributorLayout.SCHEMA.name());
    List<JsonPart> items = schema.part("comparisons").items();
    List<Comparison> comparisons = AttributorLayout.SCHEMA.comparisons();
    same &= items.size() == comparisons.size();
    for (int k = 0; same && k < comparisons.size(); k++) {
      List<String> names = new ArrayList<>();
      for (JsonPart level : items.get(k).part("levels").items()) {
        names.add(String.valueOf(level.text()));
      }
      List<String> ours = new ArrayList<>();
      for (int answer = 0; answer < comparisons.get(k).answerCount(); answer++) {
        ours.add(comparisons.get(k).answerName(answer));
      }
      same = items.get(k).text("name").equals(comparisons.get(k).name()) && names.equals(ours);
    }
    if (!same) {
      throw schema.refused(
          "must compare what this version of linkage does, to the same levels, got others");
    }
  }
}
