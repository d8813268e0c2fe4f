package uk.linkage.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.quality.PartQuality;
import uk.linkage.report.quality.QualityFlags;

/** How complete and how plausible the attributors of each provider are. */
final class QualitySection {

  private static final int MOST_FLAGS = 200;
  private static final String ALL = "all providers";

  private final List<ProviderQuality> shown;
  private final List<ProviderQuality> all;
  private final List<String> names;

  private QualitySection(List<ProviderQuality> all) {
    this.all = all.stream().filter(quality -> quality.tally().records() > 0).toList();
    this.shown =
        this.all.stream()
            .sorted(Comparator.comparingLong(quality -> -quality.tally().records()))
            .limit(ScreeningSection.MOST_PROVIDERS)
            .toList();
    this.names =
        Labels.distinct(shown.stream().map(quality -> quality.tally().provider()).toList());
  }

  static Section of(List<ProviderQuality> all) {
    QualitySection section = new QualitySection(all);
    return new Section(
        "quality",
        "How complete and how plausible attributors are",
        "Of the records that take part, as the command profile has them. A part that is missing"
            + " says nothing of a pair; a default value says something wrong.",
        List.of(section.missing(), section.plausible(), section.flags()));
  }

  private Figure missing() {
    Rows rows =
        new Rows("Parts of the attributor that are missing").text("provider").number("records");
    List<Chart.Series> series = new ArrayList<>();
    long records = all.stream().mapToLong(quality -> quality.tally().records()).sum();
    Part worst = Part.FIRST_INITIAL;
    for (Part part : Part.values()) {
      rows.number(part.columnName(), part.columnName() + " share");
      List<@Nullable Double> shares = new ArrayList<>();
      for (ProviderQuality quality : shown) {
        shares.add(100.0 * missing(quality.tally(), part) / quality.tally().records());
      }
      series.add(Chart.Series.of(part.columnName(), shares));
      worst = missing(part) > missing(worst) ? part : worst;
    }
    List<Cell> total = new ArrayList<>(List.of(Cell.of(ALL), Cell.of(records)));
    for (Part part : Part.values()) {
      total.add(Cell.of(missing(part)));
      total.add(Cell.percent(records == 0 ? Double.NaN : (double) missing(part) / records, 1));
    }
    rows.add(total);
    for (int i = 0; i < shown.size(); i++) {
      ProviderTally tally = shown.get(i).tally();
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(names.get(i)), Cell.of(tally.records())));
      for (Part part : Part.values()) {
        cells.add(Cell.of(missing(tally, part)));
        cells.add(Cell.percent((double) missing(tally, part) / tally.records(), 1));
      }
      rows.add(cells);
    }
    String says =
        records == 0
            ? "No record takes part."
            : missing(worst) == 0
                ? "No part of any attributor is missing."
                : "Most often missing is "
                    + worst.columnName()
                    + ", in "
                    + Wording.count(missing(worst), "record", "records")
                    + " of "
                    + Wording.count(records)
                    + " ("
                    + Wording.percent(missing(worst), records)
                    + ")."
                    + (all.size() > shown.size()
                        ? " Shown are the " + shown.size() + " providers with the most records."
                        : "");
    return new Figure(
        "missing-parts",
        "Missing parts by provider",
        says,
        missing(worst) == 0
            ? ""
            : "What is missing can't be mended by linking: those records are found by what is left"
                + " of them, if at all.",
        null,
        shown.isEmpty()
            ? null
            : new Chart.Bars(
                "provider",
                "per cent of records",
                names,
                series,
                false,
                /* isLogarithmic= */ false),
        rows.table());
  }

  private static long missing(ProviderTally tally, Part part) {
    return tally.records() - tally.present(part);
  }

  private long missing(Part part) {
    return all.stream().mapToLong(quality -> missing(quality.tally(), part)).sum();
  }

  private Figure plausible() {
    Rows rows =
        new Rows("What can't be used, and what looks made up")
            .text("provider")
            .number(
                "unreadable values",
                "half of the dummy",
                "same letter twice",
                "by chance",
                "born on 1 January",
                "by chance",
                "repeat an attributor",
                "share");
    long suspicious = 0;
    long duplicates = 0;
    long records = 0;
    for (ProviderQuality quality : all) {
      suspicious += quality.tally().suspicious();
      duplicates += quality.duplicates();
      records += quality.tally().records();
    }
    for (int i = 0; i < shown.size(); i++) {
      ProviderQuality quality = shown.get(i);
      ProviderTally tally = quality.tally();
      long born = tally.birthsOn(1, 1);
      rows.add(
          Cell.of(names.get(i)),
          Cell.of(unreadable(tally)),
          Cell.of(tally.suspicious()),
          Cell.of(tally.sameInitials()),
          Cell.of(tally.sameInitialsExpected(), 1),
          // A day that fewer share is not shown: it could point at a person.
          born >= QualityFlags.FEWEST ? Cell.of(born) : Cell.of("under " + QualityFlags.FEWEST),
          Cell.of(tally.present(Part.DOB) / 365.25, 1),
          Cell.of(quality.duplicates()),
          Cell.percent((double) quality.duplicates() / tally.records(), 1));
    }
    return new Figure(
        "plausibility",
        "Unreadable, suspicious and repeated",
        Wording.count(suspicious, "record has", "records have")
            + " one half of the dummy attributor, and "
            + Wording.count(duplicates, "record repeats", "records repeat")
            + " an attributor that the provider has already ("
            + Wording.percent(duplicates, records)
            + ").",
        "",
        "same letter twice by chance: sum of n(first = letter) n(last = letter) / n; births by"
            + " chance: n / 365.25",
        null,
        rows.table());
  }

  private static long unreadable(ProviderTally tally) {
    long unreadable = 0;
    for (Part part : Part.values()) {
      for (long count : PartQuality.of(tally, part).defects().values()) {
        unreadable += count;
      }
    }
    return unreadable;
  }

  private Figure flags() {
    Rows rows = new Rows("What somebody should look into").text("provider", "what stands out");
    int flags = 0;
    int providers = 0;
    List<String> labels =
        Labels.distinct(all.stream().map(quality -> quality.tally().provider()).toList());
    for (int i = 0; i < all.size(); i++) {
      List<String> ofProvider = QualityFlags.of(all.get(i));
      providers += ofProvider.isEmpty() ? 0 : 1;
      for (String flag : ofProvider) {
        if (flags++ < MOST_FLAGS) {
          rows.add(Cell.of(labels.get(i)), Cell.of(flag));
        }
      }
    }
    String says =
        flags == 0
            ? "Nothing stands out at any provider."
            : Wording.count(flags, "thing stands out", "things stand out")
                + " at "
                + Wording.count(providers, "provider", "providers")
                + (flags > MOST_FLAGS ? "; the first " + MOST_FLAGS + " are listed." : ".");
    return new Figure(
        "quality-flags",
        "What stands out",
        says,
        flags == 0 ? "" : "Ask the provider how its records come about before mending anything.",
        null,
        null,
        rows.table());
  }
}
