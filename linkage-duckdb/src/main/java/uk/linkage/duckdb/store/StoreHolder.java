package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.OwnerOnly;

/**
 * Who has a store open, as its note beside the file says: {@code .NAME.lock}.
 *
 * <p>The note is for people. What keeps a second process out is the lock that DuckDB has on the
 * file, so a note that is wrong, old or gone does no harm. Only while a store is written anew, and
 * its file is another one from one moment to the next, the note itself keeps others out.
 *
 * @param process the number of the process
 * @param started when it started; null if the system doesn't tell
 * @param user whose it is
 * @param since since when it has the store
 * @param command what it does
 * @param rewrites whether it writes the store anew
 * @param isOver whether it came to its end, and the note stays for what is unfinished alone
 * @param unfinished what it writes of individuals, and what killed ones before it have left out of
 *     reach
 */
record StoreHolder(
    long process,
    @Nullable Instant started,
    String user,
    String since,
    String command,
    boolean rewrites,
    boolean isOver,
    List<UnfinishedAnswer> unfinished) {

  private static final int LONGEST_NOTE = 16_384;
  private static final String UNFINISHED = "unfinished=";
  private static final int LONGEST_WORDS = 100;

  /** Linux tells the start of a process by the time of boot, which moves with the clock. */
  private static final Duration SAME_START = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** The note of a store. */
  static Path note(Path store) {
    return store.resolveSibling("." + store.getFileName() + ".lock");
  }

  /** This process. */
  static StoreHolder self(String command) {
    ProcessHandle process = ProcessHandle.current();
    return new StoreHolder(
        process.pid(),
        process.info().startInstant().orElse(null),
        System.getProperty("user.name", "unknown"),
        TimeText.plain(LocalDateTime.now(ZoneId.systemDefault())),
        command,
        /* rewrites= */ false,
        /* isOver= */ false,
        List.of());
  }

  /** The same, while it writes the store anew. */
  StoreHolder rewriting() {
    return new StoreHolder(
        process, started, user, since, command, /* rewrites= */ true, isOver, unfinished);
  }

  /** The same, with other things that are unfinished. */
  StoreHolder with(List<UnfinishedAnswer> others) {
    return new StoreHolder(process, started, user, since, command, rewrites, isOver, others);
  }

  /** The same after its end, with what it didn't write itself. */
  private StoreHolder over() {
    return new StoreHolder(
        process,
        started,
        user,
        since,
        command,
        /* rewrites= */ false,
        /* isOver= */ true,
        unfinished.stream().filter(answer -> answer.process() != process).toList());
  }

  /** Tells whether this process may not open the store, though nothing may be locked. */
  boolean keepsOut() {
    return rewrites && process != ProcessHandle.current().pid() && isAlive();
  }

  /** What the note says; null if there is none that can be read. */
  static @Nullable StoreHolder of(Path store) {
    Path note = note(store);
    try {
      if (!Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)
          || Files.size(note) > LONGEST_NOTE) {
        return null;
      }
      List<String> lines = Files.readAllLines(note, StandardCharsets.UTF_8);
      Map<String, String> said =
          lines.stream()
              .map(line -> line.split("=", 2))
              .filter(parts -> parts.length == 2)
              .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> b));
      if (!said.getOrDefault("process", "").matches("\\d{1,18}")) {
        return null;
      }
      String started = said.getOrDefault("started", "");
      return new StoreHolder(
          Long.parseLong(said.getOrDefault("process", "0")),
          started.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(started)) : null,
          cut(said.getOrDefault("user", "unknown")),
          cut(said.getOrDefault("since", "an unknown time")),
          cut(said.getOrDefault("command", "linkage")),
          said.getOrDefault("rewrites", "").equals("yes"),
          said.getOrDefault("over", "").equals("yes"),
          lines.stream()
              .filter(line -> line.startsWith(UNFINISHED))
              .map(line -> UnfinishedAnswer.of(line.substring(UNFINISHED.length())))
              .filter(Objects::nonNull)
              .toList());
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * The note of a process that is alive, which is missing for a moment after that has got the lock;
   * when patience is at its end, whatever there is.
   */
  static @Nullable StoreHolder awaited(Path store, Duration patience) {
    long start = System.nanoTime();
    StoreHolder holder = of(store);
    while ((holder == null || !holder.isAlive())
        && System.nanoTime() - start < patience.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      holder = of(store);
    }
    return holder;
  }

  private static String cut(String words) {
    return words.substring(0, Math.min(LONGEST_WORDS, words.length()));
  }

  /**
   * Writes the note, for its owner alone. Only who has DuckDB's lock may do so. In a folder where
   * nobody may write there is no note.
   */
  void write(Path store) {
    Path note = note(store);
    try {
      Files.deleteIfExists(note);
      Files.createFile(note);
      OwnerOnly.keep(note);
      List<String> lines =
          new ArrayList<>(
              List.of(
                  "process=" + process,
                  "started=" + (started == null ? "" : started.toEpochMilli()),
                  "user=" + user,
                  "since=" + since,
                  "command=" + command,
                  "rewrites=" + (rewrites ? "yes" : "no"),
                  "over=" + (isOver ? "yes" : "no")));
      unfinished.forEach(answer -> lines.add(UNFINISHED + answer.text()));
      lines.add("");
      Files.writeString(
          note, String.join("\n", lines), StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    } catch (IOException e) {
      // The lock is DuckDB's: a note that can't be written is only missed by who finds it locked.
      return;
    }
  }

  /**
   * Ends: the note goes, unless killed processes have left something out of reach. Only who has
   * DuckDB's lock may do so.
   */
  void leave(Path store) {
    StoreHolder over = over();
    if (over.unfinished.isEmpty()) {
      remove(store);
    } else {
      over.write(store);
    }
  }

  /** Removes the note. Only who has DuckDB's lock may do so. */
  static void remove(Path store) {
    try {
      Files.deleteIfExists(note(store));
    } catch (IOException e) {
      // It names a process that will be gone, by which it is known to be old.
      return;
    }
  }

  /** Tells whether that very process is alive on this machine. */
  boolean isAlive() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .map(
            alive ->
                started == null
                    || alive
                        .info()
                        .startInstant()
                        .map(start -> isSame(start, started))
                        .orElse(true))
        .orElse(false);
  }

  private static boolean isSame(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_START) <= 0;
  }

  /** Names it. */
  String inWords() {
    return String.format(
        Locale.ROOT, "process %d of %s, since %s (%s)", process, user, since, command);
  }
}
