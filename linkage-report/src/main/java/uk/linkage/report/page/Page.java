package uk.linkage.report.page;

import java.util.List;

/**
 * What is written on a page, in order; nothing of how it looks. Texts are plain: whatever stands in
 * them is shown as it is and never taken for markup.
 *
 * @param title what the page is
 * @param lead a sentence under the title: what ran, on what, when
 * @param face what may be done with the figures, such as "Exact figures, not for publication."
 * @param sections the sections
 */
public record Page(String title, String lead, String face, List<Section> sections) {

  public Page {
    sections = List.copyOf(sections);
  }
}
