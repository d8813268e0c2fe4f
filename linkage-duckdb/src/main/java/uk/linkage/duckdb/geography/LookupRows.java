package uk.linkage.duckdb.geography;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.input.RowPart;
import uk.linkage.geography.Authorities;
import uk.linkage.geography.AuthorityLookup;
import uk.linkage.intake.TextColumn;

/** The rows of a directory: read on all threads, put together in order. */
final class LookupRows {

  private static final SkippedRow[] REASONS = SkippedRow.values();

  private final AuthorityLookup.Builder builder;
  private final boolean hasTerminated;
  private final BitSet used = new BitSet();
  private final long[] skipped = new long[REASONS.length];
  private int rows;
  private long terminated;

  LookupRows(AuthorityLookup.Builder builder, boolean hasTerminated) {
    this.builder = builder;
    this.hasTerminated = hasTerminated;
  }

  /** What takes some of the rows. */
  RowPart part() {
    return new Part();
  }

  /** The row of an entry of the lookup. */
  int rowOf(int entry) {
    int row = used.nextSetBit(0);
    for (int i = 0; i < entry; i++) {
      row = used.nextSetBit(row + 1);
    }
    return row;
  }

  int rows() {
    return rows;
  }

  long terminated() {
    return terminated;
  }

  @SuppressWarnings("EnumOrdinal") // an index within one run, never kept
  long skipped(SkippedRow reason) {
    return skipped[reason.ordinal()];
  }

  Map<SkippedRow, Long> skipped() {
    Map<SkippedRow, Long> counts = new EnumMap<>(SkippedRow.class);
    for (SkippedRow reason : REASONS) {
      counts.put(reason, skipped(reason));
    }
    return counts;
  }

  /** Some rows on their way. */
  private final class Part implements RowPart {
    private final TextColumn postcodes = new TextColumn();
    private final TextColumn authorities = new TextColumn();
    private final TextColumn terminations = new TextColumn();
    private final List<TextColumn> columns =
        hasTerminated
            ? List.of(postcodes, authorities, terminations)
            : List.of(postcodes, authorities);

    /** Of each row the postcode, or a reason as a negative number. */
    private long[] found = {};

    private @Nullable String[] codes = {};
    private boolean[] isTerminated = {};
    private int count;

    /** The cell before and what became of it: most rows are of the same authority as the last. */
    private byte[] lastCell = {};

    private @Nullable String lastCode;
    private SkippedRow lastReason = SkippedRow.NO_AUTHORITY;

    @Override
    public List<TextColumn> columns() {
      return columns;
    }

    @Override
    public void begin() {
      count = 0;
    }

    @Override
    public void read(int rows) {
      if (found.length < rows) {
        found = new long[rows];
        codes = new @Nullable String[rows];
        isTerminated = new boolean[rows];
      }
      for (int row = 0; row < rows; row++) {
        found[row] = postcode(row);
        codes[row] = null;
        if (found[row] >= 0) {
          readAuthority(row);
          codes[row] = lastCode;
          found[row] = lastCode == null ? codeOf(lastReason) : found[row];
          isTerminated[row] = hasTerminated && !isBlank(terminations, row);
        }
      }
      count = rows;
    }

    private long postcode(int row) {
      long postcode =
          Postcode.parse(
              postcodes.bytes(),
              postcodes.starts()[row],
              postcodes.ends()[row],
              Postcode.Kind.FULL);
      return postcode > 0 && AttributorLayout.POSTCODE_UNIT.isPresentIn(postcode)
          ? postcode
          : codeOf(SkippedRow.NO_POSTCODE);
    }

    private void readAuthority(int row) {
      byte[] bytes = authorities.bytes();
      int from = authorities.starts()[row];
      int to = authorities.ends()[row];
      if (Arrays.equals(bytes, from, to, lastCell, 0, lastCell.length)) {
        return;
      }
      lastCell = Arrays.copyOfRange(bytes, from, to);
      String code = new String(lastCell, StandardCharsets.UTF_8).strip().toUpperCase(Locale.ROOT);
      lastCode = null;
      if (code.isEmpty()) {
        lastReason = SkippedRow.NO_AUTHORITY;
      } else if (isPseudo(code)) {
        lastReason = SkippedRow.PSEUDO_AUTHORITY;
      } else if (!Authorities.isCode(code)) {
        lastReason = SkippedRow.NO_CODE;
      } else {
        lastCode = code;
      }
    }

    @Override
    public void take() {
      for (int row = 0; row < count; row++) {
        String code = codes[row];
        if (code == null) {
          skipped[(int) (-1 - found[row])]++;
        } else {
          requireRoom();
          builder.add(found[row], code, isTerminated[row]);
          used.set(rows + row);
          terminated += isTerminated[row] ? 1 : 0;
        }
      }
      rows += count;
    }

    private void requireRoom() {
      if (builder.authorityCount() == AuthorityLookup.MOST_AUTHORITIES) {
        throw new TooManyAuthoritiesException();
      }
    }
  }

  /** The column of authorities holds something that there is much more of. */
  static final class TooManyAuthoritiesException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Codes such as E99999999 or L99999999 (Channel Islands) stand for no authority. */
  private static boolean isPseudo(String code) {
    return code.length() == 9
        && code.charAt(0) >= 'A'
        && code.charAt(0) <= 'Z'
        && code.startsWith("99", 1)
        && code.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isBlank(TextColumn column, int row) {
    for (int i = column.starts()[row]; i < column.ends()[row]; i++) {
      if (column.bytes()[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("EnumOrdinal") // an index within one run, never kept
  private static long codeOf(SkippedRow reason) {
    return -1L - reason.ordinal();
  }
}
