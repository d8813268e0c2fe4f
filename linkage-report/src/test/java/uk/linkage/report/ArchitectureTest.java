package uk.linkage.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the arrows between packages point. */
@AnalyzeClasses(packages = "uk.linkage.report", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule pages_knowNothingOfLinkage =
      classes()
          .that()
          .resideInAPackage("uk.linkage.report.page")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify..", "gg.jte..", "com.fasterxml..", "uk.linkage.report.page");

  @ArchTest
  static final ArchRule sections_knowNoMarkupAndWriteNothing =
      noClasses()
          .that()
          .resideInAPackage("uk.linkage.report")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("gg.jte..", "com.fasterxml..", "java.io..");
}
