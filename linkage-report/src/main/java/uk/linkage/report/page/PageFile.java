package uk.linkage.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes pages: one HTML file each, with all it needs inside. */
public final class PageFile {

  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private PageFile() {}

  /**
   * Writes a page.
   *
   * @param page the page
   * @param file where; it is made or replaced
   * @throws IOException if it can't be written
   */
  public static void write(Page page, Path file) throws IOException {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, PageFile.class.getClassLoader(), "uk.linkage.report.templates");
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render("page.jte", Map.of("page", page, "library", library()), output);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      output.writeTo(out);
    }
  }

  /**
   * Returns a chart as JSON that can stand inside a script element.
   *
   * @param chart a chart
   * @return JSON without a {@code <}
   */
  public static String json(Chart chart) {
    try {
      return new ObjectMapper().writeValueAsString(chart).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String library() throws IOException {
    try (InputStream script = PageFile.class.getResourceAsStream(ECHARTS)) {
      if (script == null) {
        throw new IOException("the library of charts is not beside the program");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
