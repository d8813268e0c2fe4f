package uk.linkage.report.page;

import java.util.List;

/**
 * A part of a page under a heading of its own.
 *
 * @param id its name in links: small letters and hyphens, no other on the page the same
 * @param heading the heading
 * @param lead what the section is about, in a sentence or two; may be empty
 * @param blocks what is in it, in order
 */
public record Section(String id, String heading, String lead, List<Block> blocks) {

  public Section {
    blocks = List.copyOf(blocks);
  }
}
