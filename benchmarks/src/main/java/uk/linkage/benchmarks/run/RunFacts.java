package uk.linkage.benchmarks.run;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must be known of a run to judge its figures.
 *
 * @param selection what was run
 * @param machine on what
 * @param date when
 * @param commit of which code
 * @param seconds how long all of it took
 */
record RunFacts(Selection selection, Machine machine, LocalDate date, String commit, long seconds) {

  /** The options that the engine's own launcher gives, and memory for the contestants. */
  static final String[] JVM_OPTIONS = {
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "-XX:+UseSerialGC",
    "-XX:FreqInlineSize=60",
    "-Xms4g",
    "-Xmx6g"
  };

  /** The day by which results are named, wherever they are made. */
  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** The facts by name, in the order in which they are read. */
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("selection", selection.name() + ", " + selection.settings());
    lines.put("commit", commit);
    lines.put("cpu", machine.cpu() + ", " + machine.cores() + " cores");
    lines.put("caches", machine.caches());
    lines.put("memory", machine.memory());
    lines.put("os", machine.os());
    lines.put("jdk", machine.java());
    lines.put("jvm options", String.join(" ", JVM_OPTIONS));
    lines.put("seed", "1, for every world and every array that is drawn");
    lines.put("load before the run", Double.toString(machine.load()));
    lines.put("seconds", Long.toString(seconds));
    return lines;
  }
}
