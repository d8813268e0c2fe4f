package uk.linkage.duckdb.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.linkage.LinkageMethod;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.model.ModelParameters;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.intake.InputRefusedException;

/**
 * The folder of a result, whose files are as they were written: an explanation of files that don't
 * belong together would be a wrong one.
 *
 * @param persons the table of persons
 * @param links the table of links
 * @param model model.json
 * @param method the method of the run
 * @param matchKeys the match keys of a deterministic method, in order
 */
record ResultFolder(
    Path persons, Path links, Path model, LinkageMethod method, List<String> matchKeys) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  ResultFolder {
    matchKeys = List.copyOf(matchKeys);
  }

  /** Opens a folder; refuses whatever is not a whole, unchanged result of this version. */
  static ResultFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputRefusedException(
          folder + ": must be the folder of a result of dedupe, got no folder; check the path");
    }
    JsonNode run = json(folder.resolve("run.json"));
    if (!run.path("program").asText().equals("linkage") || !run.path("outputs").isArray()) {
      throw new InputRefusedException(
          folder
              + ": must be the folder of a result of dedupe, got one without its run.json; give"
              + " what was --out");
    }
    Map<String, String> hashes = new TreeMap<>();
    run.path("outputs")
        .forEach(file -> hashes.put(file.path("file").asText(), file.path("sha256").asText()));
    Path model = unchanged(folder, "model.json", hashes);
    JsonNode root = json(model);
    if (root.path("format").asInt() != ModelParameters.FORMAT) {
      throw new InputRefusedException(
          folder
              + ": must be a result of this version of linkage, got one of another; run dedupe"
              + " again into a new folder");
    }
    List<String> keys = new ArrayList<>();
    root.path("match_keys").forEach(key -> keys.add(key.path("name").asText()));
    return new ResultFolder(
        table(folder, "persons", hashes),
        table(folder, "links", hashes),
        model,
        method(model, root.path("method").asText()),
        keys);
  }

  private static LinkageMethod method(Path model, String label) {
    return Arrays.stream(LinkageMethod.values())
        .filter(method -> method.label().equals(label))
        .findFirst()
        .orElseThrow(() -> changed(model));
  }

  private static Path table(Path folder, String table, Map<String, String> hashes) {
    for (OutputFormat format : OutputFormat.values()) {
      if (hashes.containsKey(format.fileName(table))) {
        return unchanged(folder, format.fileName(table), hashes);
      }
    }
    throw new InputRefusedException(
        folder + ": must be the folder of a result of dedupe, got one without " + table);
  }

  private static Path unchanged(Path folder, String name, Map<String, String> hashes) {
    Path file = folder.resolve(name);
    String hash = hashes.get(name);
    if (hash == null) {
      throw new InputRefusedException(
          folder + ": must be the folder of a result of dedupe, got one without " + name);
    }
    try {
      if (Files.isRegularFile(file) && InputFile.sha256(file).equals(hash)) {
        return file;
      }
    } catch (IOException e) {
      throw new InputRefusedException(
          file + ": could not be read; check that it is yours to read, and the disk", e);
    }
    throw changed(file);
  }

  /** A refusal of a file that is not as it was written. */
  static InputRefusedException changed(Path file) {
    return new InputRefusedException(
        file
            + ": must be as linkage wrote it, got a file that is gone or was changed since; run"
            + " dedupe again into a new folder");
  }

  /** What a file holds; an empty object if it is not there or no JSON. */
  private static JsonNode json(Path file) {
    try {
      JsonNode root = Files.isRegularFile(file) ? MAPPER.readTree(file.toFile()) : null;
      return root == null ? MAPPER.createObjectNode() : root;
    } catch (IOException e) {
      return MAPPER.createObjectNode();
    }
  }
}
