package uk.linkage.report.page;

import java.util.List;

/**
 * Sentences, each a paragraph.
 *
 * @param paragraphs plain text
 */
public record Words(List<String> paragraphs) implements Block {

  public Words {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * Sentences.
   *
   * @param paragraphs plain text, each a paragraph
   * @return the block
   */
  public static Words of(String... paragraphs) {
    return new Words(List.of(paragraphs));
  }
}
