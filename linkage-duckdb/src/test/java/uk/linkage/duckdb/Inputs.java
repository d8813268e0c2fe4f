package uk.linkage.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.input.FactColumn;
import uk.linkage.duckdb.input.ReadOptions;

/** Makes input files and the options to read them. */
public final class Inputs {

  public static final String HEADER = "provider,record_id,initials,dob,sex,postcode,consent";

  private final Path folder;
  private String profile = "ims";
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final Set<String> drop = new LinkedHashSet<>();
  private String encoding = "utf-8";
  private String provider;
  private boolean consentHeld;
  private List<String> dateFormats = List.of();
  private Postcode.Kind postcodeKind;
  private List<FactColumn> facts = List.of();

  public Inputs(Path folder) {
    this.folder = folder;
  }

  public Path write(String name, String text) {
    return write(name, text.getBytes(UTF_8));
  }

  public Path write(String name, byte[] bytes) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      return Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(String text) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(text.getBytes(UTF_8));
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Inputs profile(String name) {
    profile = name;
    return this;
  }

  public Inputs column(String field, String column) {
    columns.put(field, column);
    return this;
  }

  public Inputs drop(String column) {
    drop.add(column);
    return this;
  }

  public Inputs encoding(String name) {
    encoding = name;
    return this;
  }

  public Inputs provider(String name) {
    provider = name;
    return this;
  }

  public Inputs consentHeld() {
    consentHeld = true;
    return this;
  }

  public Inputs dateFormat(String format) {
    dateFormats = List.of(format);
    return this;
  }

  public Inputs postcodeKind(Postcode.Kind kind) {
    postcodeKind = kind;
    return this;
  }

  public Inputs facts(FactColumn... asked) {
    facts = List.of(asked);
    return this;
  }

  public ReadOptions options(Object... inputs) {
    return new ReadOptions(
        java.util.Arrays.stream(inputs).map(Object::toString).toList(),
        profile,
        columns,
        drop,
        encoding,
        provider,
        consentHeld,
        dateFormats,
        postcodeKind,
        LocalDate.of(2026, 11, 22),
        120,
        facts);
  }
}
