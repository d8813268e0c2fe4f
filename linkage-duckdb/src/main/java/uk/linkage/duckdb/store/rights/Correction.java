package uk.linkage.duckdb.store.rights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.BirthDate;
import uk.linkage.attributor.Defect;
import uk.linkage.attributor.Postcode;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.intake.ProviderTally;
import uk.linkage.parallel.Workers;
import uk.linkage.screen.ScreeningRules;

/**
 * What is right of a client: the parts that were given, packed. It keeps its values to itself.
 *
 * @param mask the fields that were given
 * @param word their values; 0 where a part is to be cleared
 * @param parts the names of the parts that were given, in order
 */
public record Correction(long mask, long word, List<String> parts) {

  private static final Map<ClientField, Long> MASKS =
      Map.of(
          ClientField.FIRST_INITIAL,
          AttributorLayout.FIRST_INITIAL.mask(),
          ClientField.LAST_INITIAL,
          AttributorLayout.LAST_INITIAL.mask(),
          ClientField.INITIALS,
          AttributorLayout.INITIALS_MASK,
          ClientField.DOB,
          AttributorLayout.BIRTH_DATE_MASK,
          ClientField.SEX,
          AttributorLayout.SEX.mask(),
          ClientField.POSTCODE,
          AttributorLayout.UNIT_MASK);

  public Correction {
    parts = List.copyOf(parts);
  }

  /**
   * Reads cells as an upload is read.
   *
   * @param cells what was given; a blank cell clears its part
   * @param today what no birth may be after
   * @return the correction
   * @throws InputRefusedException if nothing was given, or something can't be read or is impossible
   */
  public static Correction of(Map<ClientField, String> cells, LocalDate today) {
    Map<ClientField, String> given = new EnumMap<>(ClientField.class);
    cells.forEach(
        (field, cell) -> {
          if (MASKS.containsKey(field)) {
            given.put(field, cell);
          }
        });
    if (given.isEmpty()) {
      throw new InputRefusedException(
          "a rectification must say what is right, got none of initials, dob, sex, postcode; give"
              + " them with --from, or --initials, --dob, --sex, --postcode");
    }
    if (given.containsKey(ClientField.INITIALS)
        && (given.containsKey(ClientField.FIRST_INITIAL)
            || given.containsKey(ClientField.LAST_INITIAL))) {
      throw new InputRefusedException(
          "initials must be given in one column or in two, got both; remove one of them");
    }
    IntakeResult read = read(given, today);
    requireGood(read, given);
    long mask = given.keySet().stream().mapToLong(MASKS::get).reduce(0, (a, b) -> a | b);
    List<String> parts = new ArrayList<>();
    given.keySet().forEach(field -> parts.add(field.columnName()));
    return new Correction(mask, read.clients().records()[0] & mask, parts);
  }

  private static IntakeResult read(Map<ClientField, String> given, LocalDate today) {
    IntakeSettings settings =
        new IntakeSettings(
            ScreeningRules.STANDARD.withConsentHeld(true),
            List.of(),
            today,
            null,
            Postcode.Kind.FULL,
            IntakeSettings.USUAL_BLANK_WORDS);
    Set<ClientField> columns = java.util.EnumSet.copyOf(given.keySet());
    columns.add(ClientField.RECORD_ID);
    ClientBatch batch = new ClientBatch(columns);
    for (ClientField field : columns) {
      java.util.Objects.requireNonNull(batch.column(field)).fill(given.getOrDefault(field, "1"));
    }
    batch.setRows(1);
    try (Workers workers = new Workers(1)) {
      Intake intake = new Intake(settings, workers);
      intake.startFile("correction");
      intake.add(batch);
      return intake.finish();
    }
  }

  /** A cell that isn't blank must say something. */
  private static void requireGood(IntakeResult read, Map<ClientField, String> given) {
    if (read.rejections().size() > 0) {
      throw refused(read.rejections().field(0).columnName(), words(read.rejections().defect(0)));
    }
    if (read.clients().size() == 0) {
      throw refused("initials and dob", "the dummy attributor");
    }
    ProviderTally tally = read.tallies().get(0);
    for (ProviderTally.Part part : ProviderTally.Part.values()) {
      for (Defect defect : Defect.values()) {
        // No fixed abode is something to be put right to; the receipt says that none is known then.
        boolean isMeant = defect == Defect.POSTCODE_PSEUDO || defect == Defect.SEX_NOT_KNOWN;
        if (!isMeant && tally.defect(part, defect) > 0) {
          throw refused(part.columnName(), words(defect));
        }
      }
    }
    String initials = given.get(ClientField.INITIALS);
    if (initials != null
        && !initials.isBlank()
        && Long.bitCount(present(read.clients().records()[0])) < 2) {
      throw refused("initials", "fewer than two");
    }
  }

  private static long present(long word) {
    return (AttributorLayout.FIRST_INITIAL.isPresentIn(word) ? 1 : 0)
        | (AttributorLayout.LAST_INITIAL.isPresentIn(word) ? 2 : 0);
  }

  /** In the words of a command that puts one record right: it has no options of how to read. */
  private static String words(Defect defect) {
    return switch (defect) {
      case DATE_UNREADABLE -> "not a date; write it as yyyy-MM-dd";
      case BIRTH_IN_FUTURE -> "a birth after today; correct the day";
      case BIRTH_TOO_LONG_AGO ->
          "a birth more than " + BirthDate.GREATEST_AGE + " years ago; correct the day";
      default -> defect.reason();
    };
  }

  private static InputRefusedException refused(String part, String why) {
    return new InputRefusedException(
        "what is right must be readable, got for " + part + ": " + why + "; nothing was changed");
  }

  /** A word with this put right. */
  long in(long wrong) {
    return (wrong & ~mask) | word;
  }

  /** A part that is wrong or right as a whole. */
  private record Part(String name, long mask) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("first initial", AttributorLayout.FIRST_INITIAL.mask()),
          new Part("last initial", AttributorLayout.LAST_INITIAL.mask()),
          new Part("date of birth", AttributorLayout.BIRTH_DATE_MASK),
          new Part("sex", AttributorLayout.SEX.mask()),
          new Part("postcode", AttributorLayout.UNIT_MASK));

  /** How far a postcode is known. */
  private enum Depth {
    NONE("none"),
    DISTRICT("a district"),
    SECTOR("a sector"),
    WHOLE("a whole postcode");

    private final String words;

    Depth(String words) {
      this.words = words;
    }

    static Depth of(long word) {
      return AttributorLayout.POSTCODE_UNIT.isPresentIn(word)
          ? WHOLE
          : AttributorLayout.POSTCODE_SECTOR.isPresentIn(word)
              ? SECTOR
              : AttributorLayout.POSTCODE_AREA.isPresentIn(word) ? DISTRICT : NONE;
    }
  }

  /** Refuses a postcode that is cut short: what is missing may not be wrong. */
  void requireNoneCutShort(long wrong) {
    Depth given = Depth.of(word);
    Depth held = Depth.of(wrong);
    if (given != Depth.NONE && given.compareTo(held) < 0) {
      throw new InputRefusedException(
          "a postcode that is right must be known as far as the one that the record has, got "
              + given.words
              + " in place of "
              + held.words
              + "; give it as far as that, or blank if it is not known; nothing was changed");
    }
  }

  /** What of the parts that were given is not known by this: names, no values. */
  List<String> unknown() {
    List<String> names = new ArrayList<>();
    for (Part part : PARTS) {
      Depth depth = Depth.of(word);
      boolean isGiven = gives(part.mask());
      if (isGiven && (part.mask() & word) == 0) {
        names.add(part.name());
      } else if (isGiven && part.mask() == AttributorLayout.UNIT_MASK && depth != Depth.WHOLE) {
        names.add("postcode beyond " + depth.words);
      }
    }
    return names;
  }

  /** Whether all of a part was given. */
  boolean gives(long part) {
    return (part & mask) == part;
  }

  /** The parts of a wrong word that this puts right. */
  List<PartRules.Rule> rules(long wrong, boolean kept) {
    List<PartRules.Rule> rules = new ArrayList<>();
    for (Part of : PARTS) {
      long part = of.mask();
      if (gives(part) && (wrong & part) != (word & part)) {
        rules.add(new PartRules.Rule(part, wrong & part, word & part, kept));
      }
    }
    return rules;
  }

  @Override
  public String toString() {
    return "Correction[values withheld]";
  }
}
