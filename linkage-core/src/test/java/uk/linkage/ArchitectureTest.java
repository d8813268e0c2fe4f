package uk.linkage;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages of the core, as ARCHITECTURE.md draws them. */
@AnalyzeClasses(
    packages = "uk.linkage",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.CoreOnly.class})
class ArchitectureTest {

  /** The fixtures are on the class path of the tests, and no part of the core. */
  static final class CoreOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("fixtures");
    }
  }

  private static final DescribedPredicate<JavaClass> LANGUAGE =
      resideInAnyPackage("java.lang..", "java.util..", "java.io..", "org.jspecify..");

  @ArchTest static final ArchRule SCHEMA_KNOWS_NOBODY = knowsOnly("uk.linkage.schema");

  @ArchTest static final ArchRule SORT_KNOWS_NOBODY = knowsOnly("uk.linkage.sort");

  @ArchTest static final ArchRule PARALLEL_KNOWS_NOBODY = knowsOnly("uk.linkage.parallel");

  @ArchTest
  static final ArchRule ATTRIBUTOR =
      knowsOnly(
          "uk.linkage.attributor",
          "uk.linkage.schema",
          "java.nio.charset",
          "java.text",
          "java.time..");

  @ArchTest
  static final ArchRule SCREEN =
      knowsOnly(
          "uk.linkage.screen", "uk.linkage.attributor", "uk.linkage.schema", "java.nio.charset");

  @ArchTest
  static final ArchRule INTAKE =
      knowsOnly(
          "uk.linkage.intake",
          "uk.linkage.screen",
          "uk.linkage.attributor",
          "uk.linkage.schema",
          "uk.linkage.sort",
          "uk.linkage.parallel",
          "java.nio.charset",
          "java.time..");

  @ArchTest
  static final ArchRule CENSUS =
      knowsOnly("uk.linkage.census", "uk.linkage.schema", "uk.linkage.sort", "uk.linkage.parallel");

  @ArchTest
  static final ArchRule BLOCK =
      knowsOnly("uk.linkage.block", "uk.linkage.schema", "uk.linkage.sort");

  @ArchTest
  static final ArchRule MATCH =
      knowsOnly(
          "uk.linkage.match",
          "uk.linkage.block",
          "uk.linkage.model",
          "uk.linkage.schema",
          "uk.linkage.sort",
          "uk.linkage.parallel");

  @ArchTest
  static final ArchRule MODEL =
      knowsOnly(
          "uk.linkage.model", "uk.linkage.census", "uk.linkage.schema", "uk.linkage.parallel");

  @ArchTest static final ArchRule CLUSTER = knowsOnly("uk.linkage.cluster", "uk.linkage.schema");

  @ArchTest
  static final ArchRule GEOGRAPHY =
      knowsOnly("uk.linkage.geography", "uk.linkage.attributor", "uk.linkage.schema");

  @ArchTest static final ArchRule DISCLOSURE_KNOWS_NOBODY = knowsOnly("uk.linkage.disclosure");

  @ArchTest static final ArchRule EVALUATE = knowsOnly("uk.linkage.evaluate", "uk.linkage.sort");

  @ArchTest
  static final ArchRule COUNT =
      knowsOnly(
          "uk.linkage.count",
          "uk.linkage.intake",
          "uk.linkage.attributor",
          "uk.linkage.census",
          "uk.linkage.cluster",
          "uk.linkage.match",
          "uk.linkage.model",
          "uk.linkage.schema",
          "java.nio.charset",
          "java.time..");

  @ArchTest
  static final ArchRule PERSON =
      knowsOnly(
          "uk.linkage.person",
          "uk.linkage.block",
          "uk.linkage.cluster",
          "uk.linkage.match",
          "uk.linkage.model",
          "uk.linkage.schema",
          "uk.linkage.parallel");

  @ArchTest
  static final ArchRule JOURNEY =
      knowsOnly("uk.linkage.journey", "uk.linkage.count", "uk.linkage.disclosure", "java.time..");

  @ArchTest
  static final ArchRule PROFILE =
      knowsOnly("uk.linkage.profile", "uk.linkage.intake", "uk.linkage.attributor", "java.time..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_PIPELINE =
      noClasses()
          .that()
          .resideInAPackage("uk.linkage.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("uk.linkage");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("uk.linkage.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_FILES_SQL_OR_NETWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "java.nio.file..",
              "java.net..",
              "org.duckdb..",
              "org.apache.arrow..",
              "picocli..");

  private static ArchRule knowsOnly(String itself, String... others) {
    String[] packages = new String[others.length + 1];
    packages[0] = itself;
    System.arraycopy(others, 0, packages, 1, others.length);
    return classes()
        .that()
        .resideInAPackage(itself)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(packages).or(LANGUAGE));
  }
}
