package uk.linkage.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.report.page.DataTable.Column;

class PageFileTest {

  @TempDir private Path dir;

  @Test
  void write_hostileTexts_areShownAsTheyAre() throws IOException {
    String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
    DataTable table =
        new DataTable(hostile, List.of(Column.text(hostile)), List.of(List.of(Cell.of(hostile))));
    Chart chart = new Chart.Matrix("a", "b", List.of(hostile), List.of(), List.of(), hostile);
    Figure figure = new Figure("it", hostile, hostile, hostile, hostile, chart, table);
    Headline headline =
        new Headline(List.of(new Headline.Tile(hostile, hostile, hostile, hostile, hostile)));
    Page page =
        new Page(
            hostile,
            hostile,
            hostile,
            List.of(new Section("one", hostile, hostile, List.of(headline, figure))));
    Path file = dir.resolve("report.html");
    PageFile.write(page, file);
    String html = Files.readString(file);
    assertThat(html).doesNotContain("<script>alert").doesNotContain("<img src=x");
    assertThat(PageFile.json(chart)).doesNotContain("<").contains("\\u003c/script>");
    assertThat(html.length()).isLessThan(2_000_000);
  }

  @Test
  void table_rowOfAnotherWidth_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DataTable("caption", List.of(Column.text("a")), List.of(List.<Cell>of())));
  }

  @Test
  void cells_ofNumbers_areShownAsNumbers() {
    assertThat(Cell.of(1234567)).isEqualTo(new Cell("1,234,567", 1234567.0));
    assertThat(Cell.of(1234.567, 1)).isEqualTo(new Cell("1,234.6", 1234.567));
    assertThat(Cell.percent(.0321, 1).shown()).isEqualTo("3.2 %");
    assertThat(Cell.percent(Double.NaN, 1).shown()).isEqualTo("–");
    assertThat(Cell.withheld().shown()).isEqualTo("*");
  }
}
