package uk.linkage.cli.report;

import java.io.PrintWriter;

/**
 * Where reports are printed: lines of no more than 80 characters, some of them bold or in colour if
 * there is a terminal that shows it. Nothing is said by colour alone.
 *
 * <p>Whatever is handed over is made {@linkplain Printable printable}: the only codes that reach a
 * terminal are those of this class.
 */
public final class Terminal {

  /** How many characters a line has at most, words that are longer excepted. */
  static final int WIDTH = 80;

  private static final String RESET = "\u001b[0m";
  private static final String INDENT = "  ";

  /** How a text looks. */
  enum Tone {
    /** Like any other. */
    PLAIN(""),
    /** Bold. */
    STRONG("\u001b[1m"),
    /** Less than the others. */
    FAINT("\u001b[2m"),
    /** To be looked at. */
    WARNING("\u001b[33m");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  private final PrintWriter out;
  private final boolean isStyled;

  /**
   * A terminal, or what stands for one.
   *
   * @param out where to
   * @param isStyled whether it shows bold and colour
   */
  public Terminal(PrintWriter out, boolean isStyled) {
    this.out = out;
    this.isStyled = isStyled;
  }

  /**
   * Prints a sentence, on several lines if it is long.
   *
   * @param text the sentence
   */
  public void line(String text) {
    wrapped(text, Tone.PLAIN);
  }

  /** What to take away, or the heading of a table. */
  void heading(String text) {
    wrapped(text, Tone.STRONG);
  }

  /** What explains something else. */
  void remark(String text) {
    wrapped(text, Tone.FAINT);
  }

  /**
   * Prints what the user should know.
   *
   * @param text a sentence
   */
  public void note(String text) {
    wrapped("Note: " + text, Tone.WARNING);
  }

  /** What somebody should look into. */
  void warning(String text) {
    wrapped(INDENT + "! " + text, Tone.WARNING);
  }

  /** What is to be typed as it stands, on one line however long. */
  void command(String text) {
    println(INDENT + Printable.of(text), Tone.PLAIN);
  }

  /** What names a file or a folder to look at, on one line however long. */
  void place(String text) {
    println(Printable.of(text), Tone.STRONG);
  }

  void blank() {
    out.println();
  }

  /** JSON, and nothing else is to be printed. */
  void json(String text) {
    out.println(text);
    out.flush();
  }

  void flush() {
    out.flush();
  }

  /** A line of parts that are made printable, and cut, by whoever puts them together. */
  void println(String text, Tone tone) {
    out.println(toned(text, tone));
  }

  /** A part of a line, as it looks. */
  String toned(String text, Tone tone) {
    return isStyled && tone != Tone.PLAIN && !text.isBlank() ? tone.code + text + RESET : text;
  }

  private void wrapped(String text, Tone tone) {
    String printable = Printable.of(text).stripTrailing();
    String left = printable.substring(0, printable.length() - printable.stripLeading().length());
    StringBuilder line = new StringBuilder(left);
    boolean isFirstWord = true;
    for (String word : printable.strip().split(" ", -1)) {
      int length = Printable.length(line.toString()) + 1 + Printable.length(word);
      if (!isFirstWord && length > WIDTH) {
        println(line.toString(), tone);
        line.setLength(0);
        line.append(left).append(INDENT);
        isFirstWord = true;
      }
      line.append(isFirstWord ? "" : " ").append(word);
      isFirstWord = false;
    }
    println(line.toString(), tone);
  }
}
