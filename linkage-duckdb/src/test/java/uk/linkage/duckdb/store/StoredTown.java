package uk.linkage.duckdb.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.store.link.CheckOutcome;
import uk.linkage.duckdb.store.link.FitOutcome;
import uk.linkage.duckdb.store.link.LinkOutcome;
import uk.linkage.duckdb.store.link.StoreLink;
import uk.linkage.duckdb.store.load.LoadAsked;
import uk.linkage.duckdb.store.load.LoadOutcome;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.load.StoreLoad;
import uk.linkage.duckdb.store.load.StoreUploads;

/** A town whose people come to three services, move, are misspelt, say No and Yes again. */
public final class StoredTown {

  private static final String[] PROVIDERS = {"Oak", "Elm", "Ash"};
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 2, 3, 4);
  public static final StoreFile.Machine MACHINE = new StoreFile.Machine(2, 1L << 28);

  private record Person(String initials, LocalDate birth, String sex, String postcode) {}

  private record Row(Person person, String consent) {}

  private final Path folder;
  private final SplittableRandom random;
  private final List<Person> people = new ArrayList<>();
  private final Map<String, Map<String, Row>> rows = new TreeMap<>();
  private LocalDate day = LocalDate.of(2024, 3, 31);
  private int nextRecord;
  private int files;

  public StoredTown(Path folder, SplittableRandom random, int size) {
    this.folder = folder;
    this.random = random;
    for (int i = 0; i < size; i++) {
      people.add(stranger());
    }
    for (String provider : PROVIDERS) {
      rows.put(provider, new TreeMap<>());
      for (int i = 0; i < size; i++) {
        if (random.nextInt(3) > 0) {
          come(provider, people.get(i));
        }
      }
    }
  }

  private Person stranger() {
    return new Person(
        letter() + letter(),
        LocalDate.of(1950, 1, 1).plusDays(random.nextInt(18000)),
        random.nextInt(5) < 3 ? "M" : "F",
        postcode());
  }

  private String letter() {
    // Common letters are drawn more often.
    return String.valueOf((char) ('A' + Math.min(random.nextInt(26), random.nextInt(26))));
  }

  private String postcode() {
    return "L" + (1 + random.nextInt(9)) + " " + random.nextInt(10) + "A" + letter2();
  }

  private String letter2() {
    return String.valueOf("ABDEFGHJLN".charAt(random.nextInt(10)));
  }

  private void come(String provider, Person person) {
    String consent = random.nextInt(20) == 0 ? "N" : "Y";
    rows.get(provider).put("R" + nextRecord++, new Row(written(person), consent));
  }

  private Person written(Person person) {
    return switch (random.nextInt(12)) {
      case 0 -> with(person, person.birth().plusDays(1 + random.nextInt(300)));
      case 1 ->
          new Person(
              letter() + person.initials().charAt(1),
              person.birth(),
              person.sex(),
              person.postcode());
      case 2 -> moved(person);
      default -> person;
    };
  }

  private Person moved(Person person) {
    return new Person(person.initials(), person.birth(), person.sex(), postcode());
  }

  private static Person with(Person person, LocalDate birth) {
    return new Person(person.initials(), birth, person.sex(), person.postcode());
  }

  /** Lets a quarter go by: records come, go, are corrected, and consents change. */
  public void quarter() {
    day = day.plusMonths(3);
    for (String provider : PROVIDERS) {
      Map<String, Row> of = rows.get(provider);
      for (String id : List.copyOf(of.keySet())) {
        Row row = of.get(id);
        int what = random.nextInt(40);
        if (what == 0) {
          of.remove(id);
        } else if (what < 4) {
          of.put(id, new Row(written(row.person()), row.consent()));
        } else if (what < 6) {
          of.put(id, new Row(row.person(), row.consent().equals("Y") ? "N" : "Y"));
        }
      }
      for (int i = random.nextInt(8); i > 0; i--) {
        boolean known = random.nextBoolean();
        come(provider, known ? people.get(random.nextInt(people.size())) : stranger());
      }
    }
  }

  /** Gives the first ids of a provider to others: each to whom the next one was of. */
  public List<String> giveIdsAnew(String provider, int ids) {
    day = day.plusMonths(3);
    Map<String, Row> of = rows.get(provider);
    List<String> first = of.keySet().stream().limit(ids).toList();
    List<Row> before = first.stream().map(of::get).toList();
    for (int i = 0; i < first.size(); i++) {
      of.put(first.get(i), before.get((i + 1) % first.size()));
    }
    return first.stream().map(id -> provider + "/" + id).toList();
  }

  /** Today's upload of all providers, rows in any order. */
  public Path upload() {
    StringBuilder csv = new StringBuilder(Inputs.HEADER).append('\n');
    rows.forEach(
        (provider, of) ->
            of.forEach(
                (id, row) ->
                    csv.append(
                        String.join(
                                ",",
                                provider,
                                id,
                                row.person().initials(),
                                row.person().birth().toString(),
                                row.person().sex(),
                                row.person().postcode(),
                                row.consent())
                            + "\n")));
    return new Inputs(folder).write("upload" + files++ + ".csv", csv.toString());
  }

  public LocalDate day() {
    return day;
  }

  public static StoreFile made(Path path) {
    StoreFile.create(path, LocalDate.of(2026, 1, 1), "test", MACHINE);
    return StoreFile.open(path, MACHINE);
  }

  /** Opens a copy of an empty store, which is made if it isn't there: a tenth of the time. */
  public static StoreFile copied(Path empty, Path path) {
    try {
      if (!Files.exists(empty)) {
        made(empty).close();
      }
      Files.copy(empty, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return StoreFile.open(path, MACHINE);
  }

  public LoadOutcome load(StoreFile store, MissingRule missing) {
    return load(store, upload(), missing, day);
  }

  public LoadOutcome loadUnlike(StoreFile store) {
    return loadUnlike(store, upload(), day);
  }

  /** Loads a file by which records are not what they were. */
  public static LoadOutcome loadUnlike(StoreFile store, Path file, LocalDate day) {
    return load(
        store, file, "ims", new LoadAsked(MissingRule.ASK, true, false, Set.of()), day, now(day));
  }

  /** Loads a file that somebody made of an account, in which all may be otherwise. */
  public static LoadOutcome loadAccount(StoreFile store, Path file, LocalDate day) {
    return load(
        store, file, "ims", new LoadAsked(MissingRule.KEEP, true, false, Set.of()), day, now(day));
  }

  /** Loads a file after one that was wrong. */
  public static LoadOutcome loadAfterWrong(StoreFile store, Path file, LocalDate day) {
    return load(
        store, file, "ims", new LoadAsked(MissingRule.ASK, false, true, Set.of()), day, now(day));
  }

  public static LoadOutcome load(StoreFile store, Path file, MissingRule missing, LocalDate day) {
    return load(store, file, missing, day, now(day));
  }

  public static LoadOutcome load(
      StoreFile store, Path file, MissingRule missing, LocalDate day, LocalDateTime now) {
    return load(store, file, "ims", new LoadAsked(missing, false, false, Set.of()), day, now);
  }

  public static LoadOutcome load(
      StoreFile store, Path file, String profile, MissingRule missing, LocalDate day) {
    return load(
        store, file, profile, new LoadAsked(missing, false, false, Set.of()), day, now(day));
  }

  /** Loads a file with a provider that is said to be new. */
  public static LoadOutcome loadNew(StoreFile store, Path file, String provider, LocalDate day) {
    return load(
        store,
        file,
        "ims",
        new LoadAsked(MissingRule.ASK, false, false, Set.of(provider)),
        day,
        now(day));
  }

  private static LocalDateTime now(LocalDate day) {
    return day.isAfter(NOW.toLocalDate()) ? day.atStartOfDay() : NOW;
  }

  private static LoadOutcome load(
      StoreFile store,
      Path file,
      String profile,
      LoadAsked asked,
      LocalDate day,
      LocalDateTime now) {
    try (DuckDb db = DuckDb.inMemory(2, 1L << 28)) {
      ReadOptions options =
          new ReadOptions(
              List.of(file.toString()),
              profile,
              Map.of(),
              Set.of(),
              "utf-8",
              null,
              false,
              List.of(),
              null,
              day,
              null);
      ClientFiles read = StoreUploads.open(db, options, List.of());
      return StoreLoad.run(
          store,
          read,
          new LinkageSettings(read.intakeSettings(), LinkageMethod.ATTRIBUTOR, 2, 1L << 30),
          asked,
          now,
          StageListener.SILENT);
    }
  }

  public static LinkOutcome link(StoreFile store, Boolean historical) {
    return StoreLink.link(store, historical, settings(), StageListener.SILENT);
  }

  public static LinkOutcome linkAll(StoreFile store) {
    return StoreLink.linkAll(store, settings(), StageListener.SILENT);
  }

  public static CheckOutcome check(StoreFile store) {
    return StoreLink.check(store, settings(), StageListener.SILENT);
  }

  public static FitOutcome fit(StoreFile store, boolean apply) {
    return fit(store, null, apply);
  }

  public static FitOutcome fit(StoreFile store, Double threshold, boolean apply) {
    return StoreLink.fit(store, threshold, apply, settings(), StageListener.SILENT);
  }

  private static StoreLink.Settings settings() {
    return new StoreLink.Settings(2, 1L << 28, NOW);
  }
}
