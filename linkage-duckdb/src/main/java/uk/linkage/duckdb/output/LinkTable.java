package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.output.Table.CellSink;
import uk.linkage.duckdb.output.Table.Column;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.PatternReader;

/**
 * The table of links. By a model each has its weight and what its values add to it; by match keys
 * these columns are empty. Every link has the cell of each comparison, by its name in the lattice.
 */
final class LinkTable {

  private static final int WEIGHT_DECIMALS = 3;
  private static final int PROBABILITY_DECIMALS = 6;

  private final Links links;
  private final long[] records;
  private final @Nullable Scorer scorer;
  private final AgreementLattice lattice;
  private final PatternReader reader;
  private final byte[][][] cellNames;
  private final byte[][] keys;
  private final RecordWriter recordWriter;

  /** Writes the cells that name a record. */
  interface RecordWriter {

    /** Writes its provider and its id. */
    void write(int index, CellSink cells);
  }

  LinkTable(LinkageResult result, RecordWriter recordWriter) {
    ModelResult model = result.model();
    this.links = result.links();
    this.records = result.intake().clients().records();
    this.scorer = model == null ? null : model.scorer();
    this.lattice =
        model == null
            ? new AgreementLattice(AttributorLayout.SCHEMA)
            : model.scorer().model().lattice();
    this.reader = new PatternReader(lattice);
    this.cellNames = new byte[lattice.comparisonCount()][][];
    for (int k = 0; k < cellNames.length; k++) {
      cellNames[k] = new byte[lattice.cells(k).size()][];
      for (int cell = 0; cell < cellNames[k].length; cell++) {
        cellNames[k][cell] = lattice.cellName(k, cell).getBytes(UTF_8);
      }
    }
    this.keys = LinkageTables.bytes(LinkKeys.names(result));
    this.recordWriter = recordWriter;
  }

  Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(LinkageTables.text("provider_a"));
    columns.add(LinkageTables.text("record_a"));
    columns.add(LinkageTables.text("provider_b"));
    columns.add(LinkageTables.text("record_b"));
    columns.add(new Column("match_weight", Table.Type.DECIMAL));
    columns.add(new Column("match_probability", Table.Type.DECIMAL));
    lattice
        .schema()
        .comparisons()
        .forEach(comparison -> columns.add(LinkageTables.text(comparison.name())));
    columns.add(new Column("value_weight", Table.Type.DECIMAL));
    columns.add(LinkageTables.text("match_key"));
    return new Table("links", columns, links.size(), (row, cells) -> write((int) row, cells));
  }

  private void write(int link, CellSink cells) {
    int left = links.left(link);
    int right = links.right(link);
    int pattern = reader.pattern(records[left], records[right]);
    recordWriter.write(left, cells);
    recordWriter.write(right, cells);
    if (scorer == null) {
      cells.missing();
      cells.missing();
    } else {
      cells.decimal(scorer.weight(pattern, records[left], records[right]), WEIGHT_DECIMALS);
      cells.decimal(Scorer.probability(links.logOdds(link)), PROBABILITY_DECIMALS);
    }
    for (int k = 0; k < cellNames.length; k++) {
      cells.text(cellNames[k][lattice.cellOf(pattern, k)]);
    }
    if (scorer == null) {
      cells.missing();
    } else {
      cells.decimal(scorer.valueWeight(pattern, records[left], records[right]), WEIGHT_DECIMALS);
    }
    cells.text(keys[links.key(link)]);
  }
}
