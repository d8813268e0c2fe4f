package uk.linkage;

import java.util.function.IntPredicate;
import uk.linkage.intake.Clients;

/** Which of the records that take part a run is about. */
public interface RecordChoice {

  /** All of them. */
  RecordChoice ALL =
      new RecordChoice() {
        @Override
        public IntPredicate of(Clients clients) {
          return index -> true;
        }

        @Override
        public String noteOfOthers() {
          return "%,d records are left out";
        }
      };

  /**
   * Chooses.
   *
   * @param clients all that take part
   * @return whether a record, by its index, is one of those
   */
  IntPredicate of(Clients clients);

  /**
   * Returns what the user is told of the others.
   *
   * @return a sentence with a place for their number, {@code %,d}
   */
  String noteOfOthers();
}
