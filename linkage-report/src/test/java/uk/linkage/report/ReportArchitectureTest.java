package uk.linkage.report;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages of pages, as ARCHITECTURE.md draws them. */
@AnalyzeClasses(
    packages = "uk.linkage.report",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ReportArchitectureTest {

  @ArchTest
  static final ArchRule PAGES_KNOW_NOTHING_OF_LINKAGE =
      noClasses()
          .that()
          .resideInAPackage("uk.linkage.report.page")
          .should()
          .dependOnClassesThat(
              resideInAPackage("uk.linkage..")
                  .and(not(resideInAPackage("uk.linkage.report.page"))));

  @ArchTest
  static final ArchRule ONLY_PAGES_KNOW_HOW_THEY_ARE_WRITTEN =
      noClasses()
          .that()
          .resideOutsideOfPackages("uk.linkage.report.page", "uk.linkage.report.templates")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "gg.jte..", "com.fasterxml..", "java.io..", "uk.linkage.report.templates"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule TEMPLATES_KNOW_PAGES_ALONE =
      noClasses()
          .that()
          .resideInAPackage("uk.linkage.report.templates")
          .should()
          .dependOnClassesThat(
              resideInAPackage("uk.linkage..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "uk.linkage.report.page", "uk.linkage.report.templates"))));

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("uk.linkage.report.(*)..").should().beFreeOfCycles();
}
