package uk.linkage.benchmarks.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What benchmarks were run on.
 *
 * @param cpu the model of the processor
 * @param cores how many cores there are
 * @param caches sizes of the caches of the first core
 * @param memory how much memory there is
 * @param os the operating system
 * @param java the virtual machine
 * @param load the load before the run: what others did at the time
 */
record Machine(
    String cpu, int cores, String caches, String memory, String os, String java, double load) {

  private static final String UNKNOWN = "unknown";
  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

  /** Looks at this machine; what only Linux tells is unknown elsewhere. */
  static Machine ofThisRun() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        line(Path.of("/proc/cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        cacheSizes(),
        line(Path.of("/proc/meminfo"), "MemTotal"),
        property("os.name") + ' ' + property("os.version") + ' ' + property("os.arch"),
        property("java.vm.name") + ' ' + property("java.vm.version"),
        Math.round(100 * system.getSystemLoadAverage()) / 100.0);
  }

  private static String property(String name) {
    return System.getProperty(name, UNKNOWN);
  }

  /** What stands behind a name and a colon. */
  private static String line(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private static String cacheSizes() {
    Map<String, String> sizes = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(CACHES, "index*")) {
      for (Path cache : found) {
        String type = Files.readString(cache.resolve("type")).strip().toLowerCase(Locale.ROOT);
        String level = "L" + Files.readString(cache.resolve("level")).strip();
        sizes.put(level + ' ' + type, Files.readString(cache.resolve("size")).strip());
      }
    } catch (IOException e) {
      return UNKNOWN;
    }
    StringJoiner caches = new StringJoiner(", ");
    sizes.forEach((name, size) -> caches.add(name + ' ' + size));
    return caches.toString();
  }
}
