package uk.linkage.match;

import java.util.List;

/**
 * What is known of how common the values of some fields are.
 *
 * @param stratum the name of the stratum
 * @param fields the fields of it that a pair agrees on
 * @param mean how many other individuals have the same value as one drawn at random, on the average
 * @param alpha the shape of the gamma distribution of expected mates; infinite if all values are
 *     alike, and agreement on one is worth no more than on another
 */
public record ValueStatistics(String stratum, List<String> fields, double mean, double alpha) {

  public ValueStatistics {
    fields = List.copyOf(fields);
  }
}
