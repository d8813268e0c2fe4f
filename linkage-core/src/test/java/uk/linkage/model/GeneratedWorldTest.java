package uk.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.census.PatternCounts;
import uk.linkage.fixtures.world.Care;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.Clients;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.intake.Rows;
import uk.linkage.schema.AgreementLattice;

/** The number of true links of a generated world, estimated from its pairs alone. */
class GeneratedWorldTest {

  private static final int PERSONS = 3_000;
  private static final String HEADER =
      "record_id,provider,first_initial,last_initial,dob,sex,postcode,consent";

  @ParameterizedTest(name = "{0}, households {1}")
  @CsvSource({"REALISTIC,true", "CAREFUL,false", "CARELESS,true"})
  void fit_allPairsOfAWorld_estimatesLinksAndPrecision(Care care, boolean households) {
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    WorldSettings settings =
        WorldSettings.of(3, PERSONS).withNdtms(0, 0).withCare(care).withHouseholds(households);
    List<WorldRecord> world = new ArrayList<>();
    WorldGenerator.records(settings)
        .forEach(
            row -> {
              if (row.takesPart()) {
                world.add(row);
              }
            });
    Rows rows = new Rows("world", HEADER);
    for (int i = 0; i < world.size(); i++) {
      WorldRecord row = world.get(i);
      rows.row(
          String.join(
              ",",
              Integer.toString(i),
              "p",
              row.firstInitial(),
              row.lastInitial(),
              row.birthDate(),
              row.sex(),
              row.postcode(),
              row.consent()));
    }
    Clients clients = rows.intake(IntakeSettings.standard(settings.asAt())).clients();
    long[] persons = new long[clients.size()];
    for (int i = 0; i < persons.length; i++) {
      persons[i] = world.get(Integer.parseInt(clients.recordId(i))).person();
    }

    long[] counts = new long[lattice.patternCount()];
    long[] links = new long[lattice.patternCount()];
    long trueLinks = 0;
    for (int i = 0; i < persons.length; i++) {
      for (int j = 0; j < i; j++) {
        int pattern = lattice.pattern(clients.records()[i], clients.records()[j]);
        counts[pattern]++;
        if (persons[i] == persons[j]) {
          links[pattern]++;
          trueLinks++;
        }
      }
    }
    PatternCounts census = new PatternCounts(lattice, counts);
    FitResult result = ExpectationMaximisation.fit(census, FitSettings.upTo(5.0 * persons.length));
    ExpectedErrors errors = ExpectedErrors.at(result.model(), census, 0.5);
    long found = 0;
    for (int pattern = 0; pattern < links.length; pattern++) {
      found += result.model().probability(pattern) >= 0.5 ? links[pattern] : 0;
    }
    // Chance moves 1,700 links by .6 % (one standard error, from the overlap with strangers).
    assertThat(errors.trueLinks()).isEqualTo((double) trueLinks, within(0.02 * trueLinks));
    assertThat(errors.precision()).isEqualTo((double) found / errors.links(), within(0.015));
    assertThat(errors.recall()).isEqualTo((double) found / trueLinks, within(0.02));
    assertThat(result.warnings()).isEmpty();
  }
}
