package uk.linkage.count;

import java.time.LocalDate;

/** Why a day that is written as one of contact is not known as one. */
public enum ContactFault {
  /** No day of the calendar in any form that is understood. */
  UNREADABLE,
  /** Before {@link #EARLIEST}. */
  TOO_EARLY,
  /** After the day of the data: it was planned at most, and has not been. */
  AFTER_DATA;

  /**
   * The earliest day that a contact can be of. The first needle exchanges of the UK opened in 1986:
   * what is earlier is a slip, a day that stands for none, or a birth in the wrong column.
   */
  public static final LocalDate EARLIEST = LocalDate.of(1985, 1, 1);

  /** Is told of the days that are not known. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Takes one.
     *
     * @param record the record that has it
     * @param fault why it is not known
     */
    void found(int record, ContactFault fault);
  }
}
