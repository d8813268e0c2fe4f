package uk.linkage.cli.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import uk.linkage.RecordChoice;
import uk.linkage.count.Dimension;
import uk.linkage.duckdb.geography.AuthorityNames;
import uk.linkage.geography.Authorities;
import uk.linkage.geography.Authority;
import uk.linkage.geography.AuthorityLookup;
import uk.linkage.geography.GeographyTally;
import uk.linkage.intake.Clients;
import uk.linkage.intake.Facts;
import uk.linkage.intake.InputRefusedException;

/**
 * In which local authority each record lives: by the file's own column, or by its postcode.
 *
 * <p>NDTMS writes the authority down, and of the postcode the sector only; so there the column
 * comes first, and elsewhere the postcode.
 */
final class PlacesOfRecords {

  static final String FACT = "authority";
  static final String DIMENSION = "authority";

  private static final String ELSEWHERE = "elsewhere";

  private final @Nullable AuthorityLookup lookup;

  /** The code and name of each authority that is told apart; empty if all that occur are. */
  private final Map<String, String> told = new LinkedHashMap<>();

  private final GeographyTally tally = new GeographyTally();

  PlacesOfRecords(CountingAsked asked, @Nullable AuthorityLookup lookup) {
    this.lookup = lookup;
    if (!asked.isEverywhere()) {
      List<String> codes = new ArrayList<>();
      asked.authorities().forEach(name -> codes.add(AuthorityNames.codeOf("--la", name)));
      if (codes.isEmpty()) {
        Authorities.CHESHIRE_AND_MERSEYSIDE.stream().map(Authority::code).forEach(codes::add);
      }
      codes.stream()
          .distinct()
          .sorted((a, b) -> Authorities.nameOf(a).compareTo(Authorities.nameOf(b)))
          .forEach(code -> told.put(code, Authorities.nameOf(code)));
      requireInLookup(codes, lookup);
    }
  }

  private static void requireInLookup(List<String> codes, @Nullable AuthorityLookup lookup) {
    if (lookup == null) {
      return;
    }
    for (String code : codes) {
      boolean isOurs =
          Authorities.CHESHIRE_AND_MERSEYSIDE.stream().anyMatch(a -> a.code().equals(code));
      if (!isOurs && !lookup.authorities().contains(code)) {
        throw new InputRefusedException(
            "--la must name an authority that exists, got '"
                + code
                + "', which the lookup doesn't have; check the code, and the year of the lookup");
      }
    }
  }

  /** Whether authorities can be known at all. */
  boolean isKnown(Clients clients) {
    int column = clients.facts().column(FACT);
    return lookup != null || (column >= 0 && clients.facts().values(column).size() > 1);
  }

  /** How records were placed by their postcodes. */
  GeographyTally tally() {
    return tally;
  }

  /** The code of each record's authority; empty if it isn't known. */
  List<String> codes(Clients clients, boolean columnFirst) {
    return codes(clients, columnFirst, tally);
  }

  private List<String> codes(Clients clients, boolean columnFirst, GeographyTally counted) {
    Facts facts = clients.facts();
    int column = facts.column(FACT);
    String[] byText = column < 0 ? new String[0] : codesOf(facts.values(column));
    List<String> codes = new ArrayList<>(clients.size());
    for (int record = 0; record < clients.size(); record++) {
      String written = column < 0 ? "" : byText[facts.code(column, record)];
      if (columnFirst && !written.isEmpty()) {
        codes.add(written);
        continue;
      }
      String found = lookedUp(clients.records()[record], counted);
      codes.add(found.isEmpty() ? written : found);
    }
    return codes;
  }

  private String lookedUp(long record, GeographyTally counted) {
    if (lookup == null) {
      return "";
    }
    int place = lookup.of(record, counted);
    return place < 0 ? "" : lookup.authorities().get(place);
  }

  private static String[] codesOf(List<String> texts) {
    return texts.stream()
        .map(text -> Authorities.find(text).map(Authority::code).orElse(text))
        .toArray(String[]::new);
  }

  /** The dimension of some records by their codes. */
  Dimension dimension(List<String> codes) {
    Map<String, Integer> placeOf = new LinkedHashMap<>();
    List<String> labels = new ArrayList<>(told.values());
    told.keySet().forEach(code -> placeOf.put(code, placeOf.size()));
    if (codes.stream().allMatch(String::isEmpty)) {
      // Rows of nobody would be withheld, and as many others with them.
      int[] none = new int[codes.size()];
      Arrays.fill(none, Dimension.NONE);
      return Dimension.settled(DIMENSION, List.of(), none);
    }
    if (told.isEmpty()) {
      Map<String, String> byName = new TreeMap<>();
      for (String code : new TreeSet<>(codes)) {
        if (!code.isEmpty()) {
          byName.put(Authorities.nameOf(code) + '\0' + code, code);
        }
      }
      byName.values().forEach(code -> placeOf.put(code, placeOf.size()));
      placeOf.keySet().forEach(code -> labels.add(Authorities.nameOf(code)));
    } else if (codes.stream().anyMatch(code -> !code.isEmpty() && !told.containsKey(code))) {
      // An empty row would only make more to withhold.
      labels.add(ELSEWHERE);
    }
    int[] places = new int[codes.size()];
    for (int record = 0; record < places.length; record++) {
      String code = codes.get(record);
      int other = told.isEmpty() ? Dimension.NONE : told.size();
      places[record] = code.isEmpty() ? Dimension.NONE : placeOf.getOrDefault(code, other);
    }
    return Dimension.settled(DIMENSION, labels, places);
  }

  /**
   * The records of the chosen authorities. Where a client has no fixed abode nothing is known of
   * the authority: such a record goes with its agency, and stays if most records of that are of the
   * chosen ones.
   */
  RecordChoice chosen() {
    if (told.isEmpty()) {
      return RecordChoice.ALL;
    }
    return new RecordChoice() {
      @Override
      public IntPredicate of(Clients clients) {
        if (clients.size() > 0 && !isKnown(clients)) {
          throw new InputRefusedException(
              "--la must know the authority of each NDTMS record, and there is neither a column LA"
                  + " nor a --lookup; give one, or take all records with --la all");
        }
        // Those that stay are counted when they are placed in the table.
        List<String> codes = codes(clients, /* columnFirst= */ true, new GeographyTally());
        boolean[] isLocal = localProviders(clients, codes);
        return record ->
            codes.get(record).isEmpty()
                ? isLocal[clients.provider(record)]
                : told.containsKey(codes.get(record));
      }

      @Override
      public String noteOfOthers() {
        return "%,d records of other authorities are left out (--la); those of no known authority"
            + " go with their agency";
      }
    };
  }

  /** Whether most records of each provider whose authority is known are of a chosen one. */
  private boolean[] localProviders(Clients clients, List<String> codes) {
    int[] balance = new int[clients.providerNames().size()];
    for (int record = 0; record < codes.size(); record++) {
      if (!codes.get(record).isEmpty()) {
        balance[clients.provider(record)] += told.containsKey(codes.get(record)) ? 1 : -1;
      }
    }
    boolean[] isLocal = new boolean[balance.length];
    for (int provider = 0; provider < balance.length; provider++) {
      isLocal[provider] = balance[provider] > 0;
    }
    return isLocal;
  }
}
