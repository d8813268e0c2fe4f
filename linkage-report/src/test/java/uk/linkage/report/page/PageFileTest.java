package uk.linkage.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.report.page.DataTable.Column;

class PageFileTest {

  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern POLICY =
      Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile(" href=\"([^\"]*)\"");

  @TempDir private Path dir;

  @Test
  void write_hostileTexts_areShownAsTheyAre() throws IOException {
    String html = SCRIPT.matcher(written(HostilePage.page())).replaceAll("");
    assertThat(html)
        .doesNotContain("<script>window.harmed")
        .doesNotContain("<img")
        .doesNotContainPattern("<[^>]* onmouseover=")
        .doesNotContain("\u202E")
        .doesNotContain("\u0007")
        .contains("&lt;script&gt;window.harmed = 1&lt;/script&gt;")
        .contains("${7*7}");
    // What is half a sign has a sign of its own.
    assertThat(html).contains("half \uFFFD surrogate \uFFFD");
  }

  @Test
  void json_ofHostileTexts_endsNoScript() {
    Chart chart =
        new Chart.Matrix("</script>", "<!--", HostilePage.TEXTS, List.of(), List.of(), "");
    assertThat(PageFile.json(chart))
        .doesNotContain("<")
        .contains("\\u003c/script>")
        .doesNotContain("\u202E");
  }

  @Test
  void write_anyPage_loadsNothing() throws IOException {
    for (Page page : List.of(SamplePage.page(), HostilePage.page())) {
      String html = SCRIPT.matcher(written(page)).replaceAll("<script></script>");
      assertThat(html)
          .doesNotContainPattern("<[a-z]+ [^>]*\\bsrc=")
          .doesNotContain("@import")
          .doesNotContain("url(")
          .doesNotContain("<link")
          .doesNotContain("<iframe")
          .doesNotContain("<base");
      Matcher link = LINK.matcher(html);
      while (link.find()) {
        assertThat(link.group(1)).startsWith("#");
        assertThat(html).contains(" id=\"" + link.group(1).substring(1) + "\"");
      }
    }
  }

  @Test
  void write_ownScripts_askForNothing() throws IOException {
    List<String> scripts = all(SCRIPT, written(SamplePage.page()));
    for (String script : scripts.subList(1, scripts.size())) {
      assertThat(script)
          .doesNotContain("innerHTML")
          .doesNotContain("eval(")
          .doesNotContain("fetch(")
          .doesNotContain("XMLHttpRequest")
          .doesNotContain("http:")
          .doesNotContain("https:");
    }
  }

  @Test
  void write_policy_namesExactlyWhatIsInside() throws Exception {
    for (Page page : List.of(SamplePage.page(), plain())) {
      String html = written(page);
      Matcher policy = POLICY.matcher(html);
      assertThat(policy.find()).isTrue();
      String allowed = policy.group(1).replace("&#39;", "'");
      assertThat(allowed).startsWith("default-src 'none'; base-uri 'none'; form-action 'none'; ");
      List<String> hashes = new ArrayList<>();
      for (String script : all(SCRIPT, html)) {
        hashes.add(hash(script));
      }
      assertThat(allowed)
          .contains("; script-src " + String.join(" ", hashes) + ";")
          .contains("; style-src-elem " + hash(all(STYLE, html).get(0)));
      assertThat(allowed.replaceAll("style-src-attr 'unsafe-inline'", "")).doesNotContain("unsafe");
    }
  }

  @Test
  void write_twice_givesTheSameBytes() throws IOException {
    assertThat(written(SamplePage.page())).isEqualTo(written(SamplePage.page()));
  }

  @Test
  void write_size_staysUnderTwoMegabytes() throws IOException {
    assertThat(written(SamplePage.page()).length()).isLessThan(1_200_000);
    assertThat(written(plain()).length()).isLessThan(40_000);
  }

  @Test
  void write_libraryOfCharts_isThereWithItsLicenceWhereAChartIs() throws IOException {
    assertThat(written(SamplePage.page())).contains("Licensed to the Apache Software Foundation");
    assertThat(written(plain())).doesNotContain("echarts");
  }

  @Test
  void write_ids_areEachThereOnce() throws IOException {
    for (Page page : List.of(SamplePage.page(), HostilePage.page())) {
      List<String> ids = all(ID, SCRIPT.matcher(written(page)).replaceAll(""));
      assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
      assertThat(ids).allMatch(id -> id.matches("[a-z][a-z0-9-]{0,80}"));
    }
  }

  @Test
  void table_rowOfAnotherWidth_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DataTable("caption", List.of(Column.text("a")), List.of(List.<Cell>of())));
  }

  @Test
  void anchors_ofAnotherPage_areRefused() {
    Anchors anchors = new Anchors(plain());
    Section other = new Section("other", "", "", List.of());
    assertThatIllegalArgumentException().isThrownBy(() -> anchors.of(other));
  }

  @Test
  void cells_ofNumbers_areShownAsNumbers() {
    assertThat(Cell.of(1234567)).isEqualTo(new Cell("1,234,567", 1234567.0));
    assertThat(Cell.of(1234.567, 1)).isEqualTo(new Cell("1,234.6", 1234.567));
    assertThat(Cell.percent(.0321, 1).shown()).isEqualTo("3.2 %");
    assertThat(Cell.percent(Double.NaN, 1).shown()).isEqualTo("–");
    assertThat(Cell.withheld().shown()).isEqualTo("*");
  }

  private static Page plain() {
    return new Page(
        "Plain", "Words alone.", "For anybody.", List.of(new Section("a", "A", "", List.of())));
  }

  private String written(Page page) throws IOException {
    Path file = dir.resolve("page.html");
    PageFile.write(page, file);
    return Files.readString(file);
  }

  private static List<String> all(Pattern pattern, String html) {
    return pattern.matcher(html).results().map(found -> found.group(1)).toList();
  }

  private static String hash(String content) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
