package uk.linkage.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of docs/accuracy.md, in Markdown. */
final class AccuracyTables {

  private AccuracyTables() {}

  /** What a model believes of its links, beside what is true. */
  static String beliefs(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| data set | records | true pairs | estimated pairs | off | precision of links, estimated"
            + " | real | recall, estimated | real | candidate pairs |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|");
    List<Row> believing = rows.stream().filter(row -> row.links().expected() != null).toList();
    for (List<Row> group : groups(believing)) {
      lines.add(
          Figures.line(
              group.get(0).group(),
              Figures.mean(group, row -> row.persons().records(), Figures::count),
              Figures.mean(group, row -> row.links().truePairs(), Figures::count),
              Figures.mean(group, row -> row.links().estimatedPairs(), Figures::count),
              Figures.spread(group, row -> row.links().estimateOff(), Figures::off),
              Figures.mean(group, row -> row.links().estimatedPrecision(), Figures::share),
              Figures.mean(group, row -> row.links().precision(), Figures::share),
              Figures.mean(group, row -> row.links().estimatedRecall(), Figures::share),
              Figures.mean(group, row -> row.links().recall(), Figures::share),
              Figures.mean(group, AccuracyTables::candidates, Figures::count)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static double candidates(Row row) {
    Long pairs = row.candidatePairs();
    return pairs == null ? Double.NaN : pairs;
  }

  /** The persons that each method finds. */
  static String persons(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| data set | persons | method | precision | recall | F1 | B-cubed F1 | count bias | splits"
            + " | merges | largest |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
    for (List<Row> group : groups(rows)) {
      lines.add(
          Figures.line(
              group.get(0).group(),
              Figures.mean(group, row -> row.persons().truePersons(), Figures::count),
              group.get(0).method(),
              Figures.mean(group, row -> row.persons().precision(), Figures::share),
              Figures.mean(group, row -> row.persons().recall(), Figures::share),
              Figures.spread(group, row -> row.persons().f1(), Figures::share),
              Figures.mean(group, row -> row.persons().bcubedF1(), Figures::share),
              Figures.spread(group, row -> row.persons().countBias(), Figures::off),
              Figures.mean(group, row -> row.persons().splits(), Figures::count),
              Figures.mean(group, row -> row.persons().merges(), Figures::count),
              Figures.count(group.stream().mapToInt(Row::largestPerson).max().orElse(0))));
    }
    return String.join("\n", lines) + "\n";
  }

  /** Pairs of records of two files, by method. */
  static String betweenFiles(Map<String, BetweenFiles> byMethod) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| method | true pairs | in one person | held to be one person | links | true links |");
    lines.add("|---|---|---|---|---|---|");
    byMethod.forEach(
        (method, pairs) ->
            lines.add(
                Figures.line(
                    method,
                    Figures.count(pairs.truePairs()),
                    Figures.count(pairs.found()),
                    Figures.count(pairs.held()),
                    Figures.count(pairs.links()),
                    Figures.count(pairs.trueLinks()))));
    return String.join("\n", lines) + "\n";
  }

  /** What the plan lost, by data set. */
  static String lost(Map<String, LostPairs> byData) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| data set | pairs above the threshold | lost | links below it | candidates predicted |"
            + " compared |");
    lines.add("|---|---|---|---|---|---|");
    byData.forEach(
        (data, lost) ->
            lines.add(
                Figures.line(
                    data,
                    Figures.count(lost.reached()),
                    Figures.count(lost.lost()),
                    Figures.count(lost.unearned()),
                    Figures.count(lost.predictedCandidates()),
                    Figures.count(lost.candidates()))));
    return String.join("\n", lines) + "\n";
  }

  /** Rows of one method and of data sets that differ in the seed only, in order of appearance. */
  private static List<List<Row>> groups(List<Row> rows) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      groups.computeIfAbsent(row.group() + '/' + row.method(), g -> new ArrayList<>()).add(row);
    }
    return List.copyOf(groups.values());
  }
}
