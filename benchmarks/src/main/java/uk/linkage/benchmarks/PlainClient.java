package uk.linkage.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Attributor;
import uk.linkage.attributor.Sex;
import uk.linkage.fixtures.world.WorldRecord;

/**
 * A client as an object with a field for each value: what one would write without the engine.
 *
 * @param firstInitial A to Z, or null
 * @param lastInitial A to Z, or null
 * @param birthDate a date, or null
 * @param sex {@link Sex#MALE}, {@link Sex#FEMALE} or 0
 * @param postcode a whole postcode, or null
 */
public record PlainClient(
    @Nullable Object firstInitial,
    @Nullable Object lastInitial,
    @Nullable Object birthDate,
    int sex,
    @Nullable Object postcode) {

  private static final LocalDate DUMMY_BIRTH = LocalDate.of(1955, 5, 5);

  /** Reads the rows of those who consent, have no impossible birth and are no dummies. */
  static List<PlainClient> read(List<WorldRecord> rows) {
    List<PlainClient> clients = new ArrayList<>();
    for (WorldRecord row : rows) {
      String consent = row.consent().strip().toUpperCase(Locale.ROOT);
      if (consent.equals("Y") || consent.equals("YES")) {
        PlainClient client = of(row);
        boolean unreadable = client.birthDate == null && !row.birthDate().isBlank();
        if (!unreadable && !client.isDummy()) {
          clients.add(client);
        }
      }
    }
    return clients;
  }

  private static PlainClient of(WorldRecord row) {
    return new PlainClient(
        ParsedField.INITIAL.read(row.firstInitial()),
        ParsedField.INITIAL.read(row.lastInitial()),
        ParsedField.BIRTH_DATE.read(row.birthDate()),
        sex(row.sex()),
        ParsedField.POSTCODE.read(row.postcode()));
  }

  private static int sex(String cell) {
    return switch (cell.strip().toUpperCase(Locale.ROOT)) {
      case "M", "MALE", "1" -> Sex.MALE;
      case "F", "FEMALE", "2" -> Sex.FEMALE;
      default -> 0;
    };
  }

  private boolean isDummy() {
    return Objects.equals(firstInitial, 'X')
        && Objects.equals(lastInitial, 'X')
        && Objects.equals(birthDate, DUMMY_BIRTH);
  }

  /** The same of a packed client. */
  static PlainClient of(Attributor client) {
    return new PlainClient(
        ParsedField.INITIAL.readable(client),
        client.lastInitial(),
        client.birthDate(),
        client.sex(),
        ParsedField.POSTCODE.readable(client));
  }
}
