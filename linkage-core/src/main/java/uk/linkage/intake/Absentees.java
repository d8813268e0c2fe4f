package uk.linkage.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.screen.Exclusion;

/**
 * The records that take no part, by provider and record id, each with the reason and nothing else:
 * for who keeps records over time and must know that one of them has no consent any more.
 *
 * <p>A record without an id is counted in its provider's tally and is not here.
 */
public final class Absentees {

  /** Nobody: what a run knows that doesn't ask. */
  public static final Absentees NOT_ASKED = new Absentees(List.of(), new int[0], new byte[0]);

  private static final Exclusion[] EXCLUSIONS = Exclusion.values();

  private final List<String> ids;
  private final int[] providers;
  private final byte[] reasons;

  private Absentees(List<String> ids, int[] providers, byte[] reasons) {
    this.ids = ids;
    this.providers = providers;
    this.reasons = reasons;
  }

  /**
   * Names those of some rows that take no part.
   *
   * @param rows rows in order of provider and record id
   * @param records the packed records, or what {@link IntakePart#absent} says
   */
  static Absentees of(int[] rows, long[] records, int[] providers, RecordIds ids) {
    List<String> absentIds = new ArrayList<>();
    int[] absentProviders = new int[16];
    byte[] reasons = new byte[16];
    int size = 0;
    for (int row : rows) {
      if (!IntakePart.takesPart(records[row]) && ids.length(row) > 0) {
        if (size == reasons.length) {
          absentProviders = Arrays.copyOf(absentProviders, size * 2);
          reasons = Arrays.copyOf(reasons, size * 2);
        }
        absentIds.add(ids.text(row));
        absentProviders[size] = providers[row];
        reasons[size++] = (byte) records[row];
      }
    }
    return new Absentees(absentIds, absentProviders, reasons);
  }

  /**
   * Returns how many there are.
   *
   * @return a number of records
   */
  public int size() {
    return ids.size();
  }

  /**
   * Returns the id of one.
   *
   * @param index 0 to {@link #size()} - 1, in order of provider and record id
   * @return the id as the input has it, trimmed
   */
  public String recordId(int index) {
    return ids.get(index);
  }

  /**
   * Returns the provider of one.
   *
   * @param index 0 to {@link #size()} - 1
   * @return its place in {@link Clients#providerNames()}
   */
  public int provider(int index) {
    return providers[index];
  }

  /**
   * Returns why it takes no part.
   *
   * @param index 0 to {@link #size()} - 1
   * @return the rule that excludes it, or null if it was rejected for an impossible value
   */
  public @Nullable Exclusion exclusion(int index) {
    int reason = reasons[index];
    return reason == 0 ? null : EXCLUSIONS[reason - 1];
  }
}
