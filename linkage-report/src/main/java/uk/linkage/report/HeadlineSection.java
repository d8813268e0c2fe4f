package uk.linkage.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.count.Estimate;
import uk.linkage.count.PersonCount;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Headline;
import uk.linkage.report.page.Headline.Tile;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;

/** How many persons there are, exactly as they were counted, and how the numbers hang together. */
final class HeadlineSection {

  /** Corrections beyond this share of the persons are not small. */
  private static final double LARGE = .05;

  private final LinkageResult result;
  private final PersonCount count;

  /** What is believed; null by match keys, which say nothing of what they miss. */
  private final @Nullable Estimate estimated;

  private HeadlineSection(LinkageResult result) {
    this.result = result;
    this.count = result.count();
    this.estimated = result.settings().method() == LinkageMethod.LADDER ? null : count.estimated();
  }

  static Section of(LinkageResult result) {
    HeadlineSection section = new HeadlineSection(result);
    List<Block> blocks = new ArrayList<>();
    blocks.add(section.tiles());
    blocks.add(section.ways());
    blocks.add(section.walk());
    return new Section(
        "persons", "How many persons", "Three ways to count them, and why they differ.", blocks);
  }

  private Headline tiles() {
    List<Tile> tiles = new ArrayList<>();
    if (estimated != null) {
      tiles.add(
          new Tile(
              "persons, estimated",
              Wording.rounded(estimated.value()),
              "95 % interval "
                  + Wording.rounded(estimated.low95())
                  + " to "
                  + Wording.rounded(estimated.high95()),
              "How many persons there are believed to be, corrected for both errors of linking."
                  + " Quote it with its interval.",
              Wording.formula(estimated.formula(), 7)));
    }
    tiles.add(
        new Tile(
            "persons, linked",
            Wording.count(result.persons().count()),
            null,
            "How many different person ids persons.csv has.",
            null));
    tiles.add(
        new Tile(
            "different attributors",
            Wording.count(result.distinctAttributors()),
            null,
            "The naive count: different initials, dates of birth and sexes. A record without a"
                + " whole attributor counts by itself.",
            null));
    tiles.add(
        new Tile(
            "records that take part",
            Wording.count(result.intake().clients().size()),
            null,
            "Of "
                + Wording.count(result.intake().rows(), "row", "rows")
                + " read from "
                + Wording.count(result.intake().tallies().size(), "provider", "providers")
                + ".",
            null));
    return new Headline(tiles);
  }

  private Figure ways() {
    Rows rows =
        new Rows("Persons by each way of counting them")
            .text("way of counting")
            .number("persons", "95 % interval from", "to");
    rows.add(
        Cell.of("naive: different attributors"),
        Cell.of(result.distinctAttributors()),
        Cell.of("–"),
        Cell.of("–"));
    rows.add(
        Cell.of("linked: persons found"),
        Cell.of((long) result.persons().count()),
        Cell.of("–"),
        Cell.of("–"));
    List<String> categories = new ArrayList<>(List.of("naive", "linked"));
    List<@Nullable Double> values =
        new ArrayList<>(
            List.of((double) result.distinctAttributors(), (double) result.persons().count()));
    List<@Nullable Double> low = new ArrayList<>(Arrays.asList(null, null));
    List<@Nullable Double> high = new ArrayList<>(Arrays.asList(null, null));
    if (estimated != null) {
      categories.add("estimated");
      values.add(estimated.value());
      low.add(estimated.low95());
      high.add(estimated.high95());
      rows.add(
          Cell.of("estimated: persons believed"),
          Cell.of(Math.round(estimated.value())),
          Cell.of(Math.round(estimated.low95())),
          Cell.of(Math.round(estimated.high95())));
    }
    return new Figure(
        "ways-of-counting",
        "Naive, linked, estimated",
        says(),
        advice(),
        estimated == null ? null : Wording.formula(estimated.formula(), 7),
        new Chart.Bars(
            "way of counting",
            "persons",
            categories,
            List.of(new Chart.Series("persons", values, low, high)),
            /* isStacked= */ false,
            /* isLogarithmic= */ false),
        rows.table());
  }

  private String says() {
    if (result.intake().clients().size() == 0) {
      return "No record takes part, so there is nobody to count.";
    }
    if (estimated == null) {
      return "Linking found "
          + Wording.count(result.persons().count(), "person", "persons")
          + "; there are "
          + Wording.count(
              result.distinctAttributors(), "different attributor", "different attributors")
          + ". Match keys say nothing of what they miss, so nothing is estimated.";
    }
    double off = result.distinctAttributors() - estimated.value();
    String by = Wording.percent(Math.abs(off), estimated.value());
    return "The estimate is "
        + Wording.count(Math.round(estimated.value()), "person", "persons")
        + ", in 95 of 100 such cases between "
        + Wording.rounded(estimated.low95())
        + " and "
        + Wording.rounded(estimated.high95())
        + ". Counting different attributors gives "
        + Wording.count(result.distinctAttributors())
        + (Math.round(off) == 0
            ? ", the same number"
            : ", " + by + (off > 0 ? " too many" : " too few"))
        + ": strangers who share an attributor are counted once, and a person whose records differ"
        + " by a slip is counted twice.";
  }

  private String advice() {
    if (estimated == null) {
      return "For an estimate with an interval use --method probabilistic.";
    }
    double corrections = count.expectedChance() + count.expectedMissed();
    if (corrections > LARGE * Math.max(1, estimated.value())) {
      return "The corrections come to "
          + Wording.percent(corrections, estimated.value())
          + " of the persons: never quote the number without its interval, and look at the"
          + " providers' attributors below.";
    }
    return "Quote the estimate with its interval; say so if you quote another of the three.";
  }

  private Figure walk() {
    Rows rows = new Rows("From the naive number to the estimate").text("step").number("persons");
    long naive = result.distinctAttributors();
    long linked = result.persons().count();
    rows.add(Cell.of("different attributors (naive)"), Cell.of(naive));
    String says;
    if (result.model() != null && estimated != null) {
      double raw = linked + count.expectedChance() - count.expectedMissed();
      rows.add(
          Cell.of("changed by linking: slips mended, strangers told apart"),
          Cell.of(linked - naive));
      rows.add(Cell.of("persons found (linked)"), Cell.of(linked));
      rows.add(
          Cell.of("+ strangers joined by chance agreement, expected"),
          Cell.of(count.expectedChance(), 1));
      rows.add(
          Cell.of("– persons still in two for a slip, expected"),
          Cell.of(-count.expectedMissed(), 1));
      if (Math.abs(estimated.value() - raw) >= .05) {
        rows.add(
            Cell.of("held between one person and the number of records"),
            Cell.of(estimated.value() - raw, 1));
      }
      rows.add(Cell.of("persons believed (estimated)"), Cell.of(estimated.value(), 1));
      says =
          "Linking changes the naive number by "
              + String.format(java.util.Locale.ROOT, "%+,d", linked - naive)
              + "; of the persons found "
              + Wording.rounded(count.expectedChance())
              + " are expected to be two strangers who look alike, and "
              + Wording.rounded(count.expectedMissed())
              + " to be somebody who is counted already. By chance agreement alone, if nobody had"
              + " been written in two ways, the attributors would stand for "
              + Wording.rounded(count.naive().open().value())
              + " persons.";
    } else if (estimated != null) {
      rows.add(
          Cell.of("+ strangers who share an attributor, expected"),
          Cell.of(estimated.value() - naive, 1));
      rows.add(Cell.of("persons believed (estimated)"), Cell.of(estimated.value(), 1));
      says =
          "Chance agreement is corrected for; slips are not, because nothing was weighed. In"
              + " careless data the estimate is far too high.";
    } else {
      rows.add(Cell.of("changed by linking"), Cell.of(linked - naive));
      rows.add(Cell.of("persons found (linked)"), Cell.of(linked));
      says = "Match keys correct for nothing; they are what they find.";
    }
    return new Figure(
        "from-naive-to-estimate",
        "From the naive number to the estimate",
        says,
        "",
        estimated == null ? null : Wording.formula(estimated.formula(), 7),
        null,
        rows.table());
  }
}
