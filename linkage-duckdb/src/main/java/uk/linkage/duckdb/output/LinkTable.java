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
import uk.linkage.intake.Clients;
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
  private final Clients clients;
  private final @Nullable Scorer scorer;
  private final AgreementLattice lattice;
  private final PatternReader reader;
  private final RepeatedCells[] providers;
  private final RepeatedCells[] keys;

  /** The cells of the comparisons for every pattern that was met; threads may fill one twice. */
  private final @Nullable RepeatedCells[] ofPattern;

  LinkTable(LinkageResult result, RepeatedCells[] providers) {
    ModelResult model = result.model();
    this.links = result.links();
    this.clients = result.intake().clients();
    this.scorer = model == null ? null : model.scorer();
    this.lattice =
        model == null
            ? new AgreementLattice(AttributorLayout.SCHEMA)
            : model.scorer().model().lattice();
    this.reader = new PatternReader(lattice);
    this.providers = providers;
    this.keys = RepeatedCells.each(LinkKeys.names(result));
    this.ofPattern = new RepeatedCells[lattice.patternCount()];
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
    return new Table("links", columns, links.size(), this::write);
  }

  /*
   * A step for all rows, and then the next: one loop that does everything was the largest
   * compilation of a whole run, 165 ms, and these take 50 together.
   */
  private void write(long from, long to, CellSink cells) {
    int first = (int) from;
    int size = (int) (to - from);
    long[] left = new long[size];
    long[] right = new long[size];
    int[] patterns = new int[size];
    long[] records = clients.records();
    for (int i = 0; i < size; i++) {
      left[i] = records[links.left(first + i)];
      right[i] = records[links.right(first + i)];
    }
    reader.patterns(left, right, size, patterns);
    double[] ofValues = valueWeights(patterns, left, right);
    RecordCells names = new RecordCells(clients, providers, cells);
    for (int i = 0; i < size; i++) {
      names.write(links.left(first + i));
      names.write(links.right(first + i));
      write(first + i, patterns[i], ofValues[i], cells);
    }
  }

  /** What the values of each pair add to its weight; zeros where nothing is weighed. */
  private double[] valueWeights(int[] patterns, long[] left, long[] right) {
    double[] weights = new double[patterns.length];
    if (scorer != null) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = scorer.valueWeight(patterns[i], left[i], right[i]);
      }
    }
    return weights;
  }

  /** Writes the cells after the names of the records. */
  private void write(int link, int pattern, double ofValues, CellSink cells) {
    if (scorer == null) {
      cells.missing();
      cells.missing();
      cells.repeated(comparisons(pattern));
      cells.missing();
    } else {
      cells.decimal(scorer.model().weight(pattern) + ofValues, WEIGHT_DECIMALS);
      cells.decimal(Scorer.probability(links.logOdds(link)), PROBABILITY_DECIMALS);
      cells.repeated(comparisons(pattern));
      cells.decimal(ofValues, WEIGHT_DECIMALS);
    }
    cells.repeated(keys[links.key(link)]);
    cells.endRow();
  }

  private RepeatedCells comparisons(int pattern) {
    RepeatedCells known = ofPattern[pattern];
    return known == null ? firstOf(pattern) : known;
  }

  private RepeatedCells firstOf(int pattern) {
    byte[][] names = new byte[lattice.comparisonCount()][];
    for (int k = 0; k < names.length; k++) {
      names[k] = lattice.cellName(k, lattice.cellOf(pattern, k)).getBytes(UTF_8);
    }
    RepeatedCells cells = new RepeatedCells(names);
    ofPattern[pattern] = cells;
    return cells;
  }
}
