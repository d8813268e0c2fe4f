package uk.linkage.count;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What texts of a column are called in a table: codes of one system and words of another become the
 * same labels.
 *
 * <p>Texts are compared without regard to case, punctuation and spaces: {@code WHITE - BRITISH} is
 * {@code White British}. A text that isn't listed keeps its own name.
 */
public final class CodeList {

  /** A list of nothing: every text keeps its own name. */
  public static final CodeList NONE = new CodeList(Map.of());

  private final Map<String, String> labels = new LinkedHashMap<>();

  private CodeList(Map<String, String> labelByText) {
    labelByText.forEach((text, label) -> labels.putIfAbsent(plain(text), label));
    // A label is a text too, unless the list says otherwise.
    for (String label : labelByText.values()) {
      labels.putIfAbsent(plain(label), label);
    }
  }

  /**
   * A list of codes and words.
   *
   * @param labelByText for each code or word its label, the empty one for what is not known; in
   *     order of display
   * @return a list
   */
  public static CodeList of(Map<String, String> labelByText) {
    return new CodeList(labelByText);
  }

  /**
   * Returns a list that knows another's texts too.
   *
   * @param other what it says of texts that this list has is left out
   * @return a list of both
   */
  public CodeList plus(CodeList other) {
    Map<String, String> both = new LinkedHashMap<>(labels);
    other.labels.forEach(both::putIfAbsent);
    return new CodeList(both);
  }

  /**
   * Returns what a text is called.
   *
   * @param text a cell of the input
   * @return its label; empty if it is not known; the text itself if it isn't listed
   */
  public String labelOf(String text) {
    return labels.getOrDefault(plain(text), text);
  }

  /**
   * Returns the labels of the list.
   *
   * @return each once, in order of display, without that of what is not known
   */
  public List<String> labels() {
    return labels.values().stream().filter(label -> !label.isEmpty()).distinct().toList();
  }

  /**
   * Returns what is listed.
   *
   * @return the label of each text, in order
   */
  public Map<String, String> entries() {
    return Collections.unmodifiableMap(labels);
  }

  /** The letters and digits of a text in lower case, one space for all between them. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      i += Character.charCount(letter);
      if (Character.isLetterOrDigit(letter)
          || Character.getType(letter) == Character.NON_SPACING_MARK) {
        if (gap && plain.length() > 0) {
          plain.append(' ');
        }
        gap = false;
        plain.appendCodePoint(letter);
      } else {
        gap = true;
      }
    }
    return plain.length() == 0 ? text : plain.toString().toLowerCase(Locale.ROOT);
  }
}
