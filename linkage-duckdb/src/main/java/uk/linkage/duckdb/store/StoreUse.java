package uk.linkage.duckdb.store;

import java.util.function.Consumer;

/**
 * What a store is opened for.
 *
 * @param command the command in words, such as {@code store load}, without any of its arguments:
 *     whoever finds the store in use is told it
 * @param told gets sentences about what was found in the folder or done to the file on opening
 */
public record StoreUse(String command, Consumer<String> told) {

  /** By a program that doesn't say what for, and isn't told anything. */
  public static final StoreUse UNNAMED = new StoreUse("linkage", sentence -> {});
}
