package uk.linkage.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/** No store is changed without a row of its audit. */
@AnalyzeClasses(packages = "uk.linkage", importOptions = DoNotIncludeTests.class)
final class StoreChangesTest {

  @ArchTest
  static final ArchRule stores_areChangedThroughTheAuditOnly =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(StoreFile.class.getName())
          .should()
          .callMethod(StoreQueries.class, "inTransaction", Runnable.class)
          .because("StoreFile.change writes a row of the audit in the same transaction");
}
