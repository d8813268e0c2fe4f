package uk.linkage.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import uk.linkage.attributor.Attributor;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.output.ClientRecordFiles;
import uk.linkage.duckdb.output.NdtmsExport;

/**
 * Attributors leave by one door only, to NDTMS; and an individual's own go to that individual
 * (docs/decisions/0022-the-rights-of-individuals.md).
 */
@AnalyzeClasses(packages = "uk.linkage", importOptions = DoNotIncludeTests.class)
final class OneDoorTest {

  @ArchTest
  static final ArchRule attributors_areUnpackedForTheExportOnly =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(NdtmsExport.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(ClientRecordFiles.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(Attributor.class.getName())
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Attributor.class)
          .because("no other output may hold a value of a person");

  @ArchTest
  static final ArchRule postcodes_areWrittenForTheExportOnly =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(NdtmsExport.class.getName())
          .and()
          .resideOutsideOfPackage("uk.linkage.attributor")
          .should()
          .callMethod(Postcode.class, "sector", long.class);

  @ArchTest
  static final ArchRule ownRecords_areWrittenForTheRightsOfIndividualsOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("uk.linkage.duckdb.store.rights", "uk.linkage.duckdb.output")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ClientRecordFiles.class);
}
