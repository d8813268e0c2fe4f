package uk.linkage.count;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import uk.linkage.intake.InputRefusedException;

/**
 * How many distinct persons every provider has, how many every two of them share, and how many
 * persons were seen by one, two, three providers.
 *
 * <p>The counts are exact: small ones must be hidden before they are published.
 */
public final class ProviderOverlap {

  /** As many as a matrix may have. */
  public static final int MOST_PROVIDERS = 4096;

  private final List<String> providers;

  /** Persons of both, the row being the greater or the same provider. */
  private final long[][] shared;

  private final long[] byProviders;

  private ProviderOverlap(List<String> providers, long[][] shared, long[] byProviders) {
    this.providers = List.copyOf(providers);
    this.shared = shared;
    this.byProviders = byProviders;
  }

  /**
   * Counts the persons of providers.
   *
   * @param persons how many persons there are
   * @param personOfRecord the person of each record, 1 to that number; 0 for a record that isn't
   *     counted
   * @param providerOfRecord the provider of each record, a place in the names
   * @param providers the names
   * @return the counts: the same in whatever order the records stand
   * @throws InputRefusedException if there are more than {@link #MOST_PROVIDERS} providers
   */
  public static ProviderOverlap count(
      int persons, int[] personOfRecord, int[] providerOfRecord, List<String> providers) {
    if (providers.size() > MOST_PROVIDERS) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "providers may be compared two by two if there are at most %,d, got %,d; give fewer"
                  + " files",
              MOST_PROVIDERS,
              providers.size()));
    }
    long[][] shared = new long[providers.size()][];
    for (int provider = 0; provider < shared.length; provider++) {
      shared[provider] = new long[provider + 1];
    }
    long[] byProviders = new long[providers.size() + 1];
    PersonRecords records = new PersonRecords(persons, personOfRecord);
    int[] lastPerson = new int[providers.size()];
    int[] seen = new int[providers.size()];
    for (int person = 1; person <= persons; person++) {
      int count = 0;
      for (int i = records.start(person); i < records.end(person); i++) {
        int provider = providerOfRecord[records.record(i)];
        if (lastPerson[provider] != person) {
          lastPerson[provider] = person;
          seen[count++] = provider;
        }
      }
      byProviders[count]++;
      for (int i = 0; i < count; i++) {
        for (int k = 0; k <= i; k++) {
          shared[Math.max(seen[i], seen[k])][Math.min(seen[i], seen[k])]++;
        }
      }
    }
    return new ProviderOverlap(providers, shared, trimmed(byProviders));
  }

  private static long[] trimmed(long[] byProviders) {
    int length = byProviders.length;
    while (length > 1 && byProviders[length - 1] == 0) {
      length--;
    }
    // A person none of whose records is counted was seen by nobody.
    byProviders[0] = 0;
    return Arrays.copyOf(byProviders, length);
  }

  /**
   * Returns the providers' names.
   *
   * @return an unmodifiable list
   */
  public List<String> providers() {
    return providers;
  }

  /**
   * Returns how many persons a provider has.
   *
   * @param provider a place in {@link #providers()}
   * @return a number of persons
   */
  public long persons(int provider) {
    return shared[provider][provider];
  }

  /**
   * Returns how many persons two providers share.
   *
   * @param a a place in {@link #providers()}
   * @param b another
   * @return a number of persons; all of a provider if both are the same
   */
  public long shared(int a, int b) {
    return shared[Math.max(a, b)][Math.min(a, b)];
  }

  /**
   * Returns how many persons were seen by each number of providers.
   *
   * @return at index k the persons with records of k providers; none at 0
   */
  public long[] personsByProviders() {
    return byProviders.clone();
  }
}
