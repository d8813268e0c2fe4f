package uk.linkage.duckdb.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Attributor;
import uk.linkage.attributor.Sex;
import uk.linkage.parallel.Workers;

/**
 * What is held of one individual, written for that individual: beside {@link NdtmsExport} the only
 * door by which attributors leave.
 */
public final class ClientRecordFiles {

  private static final List<String> ATTRIBUTOR =
      List.of("first_initial", "last_initial", "dob", "sex", "postcode");

  private ClientRecordFiles() {}

  /**
   * What a record says or said.
   *
   * @param provider its provider
   * @param recordId its id
   * @param day the day of the data that brought it; empty if it was put right here
   * @param state what it is, in words
   * @param word the packed attributor; null if there is none
   */
  public record Held(
      String provider, String recordId, String day, String state, @Nullable Long word) {

    @Override
    public String toString() {
      return "Held[values withheld]";
    }
  }

  /**
   * A table of words and counts, without a value of an attributor.
   *
   * @param name the name of its file, without an ending
   * @param heading what it tells
   * @param columns its columns
   * @param rows its rows
   */
  public record Told(String name, String heading, List<String> columns, List<List<String>> rows) {

    public Told {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Writes rows as an upload has them, that can be loaded again.
   *
   * @param path the file, for its owner only
   * @param held what records say today
   * @param besides the columns that follow the attributor
   * @param others for each its cells of these columns, without a value of the attributor
   * @param latestYear the latest year of birth
   * @throws uk.linkage.intake.InputRefusedException if it can't be written
   */
  public static void writeUpload(
      Path path, List<Held> held, List<String> besides, List<List<String>> others, int latestYear) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      List<String> row = new ArrayList<>(List.of(held.get(i).provider(), held.get(i).recordId()));
      row.addAll(values(held.get(i), latestYear));
      row.addAll(others.get(i));
      rows.add(row);
    }
    write(path, uploadColumns(besides), rows);
  }

  /**
   * Names the columns of such rows.
   *
   * @param besides the columns that follow the attributor
   * @return all columns, in order
   */
  public static List<String> uploadColumns(List<String> besides) {
    List<String> columns = new ArrayList<>(List.of("provider", "record_id"));
    columns.addAll(ATTRIBUTOR);
    columns.addAll(besides);
    return List.copyOf(columns);
  }

  /**
   * Writes what is held, and what is told of it, as tables and as one text.
   *
   * @param to where, for its owner only
   * @param title what stands first
   * @param held what records say and said, in order
   * @param told what else there is to tell
   * @param words what is to be known, in sentences
   * @param latestYear the latest year of birth
   * @throws uk.linkage.intake.InputRefusedException if it can't be written
   */
  public static void writeDetailed(
      OutputDirectory to,
      String title,
      List<Held> held,
      List<Told> told,
      List<String> words,
      int latestYear) {
    List<String> columns = new ArrayList<>(List.of("service", "record_id", "day", "state"));
    columns.addAll(ATTRIBUTOR);
    List<List<String>> rows = new ArrayList<>();
    for (Held one : held) {
      List<String> row =
          new ArrayList<>(List.of(one.provider(), one.recordId(), one.day(), one.state()));
      row.addAll(values(one, latestYear));
      rows.add(row);
    }
    List<Told> all = new ArrayList<>();
    all.add(new Told("record", "What is held", columns, rows));
    all.addAll(told);
    for (Told table : all) {
      write(to.file(table.name() + ".csv"), table.columns(), table.rows());
    }
    Path text = to.file("client-record.txt");
    try (BufferedWriter out = Files.newBufferedWriter(text, StandardCharsets.UTF_8)) {
      out.write(title + "\n\n");
      for (String sentence : words) {
        out.write(shown(sentence) + "\n");
      }
      for (Told table : all) {
        out.write("\n" + table.heading() + "\n\n");
        for (List<String> row : table.rows()) {
          for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i).isEmpty() ? "not known" : shown(row.get(i));
            out.write("  " + table.columns().get(i).replace('_', ' ') + ": " + cell + "\n");
          }
          out.write("\n");
        }
        if (table.rows().isEmpty()) {
          out.write("  none\n");
        }
      }
    } catch (IOException e) {
      throw OutputFault.refusal(text, e);
    }
  }

  /** What is not a letter of a line can't make another one, or act on a terminal. */
  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static List<String> values(Held held, int latestYear) {
    Long word = held.word();
    if (word == null) {
      return List.of("", "", "", "", "");
    }
    Attributor of = Attributor.unpack(word, latestYear);
    return List.of(
        text(of.firstInitial()),
        text(of.lastInitial()),
        text(of.birthDate()),
        of.sex() == Sex.MALE ? "M" : of.sex() == Sex.FEMALE ? "F" : "",
        of.postcode());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void write(Path path, List<String> columns, List<List<String>> rows) {
    try (Workers workers = new Workers(1)) {
      String unused = CsvTable.write(Table.ofTexts("client", columns, rows), path, workers);
    }
  }
}
