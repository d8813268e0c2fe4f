package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import uk.linkage.LinkageResult;
import uk.linkage.attributor.Defect;
import uk.linkage.cluster.Persons;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.duckdb.output.Table.Column;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.Clients;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.Rejections;
import uk.linkage.screen.Exclusion;

/** The tables of a linkage, each a view of the result that makes its rows when they are written. */
final class LinkageTables {

  private final LinkageResult result;
  private final Clients clients;
  private final RepeatedCells[] providers;

  LinkageTables(LinkageResult result) {
    this.result = result;
    this.clients = result.intake().clients();
    this.providers = RepeatedCells.each(clients.providerNames());
  }

  /** The person of every record, in order of provider and record id. */
  Table persons() {
    Persons persons = result.persons();
    return new Table(
        "persons",
        List.of(text("provider"), text("record_id"), new Column("person_id", Table.Type.INTEGER)),
        clients.size(),
        (from, to, cells) -> {
          RecordCells records = new RecordCells(clients, providers, cells);
          for (int record = (int) from; record < to; record++) {
            records.write(record);
            cells.number(persons.idOf(persons.personOf(record)));
            cells.endRow();
          }
        });
  }

  /** Every link with its weight, if it has one, and the level at which each comparison agrees. */
  Table links() {
    return new LinkTable(result, providers).table();
  }

  /** How many records of each provider take no part, and why. */
  Table excluded() {
    record Row(RepeatedCells provider, RepeatedCells reason, long records) {}
    List<Row> rows = new ArrayList<>();
    for (ProviderTally tally : result.intake().tallies()) {
      for (Exclusion exclusion : Exclusion.values()) {
        if (tally.excluded(exclusion) > 0) {
          rows.add(
              new Row(cell(tally.provider()), cell(exclusion.reason()), tally.excluded(exclusion)));
        }
      }
    }
    return new Table(
        "excluded",
        List.of(text("provider"), text("reason"), new Column("records", Table.Type.INTEGER)),
        rows.size(),
        (from, to, cells) -> {
          for (Row row : rows.subList((int) from, (int) to)) {
            cells.repeated(row.provider());
            cells.repeated(row.reason());
            cells.number(row.records());
            cells.endRow();
          }
        });
  }

  /** Where each rejected record stands, and why. */
  Table rejected(ReadClients files) {
    Rejections rejections = result.intake().rejections();
    RepeatedCells[] names =
        RepeatedCells.each(
            IntStream.range(0, files.files().size()).mapToObj(files::shownName).toList());
    List<Map<ClientField, RepeatedCells>> columns = new ArrayList<>();
    for (int file = 0; file < names.length; file++) {
      Map<ClientField, RepeatedCells> ofFile = new EnumMap<>(ClientField.class);
      for (ClientField field : ClientField.values()) {
        ofFile.put(field, cell(files.columnName(file, field)));
      }
      columns.add(ofFile);
    }
    Map<Defect, RepeatedCells> reasons = new EnumMap<>(Defect.class);
    for (Defect defect : Defect.values()) {
      reasons.put(defect, cell(defect.reason()));
    }
    return new Table(
        "rejected",
        List.of(
            text("file"), new Column("line", Table.Type.INTEGER), text("column"), text("reason")),
        rejections.size(),
        (from, to, cells) -> {
          for (int i = (int) from; i < to; i++) {
            int file = rejections.file(i);
            cells.repeated(names[file]);
            cells.number(files.lineOf(file, rejections.row(i)));
            cells.repeated(requireNonNull(columns.get(file).get(rejections.field(i))));
            cells.repeated(requireNonNull(reasons.get(rejections.defect(i))));
            cells.endRow();
          }
        });
  }

  static Column text(String name) {
    return new Column(name, Table.Type.TEXT);
  }

  private static RepeatedCells cell(String text) {
    return new RepeatedCells(text.getBytes(UTF_8));
  }
}
