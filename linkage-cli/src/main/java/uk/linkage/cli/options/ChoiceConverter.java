package uk.linkage.cli.options;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of a few words, in any case, and lists them for help and completion.
 *
 * @param <E> what the words stand for
 */
public abstract class ChoiceConverter<E extends Enum<E>>
    implements ITypeConverter<E>, Iterable<String> {

  private final Class<E> type;

  /**
   * The names of an enum in lower case.
   *
   * @param type the enum
   */
  protected ChoiceConverter(Class<E> type) {
    this.type = type;
  }

  private List<String> words() {
    return Arrays.stream(type.getEnumConstants()).map(ChoiceConverter::word).toList();
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public final E convert(String text) {
    for (E choice : type.getEnumConstants()) {
      if (word(choice).equalsIgnoreCase(text.strip())) {
        return choice;
      }
    }
    throw new TypeConversionException(
        "must be one of " + String.join(", ", words()) + ", got '" + text + "'");
  }

  @Override
  public final Iterator<String> iterator() {
    return words().iterator();
  }
}
