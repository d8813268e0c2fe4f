package uk.linkage;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.linkage.model.LinkageModel;

/**
 * How pairs are weighed and joined by the probabilistic method.
 *
 * @param threshold the least match probability of a link, above 0 and below 1
 * @param trained a model trained before, or null to fit one to the records
 * @param withoutDuplicates providers that hold nobody twice: no two of their records are one person
 */
public record ModelSettings(
    double threshold, @Nullable LinkageModel trained, Set<String> withoutDuplicates) {

  /** A link is more likely a match than not; the model is fitted; anybody may be held twice. */
  public static final ModelSettings USUAL = new ModelSettings(0.5, /* trained= */ null, Set.of());

  public ModelSettings {
    withoutDuplicates = Set.copyOf(withoutDuplicates);
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the threshold must be above 0 and below 1, got %s", threshold));
    }
  }

  /** Refuses a name that no provider has: the user believes something that isn't so. */
  void requireProviders(List<String> known) {
    // In order, so that the same one is named every time.
    for (String name : new TreeSet<>(withoutDuplicates)) {
      if (!known.contains(name)) {
        throw new UnknownProviderException(name, known);
      }
    }
  }
}
