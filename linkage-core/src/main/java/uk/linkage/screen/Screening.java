package uk.linkage.screen;

import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.DateFormats;

/**
 * Decides who takes part.
 *
 * <p>Each question is asked of the bytes of one cell. They are asked in the order consent, module,
 * information, dummy attributor, and the first that excludes a record ends the questions: so
 * nothing of a client who said No is looked at but the No.
 */
public final class Screening {

  /*
   * The dates are the founding sentences' own: "Any clients who do not agree, or have not been
   * informed of the change by 1st November 2021, will have their consent updated to 'No'", where the
   * change concerns clients in contact on or after 1 October 2021. A client whose first contact came
   * after the deadline was never under the old terms: for him, to be informed at all is enough.
   */
  private static final int CONTACT_FROM = DateFormats.pack(2021, 10, 1);
  private static final int INFORMED_BY = DateFormats.pack(2021, 11, 1);

  private static final long IDENTITY_MASK =
      AttributorLayout.INITIALS_MASK | AttributorLayout.BIRTH_DATE_MASK;
  private static final long DUMMY_INITIALS =
      AttributorLayout.packInitial(AttributorLayout.FIRST_INITIAL, 'X')
          | AttributorLayout.packInitial(AttributorLayout.LAST_INITIAL, 'X');
  private static final long DUMMY_BIRTH_DATE = AttributorLayout.packBirthDate(1955, 5, 5);

  private final ScreeningRules rules;
  private final CellVerdicts consentVerdicts;
  private final CellVerdicts moduleVerdicts;

  /**
   * A screening by some rules.
   *
   * @param rules what counts as consent
   */
  public Screening(ScreeningRules rules) {
    this.rules = rules;
    this.consentVerdicts = new CellVerdicts(this::ofConsent);
    this.moduleVerdicts = new CellVerdicts(this::ofModule);
  }

  /**
   * Judges a cell of the consent column.
   *
   * @param bytes UTF-8
   * @param from where the cell begins
   * @param to where it ends
   * @return why the record is excluded, or null if consent is Yes
   */
  public @Nullable Exclusion byConsent(byte[] bytes, int from, int to) {
    return from == to ? Exclusion.CONSENT_NOT_RECORDED : consentVerdicts.of(bytes, from, to);
  }

  private @Nullable Exclusion ofConsent(String word) {
    if (rules.yes().contains(word)) {
      return null;
    }
    if (rules.no().contains(word)) {
      return Exclusion.CONSENT_NO;
    }
    return rules.unknown().contains(word)
        ? Exclusion.CONSENT_NOT_RECORDED
        : Exclusion.CONSENT_NOT_UNDERSTOOD;
  }

  /**
   * Judges a cell of the column that names the module of a record.
   *
   * @param bytes UTF-8
   * @param from where the cell begins
   * @param to where it ends
   * @return why the record is excluded, or null if it is not
   */
  public @Nullable Exclusion byModule(byte[] bytes, int from, int to) {
    return from == to ? null : moduleVerdicts.of(bytes, from, to);
  }

  private @Nullable Exclusion ofModule(String word) {
    return rules.drugRelatedDeath().contains(word) ? Exclusion.DRUG_RELATED_DEATH : null;
  }

  /**
   * Judges by the dates of contact and of information, each as {@link DateFormats#parse} answers.
   *
   * <p>In doubt the client was not informed: a contact whose date is blank or unreadable counts as
   * a contact after the change, an unreadable date of information as none.
   *
   * @param lastContact the last contact, not positive if unknown
   * @param firstContact the first contact, not positive if unknown or not asked
   * @param informed when the client was informed, not positive if unknown or never
   * @return why the record is excluded, or null if it is not
   */
  public static @Nullable Exclusion byInformation(int lastContact, int firstContact, int informed) {
    if (lastContact > 0 && lastContact < CONTACT_FROM) {
      return null;
    }
    boolean enough = firstContact > INFORMED_BY ? informed > 0 : isInTime(informed);
    return enough ? null : Exclusion.NOT_INFORMED;
  }

  private static boolean isInTime(int informed) {
    return informed > 0 && informed <= INFORMED_BY;
  }

  /**
   * Judges a packed client: the dummy attributor is excluded whatever its sex and postcode.
   *
   * @param record a packed client
   * @return why the record is excluded, or null if it is not
   */
  public static @Nullable Exclusion byAttributor(long record) {
    return (record & IDENTITY_MASK) == (DUMMY_INITIALS | DUMMY_BIRTH_DATE)
        ? Exclusion.DUMMY_ATTRIBUTOR
        : null;
  }

  /**
   * Tells whether a client resembles the dummy attributor in its initials or its date of birth.
   * Such a record is linked like any other, and reported.
   *
   * @param record a packed client that is not the dummy attributor itself
   * @return whether one half of it is the dummy's
   */
  public static boolean isSuspicious(long record) {
    return (record & AttributorLayout.INITIALS_MASK) == DUMMY_INITIALS
        || (record & AttributorLayout.BIRTH_DATE_MASK) == DUMMY_BIRTH_DATE;
  }
}
