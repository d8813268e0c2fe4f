package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import uk.linkage.LinkageResult;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.output.Table.CellSink;
import uk.linkage.duckdb.output.Table.Column;
import uk.linkage.intake.Clients;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.Rejections;
import uk.linkage.match.Links;
import uk.linkage.schema.Comparison;
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

  /** Every link with the level at which each comparison agrees. */
  Table links() {
    List<Comparison> comparisons = AttributorLayout.SCHEMA.comparisons();
    List<Column> columns = new ArrayList<>();
    columns.add(text("provider_a"));
    columns.add(text("record_a"));
    columns.add(text("provider_b"));
    columns.add(text("record_b"));
    columns.add(new Column("match_weight", Table.Type.DECIMAL));
    columns.add(new Column("match_probability", Table.Type.DECIMAL));
    comparisons.forEach(comparison -> columns.add(text(comparison.name())));
    columns.add(text("match_key"));

    byte[][][] answers = comparisons.stream().map(LinkageTables::answers).toArray(byte[][][]::new);
    byte[][] keys = bytes(result.keys().stream().map(key -> key.name()).toList());
    long[] records = clients.records();
    Links links = result.links();
    return new Table(
        "links",
        columns,
        links.size(),
        (row, cells) -> {
          int left = links.left((int) row);
          int right = links.right((int) row);
          record(left, cells);
          record(right, cells);
          cells.missing();
          cells.missing();
          for (int i = 0; i < answers.length; i++) {
            cells.text(answers[i][comparisons.get(i).answer(records[left], records[right])]);
          }
          cells.text(keys[links.key((int) row)]);
        });
  }

  private static byte[][] answers(Comparison comparison) {
    byte[][] names = new byte[comparison.answerCount()][];
    for (int answer = 0; answer < names.length; answer++) {
      names[answer] = comparison.answerName(answer).getBytes(UTF_8);
    }
    return names;
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

  private static Column text(String name) {
    return new Column(name, Table.Type.TEXT);
  }

  private static byte[][] bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
  }
}
