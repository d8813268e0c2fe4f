package uk.linkage.schema;

import java.util.Arrays;

/**
 * Which fields the pairs of some records both have: a pattern that speaks of others is one that no
 * pair of these records can show.
 */
public final class SharedFields {

  private final AgreementLattice lattice;
  private final long[] masks;

  private SharedFields(AgreementLattice lattice, long[] masks) {
    this.lattice = lattice;
    this.masks = masks;
  }

  /**
   * Looks at records.
   *
   * <p>Cost: one pass over the records.
   *
   * @param lattice all patterns
   * @param records packed records
   * @return what pairs of them can have on both sides
   */
  public static SharedFields of(AgreementLattice lattice, long[] records) {
    FieldFlags flags = new FieldFlags(lattice.schema().fields());
    long[] seen = {};
    long[] present = {};
    for (long record : records) {
      long shown = flags.nonZero(record);
      int at = 0;
      while (at < seen.length && seen[at] != shown) {
        at++;
      }
      if (at == seen.length) {
        seen = Arrays.copyOf(seen, at + 1);
        seen[at] = shown;
        present = Arrays.copyOf(present, at + 1);
        present[at] = lattice.presentFields(record);
      }
    }
    long[] masks = new long[present.length * present.length];
    for (int i = 0; i < masks.length; i++) {
      masks[i] = present[i / present.length] & present[i % present.length];
    }
    return new SharedFields(lattice, Arrays.stream(masks).distinct().toArray());
  }

  /**
   * Tells whether a pair can show a pattern, as far as that hangs on the fields that it has.
   *
   * @param pattern a pattern of the lattice
   * @return false if no two of the records both have exactly what it speaks of
   */
  public boolean canShow(int pattern) {
    for (long mask : masks) {
      boolean fits = true;
      for (int k = 0; k < lattice.comparisonCount() && fits; k++) {
        long known = lattice.cells(k).get(lattice.cellOf(pattern, k)).known();
        fits = known == lattice.known(k, mask);
      }
      if (fits) {
        return true;
      }
    }
    return false;
  }
}
