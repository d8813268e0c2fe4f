package uk.linkage.cli.run;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;
import uk.linkage.ModelSettings;
import uk.linkage.duckdb.model.ModelFile;

/**
 * How it is to be decided which records are one person.
 *
 * @param method the method
 * @param threshold the least match probability of a link, above 0 and below 1; plays no part where
 *     nothing is weighed
 * @param model the model.json of an earlier run, or null to fit a model to the records
 * @param withoutDuplicates providers that hold nobody twice
 */
public record MethodAsked(
    LinkageMethod method, double threshold, @Nullable Path model, Set<String> withoutDuplicates) {

  public MethodAsked {
    withoutDuplicates = Set.copyOf(withoutDuplicates);
  }

  /**
   * A method in its usual way.
   *
   * @param method the method
   * @return a method without further wishes
   */
  public static MethodAsked usual(LinkageMethod method) {
    return new MethodAsked(method, ModelSettings.USUAL.threshold(), /* model= */ null, Set.of());
  }

  /** The model that was asked for, read; null if one is to be fitted. */
  @Nullable ModelFile readModel() {
    return model == null ? null : ModelFile.read(model);
  }

  /** The same in the words of the core. */
  ModelSettings settings(@Nullable ModelFile trained) {
    return new ModelSettings(
        threshold, trained == null ? null : trained.model(), withoutDuplicates);
  }
}
