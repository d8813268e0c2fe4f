package uk.linkage.geography;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.AttributorLayout;

/**
 * From postcodes to local authorities: by the unit where it is known, by the sector where it is
 * not.
 *
 * <p>A sector that lies in several authorities is counted to the one that has most of its live
 * units; terminated ones count only where no other is left. It is {@link #AMBIGUOUS} if two have
 * equally many, or if the share of the greatest is less than the {@linkplain Builder#leastShare
 * least share}, half unless another is asked for: so whoever lives in the sector is placed rightly
 * at least as often as wrongly.
 */
public final class AuthorityLookup {
  /*
   * Units are kept by sector, as two shorts each: 2.7 million of them in 11 MB. A lookup is two
   * binary searches, one among some 12,000 sectors, one among at most 400 units.
   */

  /** No postcode, or less of it than a sector. */
  public static final int UNKNOWN = -1;

  /** No unit of the sector is in the lookup. */
  public static final int NOT_FOUND = -2;

  /** The sector lies in several authorities, and none has enough of it. */
  public static final int AMBIGUOUS = -3;

  /** The share of a sector's units that an authority needs if nothing else is said. */
  public static final double USUAL_LEAST_SHARE = 0.5;

  /** How many authorities there can be; the United Kingdom has fewer than 400. */
  public static final int MOST_AUTHORITIES = 4096;

  private final List<String> authorities;
  private final int[] sectors;
  private final int[] firstUnits;
  private final short[] units;
  private final short[] authorityOfUnit;
  private final short[] authorityOfSector;

  private AuthorityLookup(
      List<String> authorities, LookupEntries entries, int[] places, SectorMajority majority) {
    int unitCount = entries.countDifferent(AttributorLayout.UNIT_MASK);
    int sectorCount = entries.countDifferent(AttributorLayout.SECTOR_MASK);
    this.authorities = authorities;
    this.sectors = new int[sectorCount];
    this.firstUnits = new int[sectorCount + 1];
    this.units = new short[unitCount];
    this.authorityOfUnit = new short[unitCount];
    this.authorityOfSector = new short[sectorCount];
    int unit = 0;
    int at = 0;
    for (int sector = 0; sector < sectorCount; sector++) {
      sectors[sector] = sectorOf(entries.postcode(at));
      firstUnits[sector] = unit;
      int end = entries.endOfEqual(at, AttributorLayout.SECTOR_MASK);
      while (at < end) {
        units[unit] = (short) AttributorLayout.POSTCODE_UNIT.valueIn(entries.postcode(at));
        authorityOfUnit[unit] = (short) places[entries.authority(at)];
        boolean terminated = true;
        int endOfUnit = entries.endOfEqual(at, AttributorLayout.UNIT_MASK);
        for (; at < endOfUnit; at++) {
          terminated &= entries.isTerminated(at);
        }
        majority.add(authorityOfUnit[unit++], terminated);
      }
      authorityOfSector[sector] = (short) majority.decide();
    }
    firstUnits[sectorCount] = unit;
  }

  /**
   * Returns the authorities of the lookup.
   *
   * @return their codes in order
   */
  public List<String> authorities() {
    return authorities;
  }

  /**
   * Returns the authority that a client lives in.
   *
   * @param record a packed client; only the bits of its postcode matter
   * @return a place in {@link #authorities()}, or {@link #UNKNOWN}, {@link #NOT_FOUND} or {@link
   *     #AMBIGUOUS}, which are negative
   */
  public int of(long record) {
    return place(record, null);
  }

  /**
   * Returns the authority that a client lives in, and counts how it was found.
   *
   * @param record a packed client; only the bits of its postcode matter
   * @param tally where it is counted
   * @return as {@link #of(long)}
   */
  public int of(long record, GeographyTally tally) {
    return place(record, tally);
  }

  private int place(long record, @Nullable GeographyTally tally) {
    if (!AttributorLayout.POSTCODE_SECTOR.isPresentIn(record)) {
      boolean none = !AttributorLayout.POSTCODE_AREA.isPresentIn(record);
      return counted(UNKNOWN, none ? Placement.NO_POSTCODE : Placement.NO_SECTOR, tally);
    }
    int sector = Arrays.binarySearch(sectors, sectorOf(record));
    if (sector < 0) {
      return counted(NOT_FOUND, Placement.NOT_FOUND, tally);
    }
    short unit = (short) AttributorLayout.POSTCODE_UNIT.valueIn(record);
    if (unit != 0) {
      int at = Arrays.binarySearch(units, firstUnits[sector], firstUnits[sector + 1], unit);
      if (at >= 0) {
        return counted(authorityOfUnit[at], Placement.UNIT, tally);
      }
    }
    int authority = authorityOfSector[sector];
    if (authority < 0) {
      return counted(AMBIGUOUS, Placement.AMBIGUOUS, tally);
    }
    Placement placement = unit == 0 ? Placement.SECTOR : Placement.SECTOR_OF_UNKNOWN_UNIT;
    return counted(authority, placement, tally);
  }

  private static int counted(int authority, Placement placement, @Nullable GeographyTally tally) {
    if (tally != null) {
      tally.add(placement);
    }
    return authority;
  }

  /** A sector as a number of 23 bits. */
  private static int sectorOf(long record) {
    return (int)
        ((record & AttributorLayout.SECTOR_MASK) >>> AttributorLayout.POSTCODE_SECTOR.shift());
  }

  /**
   * Returns the number of postcodes.
   *
   * @return each counted once
   */
  public int units() {
    return units.length;
  }

  /**
   * Returns the number of sectors.
   *
   * @return a number of sectors
   */
  public int sectors() {
    return sectors.length;
  }

  /**
   * Returns the number of sectors of which no authority has enough.
   *
   * @return a number of sectors
   */
  public int ambiguousSectors() {
    int count = 0;
    for (short authority : authorityOfSector) {
      count += authority == AMBIGUOUS ? 1 : 0;
    }
    return count;
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 4L * units.length + 10L * sectors.length;
  }

  /** Takes the postcodes of a lookup in any order. */
  public static final class Builder {

    private final LookupEntries entries = new LookupEntries();

    /** The authorities in order of appearance. */
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private double leastShare = USUAL_LEAST_SHARE;

    /** A lookup without postcodes. */
    public Builder() {}

    /**
     * Sets the share of a sector's units that an authority needs for the sector to be counted to
     * it.
     *
     * @param share 0 to 1; with 0 the greatest is enough, unless two are
     * @return this
     */
    public Builder leastShare(double share) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("the least share must be 0 to 1, got " + share);
      }
      leastShare = share;
      return this;
    }

    /**
     * Adds a postcode.
     *
     * @param postcode a whole postcode as {@link uk.linkage.attributor.Postcode#parse} packs it;
     *     other bits don't matter
     * @param authority the code of its authority
     * @param isTerminated whether it is no longer in use
     * @throws IllegalArgumentException if the postcode is not a whole one, or if there are more
     *     than {@link #MOST_AUTHORITIES}
     */
    public void add(long postcode, String authority, boolean isTerminated) {
      if (postcode < 0
          || !AttributorLayout.POSTCODE_SECTOR.isPresentIn(postcode)
          || !AttributorLayout.POSTCODE_UNIT.isPresentIn(postcode)) {
        throw new IllegalArgumentException("a lookup holds whole postcodes, got less or none");
      }
      Integer place = places.get(authority);
      if (place == null) {
        place = places.size();
        if (place == MOST_AUTHORITIES) {
          throw new IllegalArgumentException(
              "a lookup holds at most " + MOST_AUTHORITIES + " authorities");
        }
        places.put(authority, place);
      }
      entries.add(postcode, place, isTerminated);
    }

    /**
     * Returns how many postcodes were added.
     *
     * @return repeated ones as often as they were added
     */
    public int size() {
      return entries.size();
    }

    /**
     * Returns how many authorities there are so far.
     *
     * @return at most {@link #MOST_AUTHORITIES}
     */
    public int authorityCount() {
      return places.size();
    }

    /**
     * Makes the lookup of what was added.
     *
     * @return the lookup
     * @throws ContradictionException if a postcode was added with two authorities
     */
    public AuthorityLookup build() {
      entries.sort();
      entries.requireAgreement();
      List<String> sorted = places.keySet().stream().sorted().toList();
      int[] inOrder = places.keySet().stream().mapToInt(sorted::indexOf).toArray();
      return new AuthorityLookup(
          sorted, entries, inOrder, new SectorMajority(sorted.size(), leastShare));
    }
  }
}
