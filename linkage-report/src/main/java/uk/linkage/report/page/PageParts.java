package uk.linkage.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What every page has inside: how it looks, what moves on it, and the policy that lets nothing else
 * run or load.
 *
 * @param style the style sheet
 * @param scripts the scripts, in the order in which they run
 * @param policy the content security policy, which names them by their hashes
 */
public record PageParts(String style, List<String> scripts, String policy) {

  private static final String LIBRARY = "/META-INF/maven/org.webjars/echarts/pom.properties";
  private static final List<String> CHARTS =
      List.of(
          "texts",
          "charts",
          "bars",
          "lines",
          "matrix",
          "flow",
          "network",
          "waterfall",
          "threshold");
  private static final List<String> TABLES = List.of("tables", "print");

  public PageParts {
    scripts = List.copyOf(scripts);
  }

  /**
   * Reads what a page needs.
   *
   * @param hasCharts whether it has a chart; without, the library of charts is left out
   * @return the parts
   * @throws IOException if they are not beside the program
   */
  static PageParts read(boolean hasCharts) throws IOException {
    List<String> scripts = new ArrayList<>();
    if (hasCharts) {
      scripts.add(library());
      for (String name : CHARTS) {
        scripts.add(text(name + ".js"));
      }
    }
    for (String name : TABLES) {
      scripts.add(text(name + ".js"));
    }
    String style = text("page.css");
    return new PageParts(style, scripts, policy(style, scripts, hasCharts));
  }

  private static String policy(String style, List<String> scripts, boolean hasCharts) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; script-src "
        + scripts.stream().map(PageParts::hash).collect(Collectors.joining(" "))
        + "; style-src-elem "
        + hash(style)
        // The library writes the font of each text of a drawing into its element.
        + (hasCharts ? "; style-src-attr 'unsafe-inline'" : "");
  }

  private static String hash(String content) {
    return "'sha256-" + Base64.encodeBase64String(DigestUtils.sha256(content)) + "'";
  }

  // The library's jar says its version, which is part of the script's path in it.
  private static String library() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open(LIBRARY)) {
      properties.load(in);
    }
    return text(
        "/META-INF/resources/webjars/echarts/"
            + properties.getProperty("version")
            + "/echarts.min.js");
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = PageParts.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("'" + resource + "' must be in the program's jars, and is not");
    }
    return in;
  }
}
