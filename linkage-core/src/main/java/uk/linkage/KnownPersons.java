package uk.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.cluster.Persons;
import uk.linkage.intake.IntakeResult;
import uk.linkage.match.Links;

/**
 * Records whose persons are known, because somebody keeps them.
 *
 * @param intake the records that are looked at
 * @param persons the person of each
 * @param links the links between them, weighed, with {@code 0} for their key
 * @param model what weighed the links; null if nothing was ever weighed
 * @param notes what the user should know, in sentences
 */
public record KnownPersons(
    IntakeResult intake,
    Persons persons,
    Links links,
    @Nullable PinnedModel model,
    List<String> notes) {

  public KnownPersons {
    notes = List.copyOf(notes);
  }
}
