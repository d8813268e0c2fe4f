package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import uk.linkage.intake.InputRefusedException;

/**
 * The result of an earlier run, which may be replaced: a directory with a run.json of linkage and
 * nothing but the files that it names. Whatever else somebody keeps there is not ours to delete.
 */
final class EarlierResult {

  private static final String RUN = "run.json";

  private EarlierResult() {}

  /** Refuses to replace a directory that holds anything else; an empty one may be replaced. */
  static void requireNothingElse(Path named, Path directory) {
    Set<String> ours = filesOf(directory.resolve(RUN));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = Objects.toString(entry.getFileName());
        if (ours.isEmpty()) {
          throw new InputRefusedException(
              named
                  + ": --overwrite replaces only results of linkage, got a folder without its"
                  + " run.json; choose another --out");
        }
        if (!ours.contains(name)) {
          throw new InputRefusedException(
              named
                  + ": --overwrite replaces only results of linkage, got a folder that holds"
                  + " something else, '"
                  + name
                  + "'; move it away or choose another --out");
        }
      }
    } catch (IOException e) {
      throw OutputFault.refusal(directory, e);
    }
  }

  /** The names of run.json itself and of all outputs that it lists; none if it is not ours. */
  private static Set<String> filesOf(Path run) {
    Set<String> names = new HashSet<>();
    try (JsonParser json = new JsonFactory().createParser(run.toFile())) {
      boolean ours =
          json.nextToken() == JsonToken.START_OBJECT
              && "program".equals(json.nextFieldName())
              && OutputDirectory.PROGRAM.equals(json.nextTextValue());
      if (!ours) {
        return Set.of();
      }
      names.add(RUN);
      boolean outputs = false;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && "outputs".equals(json.currentName())) {
          outputs = true;
        } else if (token == JsonToken.END_ARRAY) {
          outputs = false;
        } else if (outputs
            && token == JsonToken.VALUE_STRING
            && "file".equals(json.currentName())) {
          names.add(json.getText());
        }
      }
      return names;
    } catch (IOException e) {
      return Set.of();
    }
  }
}
