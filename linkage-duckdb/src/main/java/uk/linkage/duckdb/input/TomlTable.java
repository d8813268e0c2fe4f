package uk.linkage.duckdb.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.InputRefusedException;

/**
 * A table of a TOML file, asked for by key.
 *
 * <p>Read by Jackson's parser alone: its object mapper takes a quarter of a second to start, which
 * would be most of the time that a small file takes.
 */
final class TomlTable {

  private final String file;
  private final String prefix;
  private final Map<?, ?> values;

  private TomlTable(String file, String prefix, Map<?, ?> values) {
    this.file = file;
    this.prefix = prefix;
    this.values = values;
  }

  /** Reads a file. A fault of form is a {@code JacksonException}. */
  static TomlTable read(String file, InputStream in) throws IOException {
    try (JsonParser parser = new TomlFactory().createParser(in)) {
      parser.nextToken();
      return new TomlTable(file, "", (Map<?, ?>) value(parser));
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> table = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        table.put(key, value(parser));
      }
      return table;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    // A number or a boolean stays what it is, so that it is not taken for a text.
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? parser.getText()
        : Boolean.valueOf(parser.getText());
  }

  /** Refuses keys that nobody reads: they are mistyped, and would be silently ignored. */
  TomlTable requireKnown(List<String> keys) {
    for (Object key : values.keySet()) {
      String name = String.valueOf(key);
      if (!keys.contains(name)) {
        throw refused(
            "there is no setting '" + prefix + name + "'" + ColumnNames.didYouMean(name, keys));
      }
    }
    return this;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A table in this table; an empty one if there is none of that name. */
  TomlTable table(String key) {
    Object value = values.containsKey(key) ? values.get(key) : Map.of();
    if (value instanceof Map<?, ?> table) {
      return new TomlTable(file, prefix + key + ".", table);
    }
    throw refused("'" + prefix + key + "' must be a table");
  }

  /** The keys, in the order of the file. */
  List<String> keys() {
    return values.keySet().stream().map(String::valueOf).toList();
  }

  /** A text for every key, in the order of the file. */
  Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String key : keys()) {
      entries.put(key, Objects.requireNonNull(text(key)));
    }
    return entries;
  }

  /** A text, or null if there is none of that name. */
  @Nullable String text(String key) {
    Object value = values.get(key);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw refused("'" + prefix + key + "' must be a text");
  }

  /** A list of texts. */
  List<String> texts(String key) {
    return texts(key, values.get(key));
  }

  /** A list of lists of texts; a list of texts is a list of one list. */
  List<List<String>> lists(String key) {
    if (!(values.get(key) instanceof List<?> list)
        || list.isEmpty()
        || !(list.get(0) instanceof List<?>)) {
      return List.of(texts(key));
    }
    List<List<String>> lists = new ArrayList<>();
    for (Object inner : list) {
      lists.add(texts(key, inner));
    }
    return lists;
  }

  private List<String> texts(String key, @Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof String text)) {
          throw refused("'" + prefix + key + "' must be a list of texts");
        }
        texts.add(text);
      }
      return texts;
    }
    throw refused("'" + prefix + key + "' must be a list of texts");
  }

  InputRefusedException refused(String what) {
    return new InputRefusedException("profile " + file + ": " + what);
  }
}
