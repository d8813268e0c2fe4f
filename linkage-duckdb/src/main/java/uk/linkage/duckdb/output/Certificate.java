package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.input.InputFile;

/**
 * What a run that leaves nothing behind has read, made and destroyed, for those to whom it must be
 * shown: {@code certificate.json}.
 *
 * @param command the command, such as {@code match}
 * @param version the version of linkage
 * @param started when the run began
 * @param ended when all but this and run.json was written and destroyed
 * @param read every file that was read
 * @param destroyed what was destroyed, as {@link PrivateFolder} says; empty if there was nothing
 * @param linksReleased the file of the produced ones that says which records were linked; null if
 *     none does
 */
public record Certificate(
    String command,
    String version,
    Instant started,
    Instant ended,
    List<Read> read,
    List<Destroyed> destroyed,
    @Nullable String linksReleased) {

  private static final String FILE = "certificate.json";

  private static final List<String> NOT_PROMISED =
      List.of(
          "The inputs and their copies elsewhere: linkage reads them where they are, and neither"
              + " changes nor removes them.",
          "Blocks that a solid-state disk has set aside (wear levelling), and older versions that a"
              + " file system keeps (journals, snapshots, copy on write): overwriting a file does"
              + " not reach them. Only an encrypted disk, or none, does.",
          "Memory that the system wrote to its swap or hibernation file, or to a core dump, while"
              + " the run was at work: switch these off or encrypt them.",
          "What other programs did meanwhile, such as backups and the synchronisation of folders.");

  public Certificate {
    read = List.copyOf(read);
    destroyed = List.copyOf(destroyed);
  }

  /** What a file was read as. */
  public enum Role {
    /** Client records of IMS. */
    IMS,
    /** Client records of NDTMS. */
    NDTMS,
    /** A table that holds no client, such as postcodes and their authorities. */
    LOOKUP
  }

  /**
   * A file that was read.
   *
   * @param role what it was read as
   * @param file its name, without its folder
   * @param sha256 the SHA-256 of its bytes
   * @param bytes its size
   * @param rows how many rows it has
   */
  public record Read(Role role, String file, String sha256, long bytes, long rows) {

    /**
     * What is to be said of a file of client records.
     *
     * @param role what it was read as
     * @param file the file, after it was read
     * @return the same for a certificate
     */
    public static Read of(Role role, InputFile file) {
      return new Read(role, file.name(), file.sha256(), file.sizeBytes(), file.rows());
    }
  }

  private record Produced(String file, String sha256, long bytes) {

    static Produced of(Path path) throws IOException {
      return new Produced(
          Objects.toString(path.getFileName()), InputFile.sha256(path), Files.size(path));
    }
  }

  /**
   * Writes the certificate. It lists every file that is in the directory by then as produced, so it
   * comes after all of them, and before run.json, which holds its hash.
   *
   * @param to the results
   * @throws uk.linkage.intake.InputRefusedException if it can't be written
   */
  public void write(OutputDirectory to) {
    List<Produced> produced = produced(to.partial());
    JsonFile.write(
        to.file(FILE),
        json -> {
          json.writeStringField("program", OutputDirectory.PROGRAM);
          json.writeStringField("version", version);
          json.writeStringField("command", command);
          json.writeStringField("started", started.toString());
          json.writeStringField("ended", ended.toString());
          writeRead(json);
          writeProduced(json, produced);
          writeDestroyed(json);
          json.writeStringField("links_released", linksReleased);
          writeTexts(json, "statement", statement());
          writeTexts(json, "not_promised", NOT_PROMISED);
        });
  }

  private static List<Produced> produced(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(files::add);
      files.sort(null);
      List<Produced> produced = new ArrayList<>();
      for (Path file : files) {
        produced.add(Produced.of(file));
      }
      return produced;
    } catch (IOException e) {
      throw OutputFault.refusal(directory, e);
    }
  }

  private void writeRead(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("read");
    for (Read each : read) {
      json.writeStartObject();
      json.writeStringField("role", each.role.name().toLowerCase(Locale.ROOT));
      json.writeStringField("file", each.file);
      json.writeStringField("sha256", each.sha256);
      json.writeNumberField("bytes", each.bytes);
      json.writeNumberField("rows", each.rows);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeProduced(JsonGenerator json, List<Produced> produced)
      throws IOException {
    json.writeArrayFieldStart("produced");
    for (Produced each : produced) {
      json.writeStartObject();
      json.writeStringField("file", each.file);
      json.writeStringField("sha256", each.sha256);
      json.writeNumberField("bytes", each.bytes);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeDestroyed(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("destroyed");
    for (Destroyed each : destroyed) {
      json.writeStartObject();
      json.writeStringField("thing", each.name());
      json.writeNumberField("bytes", each.bytes());
      json.writeStringField("when", each.at().toString());
      json.writeStringField("how", each.how());
      json.writeStringField("verified", each.verified());
      json.writeEndObject();
    }
    json.writeStartObject();
    json.writeStringField("thing", "memory of the process");
    json.writeNullField("bytes");
    json.writeStringField("when", "when the process ends, which is after this file is written");
    json.writeStringField("how", "taken back by the system with all that was in it");
    json.writeStringField("verified", "not by linkage: no process sees its own end");
    json.writeEndObject();
    json.writeEndArray();
  }

  private List<String> statement() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        destroyed.isEmpty()
            ? "No attributor was written to any file."
            : "No attributor was written to any file but those listed as destroyed, and they are no"
                + " longer there.");
    sentences.add(
        "The database that worked in memory was forbidden to write temporary files, and nothing was"
            + " sent over a network.");
    sentences.add(
        linksReleased == null
            ? "What is listed as produced holds totals and says of no record which other one it was"
                + " linked to."
            : "Which records were linked is told in "
                + linksReleased
                + ", by their ids, and in no other file.");
    sentences.add(
        "Everything that remains is listed as produced, with this file and run.json, which holds"
            + " the hash of this file.");
    return sentences;
  }

  private static void writeTexts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
