package uk.linkage.report.page;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows; the page decides how. A null among numbers is a figure that is withheld, and
 * leaves a gap.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Chart {

  /**
   * Bars over categories.
   *
   * @param categoryAxis what the categories are
   * @param valueAxis what is counted, with its unit
   * @param categories their names
   * @param series one or more, each with a number for each category
   * @param isStacked whether the series stand on each other
   * @param isLogarithmic whether the axis of values is; not with stacked bars
   */
  record Bars(
      String categoryAxis,
      String valueAxis,
      List<String> categories,
      List<Series> series,
      boolean isStacked,
      boolean isLogarithmic)
      implements Chart {}

  /**
   * Lines over a numeric axis.
   *
   * @param horizontalAxis what it is, with its unit
   * @param verticalAxis what it is, with its unit
   * @param at the places on the horizontal axis, ascending
   * @param series one or more, each with a number for each place
   * @param isLogarithmic whether the vertical axis is
   * @param mark a place that is marked; null if none is
   * @param markName what is there; null if none is marked
   */
  record Lines(
      String horizontalAxis,
      String verticalAxis,
      List<Double> at,
      List<Series> series,
      boolean isLogarithmic,
      @Nullable Double mark,
      @Nullable String markName)
      implements Chart {}

  /**
   * A series of numbers.
   *
   * @param name its name
   * @param values the numbers
   * @param low the lower ends of their intervals; empty if they have none
   * @param high the upper ends; empty if they have none
   */
  record Series(
      String name,
      List<@Nullable Double> values,
      List<@Nullable Double> low,
      List<@Nullable Double> high) {

    /**
     * Numbers without intervals.
     *
     * @param name their name
     * @param values the numbers
     * @return the series
     */
    public static Series of(String name, List<@Nullable Double> values) {
      return new Series(name, values, List.of(), List.of());
    }
  }

  /**
   * Shares that get darker as they grow.
   *
   * @param rowAxis what the rows are
   * @param columnAxis what the columns are
   * @param rows their names
   * @param columns their names
   * @param values a number for each row and column
   * @param unit what the numbers are
   */
  record Matrix(
      String rowAxis,
      String columnAxis,
      List<String> rows,
      List<String> columns,
      List<List<@Nullable Double>> values,
      String unit)
      implements Chart {}

  /**
   * Who goes where (a Sankey diagram). Edges run from one stage to the next, so none leads back.
   *
   * @param unit what flows
   * @param nodes where it flows; the name of a node stands for it at every stage
   * @param edges the flows
   */
  record Flow(String unit, List<FlowNode> nodes, List<FlowEdge> edges) implements Chart {}

  /**
   * Where something flows.
   *
   * @param name its name
   * @param stage its stage, from 0
   */
  record FlowNode(String name, int stage) {}

  /**
   * A flow.
   *
   * @param from the place of a node in the list, from 0
   * @param to the place of a node of a later stage
   * @param value how much
   */
  record FlowEdge(int from, int to, double value) {}

  /**
   * Records and the links between them.
   *
   * @param nodes the records
   * @param edges the links
   */
  record Network(List<NetworkNode> nodes, List<NetworkEdge> edges) implements Chart {}

  /**
   * A record of a drawing.
   *
   * @param name its name on the page, such as A
   * @param group what colours it, such as its provider
   */
  record NetworkNode(String name, String group) {}

  /**
   * A link of a drawing.
   *
   * @param from the place of a node in the list, from 0
   * @param to the place of another
   * @param weight its match weight in bits; a pair that speaks against itself is below 0
   * @param isLink whether the pair was linked; false for a pair that is shown because it speaks
   *     against the rest
   */
  record NetworkEdge(int from, int to, double weight, boolean isLink) {}

  /**
   * How the weight of a pair comes about.
   *
   * @param unit what the weights are
   * @param steps each adds to what went before
   * @param total what comes of it
   * @param threshold the least total of a link
   */
  record Waterfall(String unit, List<WaterfallStep> steps, double total, double threshold)
      implements Chart {}

  /**
   * A step of a waterfall.
   *
   * @param name what is compared
   * @param level how it agrees
   * @param weight what that adds
   */
  record WaterfallStep(String name, String level, double weight) {}

  /**
   * What a threshold costs, with a slider that moves it.
   *
   * @param at the thresholds, as match weights in bits, ascending
   * @param probabilities the match probability at each
   * @param links how many links there are at each
   * @param falseLinks how many of them are expected to be false
   * @param missedLinks how many matches are expected to be missed
   * @param chosen the place in the list of the threshold of the run
   */
  record ThresholdCost(
      List<Double> at,
      List<Double> probabilities,
      List<Double> links,
      List<Double> falseLinks,
      List<Double> missedLinks,
      int chosen)
      implements Chart {}
}
