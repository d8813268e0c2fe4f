package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static uk.linkage.duckdb.output.LinkageTables.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.cluster.Persons;
import uk.linkage.duckdb.activity.Activity;
import uk.linkage.duckdb.input.ContactFile;
import uk.linkage.duckdb.output.Table.CellSink;
import uk.linkage.duckdb.output.Table.Column;
import uk.linkage.journey.Journeys;

/** The tables of journeys. */
final class JourneyTables {

  private final PublishedJourneys published;

  JourneyTables(PublishedJourneys published) {
    this.published = published;
  }

  /**
   * Every episode of every person that is no history: rows about single persons, for the analyst
   * alone.
   */
  Table journeys(Persons persons) {
    Journeys journeys = published.figures().journeys();
    RepeatedCells[] providers = RepeatedCells.each(published.providers());
    return new Table(
        "journeys",
        List.of(
            number("person_id"),
            number("episode"),
            text("provider"),
            text("first_day"),
            text("last_day"),
            number("contacts"),
            number("presentation"),
            number("days_since_last_contact"),
            text("moved_from")),
        journeys.size(),
        (from, to, cells) -> {
          for (int i = (int) from; i < to; i++) {
            int person = journeys.person(i);
            cells.number(persons.idOf(person));
            cells.number(journeys.number(i));
            cells.repeated(providers[journeys.provider(i)]);
            put(LocalDate.ofEpochDay(journeys.firstDay(i)).toString(), cells);
            put(LocalDate.ofEpochDay(journeys.lastDay(i)).toString(), cells);
            cells.number(journeys.contacts(i));
            cells.number(journeys.presentation(i));
            if (journeys.daysSinceLastContact(i) == Journeys.NONE) {
              cells.missing();
            } else {
              cells.number(journeys.daysSinceLastContact(i));
            }
            if (journeys.movedFrom(i) == Journeys.NONE) {
              cells.missing();
            } else {
              cells.repeated(providers[journeys.movedFrom(i)]);
            }
            cells.endRow();
          }
        });
  }

  Table periods() {
    List<List<String>> rows = new ArrayList<>();
    for (PublishedJourneys.PeriodRow row : published.periods()) {
      rows.add(
          List.of(
              row.unit(),
              row.period(),
              PublishedJourneys.text(row.persons()),
              kind(row, row.newcomers()),
              kind(row, row.returning()),
              kind(row, row.continuing())));
    }
    return shown(
        "periods", List.of("unit", "period", "persons", "new", "returning", "continuing"), rows);
  }

  private static String kind(PublishedJourneys.PeriodRow row, @Nullable Long persons) {
    return row.isAll() ? "" : PublishedJourneys.text(persons);
  }

  Table flows() {
    List<List<String>> rows = new ArrayList<>();
    for (PublishedJourneys.Flow flow : published.flows()) {
      rows.add(List.of(flow.from(), flow.to(), PublishedJourneys.text(flow.persons())));
    }
    return shown("flows", List.of("from", "to", "persons"), rows);
  }

  Table paths() {
    List<List<String>> rows = new ArrayList<>();
    for (PublishedJourneys.PathRow path : published.paths()) {
      String services = path.services() == 0 ? "" : Integer.toString(path.services());
      rows.add(List.of(path.path(), services, PublishedJourneys.text(path.persons())));
    }
    return shown("paths", List.of("path", "services", "persons"), rows);
  }

  /** A table of texts with what was done to small numbers in its last column. */
  private Table shown(String name, List<String> columns, List<List<String>> rows) {
    List<Column> all = new ArrayList<>();
    columns.forEach(column -> all.add(text(column)));
    all.add(text("disclosure"));
    return new Table(
        published.isExact() ? name + "-exact" : name,
        all,
        rows.size(),
        (from, to, cells) -> {
          for (List<String> row : rows.subList((int) from, (int) to)) {
            row.forEach(cell -> put(cell, cells));
            put(published.face(), cells);
            cells.endRow();
          }
        });
  }

  /** Where the days stand that can't be used, and why. */
  static Table rejectedActivity(Activity activity) {
    List<Activity.Rejection> rejections = activity.rejections();
    return new Table(
        "rejected-activity",
        List.of(text("file"), number("line"), text("column"), text("reason")),
        rejections.size(),
        (from, to, cells) -> {
          for (Activity.Rejection rejection : rejections.subList((int) from, (int) to)) {
            ContactFile file = activity.files().get(rejection.file());
            put(shownName(activity, rejection.file()), cells);
            cells.number(rejection.line());
            put(file.dayColumn(), cells);
            put(rejection.defect().reason(), cells);
            cells.endRow();
          }
        });
  }

  /** How many rows belong to no record that takes part. */
  static Table excludedActivity(Activity activity) {
    List<Integer> files = new ArrayList<>();
    for (int file = 0; file < activity.files().size(); file++) {
      if (activity.withoutRecord(file) > 0) {
        files.add(file);
      }
    }
    return new Table(
        "excluded-activity",
        List.of(text("file"), text("reason"), number("rows")),
        files.size(),
        (from, to, cells) -> {
          for (int file : files.subList((int) from, (int) to)) {
            put(shownName(activity, file), cells);
            put(JourneySummaryJson.WITHOUT_RECORD, cells);
            cells.number(activity.withoutRecord(file));
            cells.endRow();
          }
        });
  }

  private static String shownName(Activity activity, int file) {
    String name = activity.inputs().get(file).name();
    boolean alone = activity.inputs().stream().filter(of -> of.name().equals(name)).count() == 1;
    return alone ? name : activity.inputs().get(file).path().toString();
  }

  private static Column number(String name) {
    return new Column(name, Table.Type.INTEGER);
  }

  private static void put(String text, CellSink cells) {
    byte[] bytes = text.getBytes(UTF_8);
    cells.text(bytes, 0, bytes.length);
  }
}
