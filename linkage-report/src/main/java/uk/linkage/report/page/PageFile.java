package uk.linkage.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes pages: one HTML file each, with all it needs inside. */
public final class PageFile {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule().addSerializer(String.class, new ShownTextSerializer()));

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
    PageParts parts = PageParts.read(hasChart(page));
    engine.render(
        "page.jte", Map.of("page", page, "anchors", new Anchors(page), "parts", parts), output);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      output.writeTo(out);
    }
  }

  /**
   * Returns a chart as JSON that can stand inside a script element, its texts as they can be shown.
   *
   * @param chart a chart
   * @return JSON without a {@code <}
   */
  public static String json(Chart chart) {
    try {
      return JSON.writeValueAsString(chart).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasChart(Page page) {
    return page.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .anyMatch(block -> block instanceof Figure figure && figure.chart() != null);
  }

  private static final class ShownTextSerializer extends StdScalarSerializer<String> {

    private static final long serialVersionUID = 1;

    ShownTextSerializer() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(ShownText.of(text));
    }
  }
}
