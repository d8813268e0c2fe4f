package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import uk.linkage.LinkageResult;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.output.Table.CellSink;
import uk.linkage.duckdb.output.Table.Column;
import uk.linkage.intake.Clients;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.Rejections;
import uk.linkage.screen.Exclusion;

/** The tables of a linkage, each a view of the result that makes its rows when they are written. */
final class LinkageTables {

  private final LinkageResult result;
  private final Clients clients;
  private final byte[][] providers;

  LinkageTables(LinkageResult result) {
    this.result = result;
    this.clients = result.intake().clients();
    this.providers = bytes(clients.providerNames());
  }

  /** The person of every record, in order of provider and record id. */
  Table persons() {
    return new Table(
        "persons",
        List.of(text("provider"), text("record_id"), new Column("person_id", Table.Type.INTEGER)),
        clients.size(),
        (row, cells) -> {
          record((int) row, cells);
          cells.number(result.persons().personOf((int) row));
        });
  }

  /** Every link with its weight, if it has one, and the level at which each comparison agrees. */
  Table links() {
    return new LinkTable(result, this::record).table();
  }

  /** How many records of each provider take no part, and why. */
  Table excluded() {
    record Row(String provider, String reason, long records) {}
    List<Row> rows = new ArrayList<>();
    for (ProviderTally tally : result.intake().tallies()) {
      for (Exclusion exclusion : Exclusion.values()) {
        if (tally.excluded(exclusion) > 0) {
          rows.add(new Row(tally.provider(), exclusion.reason(), tally.excluded(exclusion)));
        }
      }
    }
    return new Table(
        "excluded",
        List.of(text("provider"), text("reason"), new Column("records", Table.Type.INTEGER)),
        rows.size(),
        (row, cells) -> {
          cells.text(rows.get((int) row).provider().getBytes(UTF_8));
          cells.text(rows.get((int) row).reason().getBytes(UTF_8));
          cells.number(rows.get((int) row).records());
        });
  }

  /** Where each rejected record stands, and why. */
  Table rejected(ClientFiles files) {
    Rejections rejections = result.intake().rejections();
    byte[][] names =
        bytes(IntStream.range(0, files.files().size()).mapToObj(files::shownName).toList());
    return new Table(
        "rejected",
        List.of(
            text("file"), new Column("line", Table.Type.INTEGER), text("column"), text("reason")),
        rejections.size(),
        (row, cells) -> {
          int i = (int) row;
          int file = rejections.file(i);
          cells.text(names[file]);
          cells.number(files.lineOf(file, rejections.row(i)));
          cells.text(files.columnName(file, rejections.field(i)).getBytes(UTF_8));
          cells.text(rejections.defect(i).reason().getBytes(UTF_8));
        });
  }

  private void record(int index, CellSink cells) {
    cells.text(providers[clients.provider(index)]);
    clients.recordId(index, cells::text);
  }

  static Column text(String name) {
    return new Column(name, Table.Type.TEXT);
  }

  static byte[][] bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
  }
}
