package uk.linkage.duckdb.store.link;

/**
 * How the links and persons of a store compare with those of a run over everything by the same
 * model.
 *
 * @param model the number of the model
 * @param records how many records take part
 * @param links how many links the run found
 * @param persons how many persons the run made
 * @param linksMissing how many links the run found that the store has not
 * @param linksTooMany how many links the store has that the run did not find
 * @param linksOtherwise how many links the store weighs otherwise than the run
 * @param recordsElsewhere how many records are in the store of one person with others than they are
 *     by the run
 */
public record CheckOutcome(
    int model,
    long records,
    long links,
    long persons,
    long linksMissing,
    long linksTooMany,
    long linksOtherwise,
    long recordsElsewhere) {

  /**
   * Tells whether the store has what the run gave.
   *
   * @return whether all links, their weights and all persons are the same
   */
  public boolean isSame() {
    return linksMissing + linksTooMany + linksOtherwise + recordsElsewhere == 0;
  }
}
