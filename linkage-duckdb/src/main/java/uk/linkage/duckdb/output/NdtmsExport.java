package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static uk.linkage.duckdb.output.LinkageTables.text;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Attributor;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.Postcode;
import uk.linkage.attributor.Sex;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.output.Table.CellSink;
import uk.linkage.duckdb.output.Table.Column;
import uk.linkage.intake.Clients;
import uk.linkage.intake.IntakeResult;
import uk.linkage.parallel.Workers;

/**
 * The file of attributors that is matched with NDTMS: the only door by which they leave.
 *
 * <p>{@code for-ndtms.csv} has the least that a match needs. Its rows are in an order that is drawn
 * by lot, so neither a row's place nor its number says whose record it is: that is told by {@code
 * row-ids.csv}, which stays at home, as do {@code export.json} (the record of the export, with the
 * seed of the lot) and {@code run.json}.
 */
public final class NdtmsExport {

  /** The file that is sent. */
  public static final String SENT = "for-ndtms.csv";

  /** The file that says whose rows these are. */
  public static final String KEPT = "row-ids.csv";

  /** The record of the export. */
  public static final String RECORD = "export.json";

  private final Clients clients;
  private final int[] order;
  private final int latestYear;

  private NdtmsExport(Clients clients, int[] order, int latestYear) {
    this.clients = clients;
    this.order = order;
    this.latestYear = latestYear;
  }

  /**
   * Writes all four files.
   *
   * <p>A record of which no part of the attributor is known is left out: nothing could match it.
   *
   * @param to where, for its owner only
   * @param intake the records that take part, none of them born before the reference date by more
   *     than 254 years
   * @param files what they were read from
   * @param asAt the reference date of the reading
   * @param disclosure what for, to whom, and the seed of the order
   * @param info what runs
   * @param workers the threads that write
   * @return what was written
   * @throws uk.linkage.intake.InputRefusedException if it can't be written
   * @throws uk.linkage.intake.PrivacyRefusedException if an argument of the command holds the date
   *     of birth of a client
   */
  public static Written write(
      OutputDirectory to,
      IntakeResult intake,
      ClientFiles files,
      LocalDate asAt,
      Disclosure disclosure,
      RunInfo info,
      Workers workers) {
    return write(to, intake, files, asAt, disclosure, info, client -> false, workers);
  }

  /**
   * Writes all four files, without those that a store holds back.
   *
   * @param to where, for its owner only
   * @param intake the records that take part, none of them born before the reference date by more
   *     than 254 years
   * @param files what they were read from
   * @param asAt the reference date of the reading
   * @param disclosure what for, to whom, and the seed of the order
   * @param info what runs
   * @param withheld which clients are left out
   * @param workers the threads that write
   * @return what was written
   * @throws uk.linkage.intake.InputRefusedException if it can't be written
   * @throws uk.linkage.intake.PrivacyRefusedException if an argument of the command holds the date
   *     of birth of a client
   */
  public static Written write(
      OutputDirectory to,
      IntakeResult intake,
      ClientFiles files,
      LocalDate asAt,
      Disclosure disclosure,
      RunInfo info,
      IntPredicate withheld,
      Workers workers) {
    Clients all = intake.clients();
    ArgumentDates.requireNoBirth(info.arguments(), asAt, all.records());
    Clients some = all.only(client -> isSent(all, client) && !withheld.test(client));
    int[] order = order(some.size(), disclosure.seed());
    NdtmsExport export = new NdtmsExport(some, order, asAt.getYear());
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put(SENT, CsvTable.write(export.attributors(), to.file(SENT), workers));
    hashes.put(KEPT, CsvTable.write(export.rowIds(), to.file(KEPT), workers));
    int held = (int) IntStream.range(0, all.size()).filter(withheld).count();
    Written written = new Written(some.size(), all.size() - some.size() - held, held, hashes);
    NdtmsExportJson json = new NdtmsExportJson(intake, files, disclosure, info, written);
    json.writeTo(to);
    return written;
  }

  /**
   * Tells whether there is something of a client to be sent.
   *
   * @param clients the clients
   * @param client one of them
   * @return whether any part of its attributor is known
   */
  public static boolean isSent(Clients clients, int client) {
    return (clients.records()[client] & AttributorLayout.ATTRIBUTOR_MASK) != 0;
  }

  /**
   * Why attributors leave.
   *
   * @param purpose what for, in words
   * @param recipient to whom, in words
   * @param seed the seed of the order of rows; who knows it, and the records, can tell whose each
   *     row is
   */
  public record Disclosure(String purpose, String recipient, long seed) {}

  /**
   * What was written.
   *
   * @param rows how many rows the file has that is sent
   * @param withoutAttributor how many records were left out because no part of the attributor is
   *     known
   * @param withheld how many were left out because the store holds them back
   * @param sha256 the SHA-256 of both tables by their names
   */
  public record Written(
      int rows, int withoutAttributor, int withheld, SortedMap<String, String> sha256) {}

  /** A permutation that is the same for the same seed. */
  static int[] order(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private Table attributors() {
    return new Table(
        "for-ndtms",
        List.of(
            new Column("row_id", Table.Type.INTEGER),
            text("first_initial"),
            text("last_initial"),
            text("dob"),
            text("sex"),
            text("postcode_sector")),
        order.length,
        (from, to, cells) -> {
          for (int row = (int) from; row < to; row++) {
            long record = clients.records()[order[row]];
            cells.number(row + 1L);
            write(Attributor.unpack(record, latestYear), cells);
            value(Postcode.sector(record), cells);
            cells.endRow();
          }
        });
  }

  private static void write(Attributor client, CellSink cells) {
    value(client.firstInitial(), cells);
    value(client.lastInitial(), cells);
    value(client.birthDate(), cells);
    value(client.sex() == Sex.MALE ? "M" : client.sex() == Sex.FEMALE ? "F" : null, cells);
  }

  private static void value(@Nullable Object value, CellSink cells) {
    if (value == null) {
      cells.missing();
    } else {
      byte[] bytes = value.toString().getBytes(US_ASCII);
      cells.text(bytes, 0, bytes.length);
    }
  }

  private Table rowIds() {
    RepeatedCells[] providers = RepeatedCells.each(clients.providerNames());
    return new Table(
        "row-ids",
        List.of(new Column("row_id", Table.Type.INTEGER), text("provider"), text("record_id")),
        order.length,
        (from, to, cells) -> {
          RecordCells records = new RecordCells(clients, providers, cells);
          for (int row = (int) from; row < to; row++) {
            cells.number(row + 1L);
            records.write(order[row]);
            cells.endRow();
          }
        });
  }
}
