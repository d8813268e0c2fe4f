package uk.linkage.duckdb.store.load;

import java.util.Set;

/**
 * What the user says of uploads that the files can't say.
 *
 * @param missing what it means that a record is not there any more
 * @param takesUnlike whether many records of a provider may have next to nothing in common with
 *     what they said before, or most of them other values or none
 * @param lastWasWrong whether what the last upload of these providers said is forgotten, where
 *     these files say otherwise
 * @param newProviders names of providers that are new, though they look like one of the store
 */
public record LoadAsked(
    MissingRule missing, boolean takesUnlike, boolean lastWasWrong, Set<String> newProviders) {

  public LoadAsked {
    newProviders = Set.copyOf(newProviders);
  }
}
