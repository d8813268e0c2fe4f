package uk.linkage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command in a process of its own that is killed at a random moment of its whole length: while
 * Java starts, while it works, while it ends. Takes any command line.
 */
final class KilledCommand {

  /** How many kills there are in all: a few in the normal build, 250 by -Dlinkage.kills=250. */
  static final int KILLS = Integer.getInteger("linkage.kills", 8);

  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** About as long as a commit takes, with what comes after it. */
  private static final Duration COMMIT = Duration.ofMillis(120);

  private final List<String> args;
  private final Path home;

  /**
   * A command.
   *
   * @param home the folder that it works in; every try has it as it is now
   * @param args its words; DIR stands for that folder
   */
  KilledCommand(Path home, String... args) {
    this.home = home;
    this.args = List.of(args);
  }

  /** What a try was: whether it was killed, and when. */
  record Try(Path dir, boolean killed, long afterMillis) {}

  /** Starts the command on a folder. Whatever it says is thrown away, so that it never waits. */
  Process start(Path dir) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    args.forEach(word -> command.add(word.replace("DIR", dir.toString())));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("said.txt").toFile())
        .start();
  }

  /** Lets the command come to its end. */
  Duration whole(Path dir) throws IOException, InterruptedException {
    copy(home, dir);
    long start = System.nanoTime();
    Process process = start(dir);
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(args + ": " + Files.readString(dir.resolve("said.txt")));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /**
   * Kills it as often, each time from the same state, and looks what is left. Every other time it
   * is killed within a short time of its beginning to write beside the store: the moments of a
   * commit are few, and drawn from the whole length they would hardly ever be met.
   */
  void kill(int times, Duration whole, SplittableRandom random, Path parent, Consumer<Try> check)
      throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      Path dir = parent.resolve("try" + i);
      copy(home, dir);
      long start = System.nanoTime();
      Process process = start(dir);
      boolean ended;
      if (i % 2 == 0) {
        // A little beyond the end, too: it isn't always as fast.
        long after = random.nextLong(whole.toMillis() * 11 / 10);
        ended = process.waitFor(after, TimeUnit.MILLISECONDS);
      } else {
        awaitWriting(process, dir);
        ended = process.waitFor(random.nextLong(COMMIT.toNanos()), TimeUnit.NANOSECONDS);
      }
      process.destroyForcibly().waitFor();
      long after = Duration.ofNanos(System.nanoTime() - start).toMillis();
      check.accept(new Try(dir, !ended, after));
      remove(dir);
    }
  }

  /**
   * Kills it, from the same state, as soon as there is a file or folder of a name.
   *
   * @param beginning how its path begins, from the folder that the command works in
   * @param check looks at that folder
   */
  void killWhenThere(String beginning, Path parent, Consumer<Path> check)
      throws IOException, InterruptedException {
    Path dir = parent.resolve("try");
    copy(home, dir);
    Path folder = dir.resolve(beginning).getParent();
    String name = String.valueOf(Path.of(beginning).getFileName());
    Process process = start(dir);
    while (process.isAlive() && names(folder).stream().noneMatch(one -> one.startsWith(name))) {
      TimeUnit.MICROSECONDS.sleep(200);
    }
    process.destroyForcibly().waitFor();
    check.accept(dir);
    remove(dir);
  }

  /** Waits until there is a file that was not there before, other than the note of who it is. */
  private void awaitWriting(Process process, Path dir) throws IOException, InterruptedException {
    Set<String> before = names(home);
    while (process.isAlive()) {
      for (String name : names(dir)) {
        boolean isTalk = name.equals("said.txt") || name.endsWith(".lock");
        if (!isTalk && !before.contains(name)) {
          return;
        }
      }
      TimeUnit.MICROSECONDS.sleep(200);
    }
  }

  private static Set<String> names(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void remove(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
