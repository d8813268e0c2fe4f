package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes one JSON object to a file, laid out for people, the same on every system. */
public final class JsonFile {

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  /** Its own writer of doubles: Java's writes some with more digits before version 19. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private JsonFile() {}

  /** Writes the fields of the object. */
  @FunctionalInterface
  public interface Fields {

    /**
     * Writes them in a fixed order.
     *
     * @param json takes them
     * @throws IOException if they can't be written
     */
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param path where
   * @param fields what
   * @throws uk.linkage.intake.InputRefusedException if it can't be written
   */
  public static void write(Path path, Fields fields) {
    write(path, "--out", fields);
  }

  /**
   * Writes a file.
   *
   * @param path where
   * @param option the option that names it, for messages
   * @param fields what
   * @throws uk.linkage.intake.InputRefusedException if it can't be written
   */
  public static void write(Path path, String option, Fields fields) {
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(INDENTER);
    printer.indentArraysWith(INDENTER);
    try (OutputStream out = Files.newOutputStream(path);
        JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw OutputFault.refusal(path, e, option);
    }
  }
}
