package uk.linkage.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Headline;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.Section;

/** Finds what stands on a page. */
final class PageReader {

  private final Page page;

  PageReader(Page page) {
    this.page = page;
  }

  List<String> sections() {
    return page.sections().stream().map(Section::id).toList();
  }

  Section section(String id) {
    return page.sections().stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no section " + id + " in " + sections()));
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (Section section : page.sections()) {
      for (Block block : section.blocks()) {
        if (block instanceof Figure figure) {
          figures.add(figure);
        }
      }
    }
    return figures;
  }

  Figure figure(String id) {
    return figures().stream()
        .filter(figure -> figure.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure " + id));
  }

  Headline headline() {
    return (Headline) page.sections().get(0).blocks().get(0);
  }

  /** The cell of the row that begins with a word. */
  Cell cell(String figure, String row, String column) {
    return figure(figure).table().rows().stream()
        .filter(cells -> cells.get(0).shown().equals(row))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + row + " in " + figure))
        .get(place(figure, column));
  }

  double number(String figure, String row, String column) {
    return Objects.requireNonNull(cell(figure, row, column).number());
  }

  /** The numbers of a column. */
  List<Double> column(String figure, String column) {
    int place = place(figure, column);
    return figure(figure).table().rows().stream().map(row -> row.get(place).number()).toList();
  }

  private int place(String figure, String column) {
    List<String> names = figure(figure).table().columns().stream().map(Column::name).toList();
    if (!names.contains(column)) {
      throw new AssertionError("no column " + column + " in " + names);
    }
    return names.indexOf(column);
  }

  /** All texts and numbers of some sections. */
  static String text(List<Section> sections) {
    try {
      return new ObjectMapper().writeValueAsString(sections);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  String textWithout(String section) {
    return text(page.sections().stream().filter(of -> !of.id().equals(section)).toList());
  }
}
