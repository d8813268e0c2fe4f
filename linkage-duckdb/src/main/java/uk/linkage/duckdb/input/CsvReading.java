package uk.linkage.duckdb.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

/**
 * Reads a CSV file: cut into blocks on this thread, scanned and read on all, and taken in in order.
 */
final class CsvReading {

  private final SourceFile source;
  private final int[] places;
  private final Supplier<? extends RowPart> parts;
  private final Workers workers;

  /** Blocks that were taken in, to be filled again. */
  private final ArrayDeque<Part> free = new ArrayDeque<>();

  private final LineIndex rowLines = new LineIndex();
  private boolean beforeHeader = true;
  private long lines;
  private long rows;

  /**
   * A reading of some columns.
   *
   * @param source the file
   * @param places where they are in it, from 0
   * @param parts takes the rows
   * @param workers who reads them
   */
  CsvReading(SourceFile source, int[] places, Supplier<? extends RowPart> parts, Workers workers) {
    this.source = source;
    this.places = places;
    this.parts = parts;
    this.workers = workers;
  }

  /** A block, on its way from bytes to what is made of its rows. */
  private final class Part implements Callable<Part> {
    private final CsvBlock block = new CsvBlock(CsvBlocks.USUAL_SIZE);
    private final RowPart rowPart = parts.get();
    private final CsvRows found = new CsvRows(source, places, rowPart.columns());
    private int count;
    private boolean hasHeader;
    private @Nullable CsvFault fault;

    /** Fills the block with the rows that follow. Returns whether there were any. */
    boolean fill(CsvBlocks blocks) throws IOException {
      rowPart.begin();
      boolean hasMore = blocks.next(block);
      hasHeader = beforeHeader && hasMore && block.hasRow(source.delimiter());
      beforeHeader &= !hasHeader;
      return hasMore;
    }

    @Override
    public Part call() {
      try {
        count = found.find(block, hasHeader);
        rowPart.read(count);
      } catch (CsvFault e) {
        fault = e;
      }
      return this;
    }
  }

  /**
   * Reads the file.
   *
   * @param progress told the number of rows read so far
   * @return the number of rows
   * @throws InputRefusedException if the file can't be read or is no CSV
   */
  long run(LongConsumer progress) {
    try (CsvBlocks blocks = source.blocks()) {
      workers.inOrder(() -> next(blocks), part -> take(part, progress));
      return rows;
    } catch (CsvFault e) {
      throw new InputRefusedException(source.file().path() + ", " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw UnreadableFile.refusal(source.file().path(), Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw UnreadableFile.refusal(source.file().path(), e);
    }
  }

  private @Nullable Part next(CsvBlocks blocks) {
    Part part = free.isEmpty() ? new Part() : free.remove();
    try {
      return part.fill(blocks) ? part : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(Part part, LongConsumer progress) throws CsvFault {
    if (part.fault != null) {
      throw part.fault.after(lines);
    }
    if (part.count > 0) {
      rowLines.noteAll(part.found.rowLines(), (int) rows, lines);
    }
    lines += part.found.lines();
    rows += part.count;
    part.rowPart.take();
    free.add(part);
    progress.accept(rows);
  }

  /** The line of each row that was read. */
  LineIndex rowLines() {
    return rowLines;
  }
}
