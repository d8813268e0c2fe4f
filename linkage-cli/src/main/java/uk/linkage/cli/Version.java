package uk.linkage.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of linkage, as the jar's manifest has it. */
final class Version implements IVersionProvider {

  /** What runs from a folder of classes has no manifest. */
  private static final String UNPACKAGED = "unpackaged";

  /** Whether nothing but the version is asked for. */
  static boolean isAsked(String... args) {
    return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
  }

  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "linkage " + number(),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
    };
  }
}
