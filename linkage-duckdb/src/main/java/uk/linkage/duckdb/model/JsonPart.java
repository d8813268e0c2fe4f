package uk.linkage.duckdb.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.InputRefusedException;

/**
 * A part of a JSON file, which is asked for what must be in it. A refusal names the place and what
 * kind of thing stands there, never the thing: the file may be any file of the user's.
 */
final class JsonPart {

  private final Path file;
  private final String where;
  private final JsonNode node;

  private JsonPart(Path file, String where, JsonNode node) {
    this.file = file;
    this.where = where;
    this.node = node;
  }

  /** The whole of a file. */
  static JsonPart of(Path file, JsonNode root) {
    return new JsonPart(file, "", root);
  }

  InputRefusedException refused(String what) {
    return new InputRefusedException(
        file
            + ": "
            + (where.isEmpty() ? "" : "'" + where + "' ")
            + what
            + "; give the model.json of a probabilistic run, as linkage wrote it");
  }

  boolean has(String name) {
    return node.has(name);
  }

  boolean isNull(String name) {
    return node.path(name).isNull();
  }

  /** An object or an array of this object. */
  JsonPart part(String name) {
    JsonPart part = child(name);
    if (!part.node.isContainerNode()) {
      throw part.refused("must hold several things, got " + kindOf(part.node));
    }
    return part;
  }

  private JsonPart child(String name) {
    JsonPart child =
        new JsonPart(file, where.isEmpty() ? name : where + "." + name, node.path(name));
    if (child.node.isMissingNode()) {
      throw child.refused("must be there, got a file without it");
    }
    return child;
  }

  /** The elements of this array. */
  List<JsonPart> items() {
    if (!node.isArray()) {
      throw refused("must be a list, got " + kindOf(node));
    }
    List<JsonPart> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonPart(file, where + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  int size() {
    return node.size();
  }

  String text(String name) {
    JsonPart part = child(name);
    if (!part.node.isTextual()) {
      throw part.refused("must be a text, got " + kindOf(part.node));
    }
    return part.node.textValue();
  }

  /** The text that this element is, or null. */
  @Nullable String text() {
    return node.textValue();
  }

  boolean flag(String name) {
    JsonPart part = child(name);
    if (!part.node.isBoolean()) {
      throw part.refused("must be true or false, got " + kindOf(part.node));
    }
    return part.node.booleanValue();
  }

  double number(String name) {
    return child(name).number();
  }

  /** The number that this element is. */
  double number() {
    double number = node.doubleValue();
    if (!node.isNumber() || !Double.isFinite(number)) {
      throw refused("must be a finite number, got " + kindOf(node));
    }
    return number;
  }

  /** A chance: above 0 and at most 1. */
  double chance() {
    double chance = number();
    if (!(chance > 0 && chance <= 1)) {
      throw refused("must be a chance above 0 and at most 1, got " + chance);
    }
    return chance;
  }

  double chance(String name) {
    return child(name).chance();
  }

  private static String kindOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case NUMBER -> "a number out of range";
      case OBJECT -> "an object";
      case STRING -> "a text";
      default -> "something else";
    };
  }
}
