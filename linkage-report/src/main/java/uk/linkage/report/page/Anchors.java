package uk.linkage.report.page;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/**
 * The names by which the sections and figures of a page are found: small letters, digits and
 * hyphens, each once, whatever the page calls them.
 */
public final class Anchors {

  private static final int LONGEST = 60;

  private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * Names what is on a page.
   *
   * @param page the page
   */
  public Anchors(Page page) {
    for (Section section : page.sections()) {
      name(section, section.id());
      for (Block block : section.blocks()) {
        if (block instanceof Figure figure) {
          name(figure, figure.id());
        }
      }
    }
  }

  /**
   * Returns the name of a section.
   *
   * @param section a section of the page
   * @return its name
   */
  public String of(Section section) {
    return found(section);
  }

  /**
   * Returns the name of a figure.
   *
   * @param figure a figure of the page
   * @return its name
   */
  public String of(Figure figure) {
    return found(figure);
  }

  private String found(Object part) {
    String name = names.get(part);
    if (name == null) {
      throw new IllegalArgumentException("the part must be on the page, and is not");
    }
    return name;
  }

  private void name(Object part, String id) {
    String clean = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    clean = clean.substring(0, Math.min(clean.length(), LONGEST)).replaceAll("^-|-$", "");
    String first =
        clean.isEmpty() || !Character.isLetter(clean.charAt(0))
            ? clean.isEmpty() ? "part" : "part-" + clean
            : clean;
    String name = first;
    for (int i = 2; !taken.add(name); i++) {
      name = first + "-" + i;
    }
    names.put(part, name);
  }
}
