package uk.linkage;

import static uk.linkage.attributor.AttributorLayout.ATTRIBUTOR_MASK;
import static uk.linkage.attributor.AttributorLayout.BIRTH_DATE_MASK;
import static uk.linkage.attributor.AttributorLayout.BIRTH_DAY;
import static uk.linkage.attributor.AttributorLayout.BIRTH_MONTH;
import static uk.linkage.attributor.AttributorLayout.BIRTH_YEAR;
import static uk.linkage.attributor.AttributorLayout.FIRST_INITIAL;
import static uk.linkage.attributor.AttributorLayout.INITIALS_MASK;
import static uk.linkage.attributor.AttributorLayout.LAST_INITIAL;
import static uk.linkage.attributor.AttributorLayout.SCHEMA;
import static uk.linkage.attributor.AttributorLayout.SECTOR_MASK;
import static uk.linkage.attributor.AttributorLayout.SEX;
import static uk.linkage.attributor.AttributorLayout.SWAPPED_DAY_AND_MONTH;
import static uk.linkage.attributor.AttributorLayout.SWAPPED_INITIALS;
import static uk.linkage.attributor.AttributorLayout.UNIT_MASK;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.block.BlockingKey;
import uk.linkage.block.BlockingKey.Placeholder;
import uk.linkage.match.MatchKey;
import uk.linkage.match.MatchLadder;
import uk.linkage.schema.Twist;

/**
 * The match keys of clients, each with the reason for which it is there.
 *
 * <p>After the practice of the Hospital Episode Statistics and of the Office for National
 * Statistics: a key is tried only where every value it needs is present and valid; once any part of
 * the attributor is relaxed, the postcode must agree; a key without the postcode's support leaves
 * out births on 1 January, the commonest placeholder. A pseudo postcode is no postcode. Figures for
 * each key are in docs/accuracy.md.
 */
final class ClientMatchKeys {

  /** Births on 1 January: mostly people whose date of birth nobody knows. */
  private static final Placeholder FIRST_OF_JANUARY =
      new Placeholder(
          BIRTH_MONTH.mask() | BIRTH_DAY.mask(), BIRTH_MONTH.place(1) | BIRTH_DAY.place(1));

  private ClientMatchKeys() {}

  /** NDTMS's own definition of a person. */
  static MatchLadder attributor() {
    return new MatchLadder(
        List.of(
            key(
                "attributor",
                ATTRIBUTOR_MASK,
                null,
                List.of(),
                "equal initials, date of birth and sex is how NDTMS itself knows a person")));
  }

  /** The ladder, strictest key first. */
  static MatchLadder ladder() {
    return new MatchLadder(
        List.of(
            key(
                "attributor and unit",
                ATTRIBUTOR_MASK | UNIT_MASK,
                null,
                List.of(),
                "everything there is agrees; nothing could say more"),
            key(
                "attributor",
                ATTRIBUTOR_MASK,
                null,
                List.of(FIRST_OF_JANUARY),
                "three records of one person in ten have another postcode unit (people move), while"
                    + " two strangers share an attributor once in five million pairs; births on"
                    + " 1 January are left to the keys with a postcode"),
            key(
                "attributor and sector",
                ATTRIBUTOR_MASK | SECTOR_MASK,
                null,
                List.of(),
                "for births on 1 January, and for postcodes known to the sector only"),
            key(
                "initials swapped, and sector",
                ATTRIBUTOR_MASK | SECTOR_MASK,
                SWAPPED_INITIALS,
                List.of(FIRST_OF_JANUARY),
                "first and last name in the wrong boxes; costs twice the chance pairs of the"
                    + " attributor, which the sector makes good"),
            key(
                "day and month swapped, and sector",
                ATTRIBUTOR_MASK | SECTOR_MASK,
                SWAPPED_DAY_AND_MONTH,
                List.of(FIRST_OF_JANUARY),
                "a date read in American order; one date error in five"),
            key(
                "sex differs, and sector",
                INITIALS_MASK | BIRTH_DATE_MASK | SECTOR_MASK,
                null,
                List.of(FIRST_OF_JANUARY),
                "sex is missing or mistyped in a few records of a thousand; leaving it out costs"
                    + " 1.7 times the chance pairs"),
            key(
                "last initial differs, and unit",
                FIRST_INITIAL.mask() | BIRTH_DATE_MASK | SEX.mask() | UNIT_MASK,
                null,
                List.of(FIRST_OF_JANUARY),
                "a surname changes with marriage and divorce, for one woman's pair of records in"
                    + " twenty; costs 16 times the chance pairs, so the whole postcode must agree"),
            key(
                "first initial differs, and unit",
                LAST_INITIAL.mask() | BIRTH_DATE_MASK | SEX.mask() | UNIT_MASK,
                null,
                List.of(FIRST_OF_JANUARY),
                "known by another forename, or an alias; takes twins of one sex at one address for"
                    + " one person, and they are rarer among clients than aliases"),
            key(
                "day of birth differs, and unit",
                INITIALS_MASK | BIRTH_YEAR.mask() | BIRTH_MONTH.mask() | SEX.mask() | UNIT_MASK,
                null,
                List.of(),
                "nine date errors in ten are in one part only; costs 70 times the chance pairs, so"
                    + " the whole postcode must agree"),
            key(
                "month of birth differs, and unit",
                INITIALS_MASK | BIRTH_YEAR.mask() | BIRTH_DAY.mask() | SEX.mask() | UNIT_MASK,
                null,
                List.of(),
                "as above, for the month"),
            key(
                "year of birth differs, and unit",
                INITIALS_MASK | BIRTH_MONTH.mask() | BIRTH_DAY.mask() | SEX.mask() | UNIT_MASK,
                null,
                List.of(FIRST_OF_JANUARY),
                "as above, for the year; parent and child with the same initials rarely share their"
                    + " birthday")));
  }

  private static MatchKey key(
      String name, long mask, @Nullable Twist twist, List<Placeholder> placeholders, String why) {
    return new MatchKey(new BlockingKey(SCHEMA, name, mask, twist, placeholders), why);
  }
}
