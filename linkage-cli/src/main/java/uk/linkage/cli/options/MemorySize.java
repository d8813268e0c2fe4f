package uk.linkage.cli.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size such as {@code 4g}, {@code 1.5 GB} or {@code 800m} as bytes. */
public final class MemorySize implements ITypeConverter<Long> {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([kmgt])i?b?", Pattern.CASE_INSENSITIVE);

  /** For picocli. */
  public MemorySize() {}

  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new TypeConversionException("must be a size such as 4g or 800m, got '" + text + "'");
    }
    int power = "kmgt".indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
    return (long) (Double.parseDouble(matcher.group(1)) * Math.pow(1024, power));
  }
}
