package uk.linkage.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import picocli.CommandLine.Command;

/** Which way the arrows between packages point. */
@AnalyzeClasses(packages = "uk.linkage.cli", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule commandLine_knowsTheOthersAndFewLibraries =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "picocli..",
              "me.tongfei..",
              "com.fasterxml.jackson..",
              "uk.linkage..");

  @ArchTest
  static final ArchRule database_isTheAdaptersAlone =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.duckdb..", "org.apache.arrow..");

  @ArchTest
  static final ArchRule json_isWrittenInReports =
      noClasses()
          .that()
          .resideOutsideOfPackage("uk.linkage.cli.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule runs_knowNothingOfACommandLine =
      noClasses()
          .that()
          .resideInAnyPackage("uk.linkage.cli.run..", "uk.linkage.cli.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("uk.linkage.(cli..)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule commands_areSmallAndHidden =
      classes()
          .that()
          .areAnnotatedWith(Command.class)
          .and()
          .doNotHaveSimpleName("LinkageCommand")
          .should()
          .bePackagePrivate();
}
