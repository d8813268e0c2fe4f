package uk.linkage.intake;

import java.util.List;

/**
 * What came of reading: the clients that take part, and what was counted of everybody else.
 *
 * @param clients those who take part
 * @param tallies one for each provider, in order of name
 * @param rejections the records with an impossible value
 * @param absentees who takes no part, if that was asked for
 * @param places where the clients stood in the files, if that was asked for
 */
public record IntakeResult(
    Clients clients,
    List<ProviderTally> tallies,
    Rejections rejections,
    Absentees absentees,
    RowPlaces places) {

  public IntakeResult {
    tallies = List.copyOf(tallies);
  }

  /**
   * Returns how many rows were read.
   *
   * @return those that take part, the rejected and the excluded
   */
  public long rows() {
    return tallies.stream().mapToLong(ProviderTally::rows).sum();
  }
}
