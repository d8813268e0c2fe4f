package uk.linkage.cli.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.linkage.MatchingResult;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactDays;
import uk.linkage.count.ContactSpells;
import uk.linkage.count.Dimension;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.intake.Clients;
import uk.linkage.intake.Facts;

/**
 * Counts the persons of two systems by what the records of both say: those of IMS first, then those
 * of NDTMS.
 *
 * @param ims the records of IMS
 * @param ndtms the files of NDTMS
 * @param asAt the day of the data of NDTMS
 */
record CountOfBoth(OpenedRecords ims, ClientFiles ndtms, LocalDate asAt) {

  /** Counts by a breakdown, each person under all that its records say. */
  CellFigures of(MatchingResult result, Breakdown breakdown, PlacesOfRecords places) {
    Clients a = result.ims().intake().clients();
    Clients b = result.ndtms().intake().clients();
    int[] personOf = result.personOfRecord();
    int persons = 0;
    for (int person : personOf) {
      persons = Math.max(persons, person);
    }
    List<String> names = breakdown.namesOfBoth();
    Facts facts = a.facts().aligned(names, a.size()).with(b.facts().aligned(names, b.size()));
    List<String> codes = new ArrayList<>(places.codes(a, false));
    codes.addAll(places.codes(b, true));
    long[] records = new long[personOf.length];
    System.arraycopy(a.records(), 0, records, 0, a.size());
    System.arraycopy(b.records(), 0, records, a.size(), b.size());
    boolean[] isNdtms = new boolean[personOf.length];
    int[] providerOf = new int[personOf.length];
    List<String> providers = new ArrayList<>(a.providerNames());
    Set<String> ofIms = new HashSet<>(providers);
    b.providerNames().stream().filter(name -> !ofIms.contains(name)).forEach(providers::add);
    Map<String, Integer> placeOf = new HashMap<>();
    providers.forEach(name -> placeOf.put(name, placeOf.size()));
    for (int record = 0; record < personOf.length; record++) {
      isNdtms[record] = record >= a.size();
      String name =
          isNdtms[record]
              ? b.providerNames().get(b.provider(record - a.size()))
              : a.providerNames().get(a.provider(record));
      providerOf[record] = placeOf.getOrDefault(name, Dimension.NONE);
    }
    return breakdown.count(
        new Breakdown.Counted(
            records,
            facts,
            codes,
            isNdtms,
            ims.spells(a).with(treated(b)),
            providerOf,
            providers,
            ims.asAt(),
            fact -> ims.clients().codes(fact).plus(ndtms.codes(fact))),
        places,
        persons,
        personOf,
        result.totals());
  }

  /** When the clients of NDTMS were in contact. */
  private ContactSpells treated(Clients clients) {
    boolean[] all = new boolean[clients.size()];
    Arrays.fill(all, true);
    List<String> written = new ArrayList<>(ims.dateFormats());
    ndtms.intakeSettings().dateFormats().stream()
        .filter(format -> !written.contains(format))
        .forEach(written::add);
    DateFormats formats = new DateFormats(written, asAt);
    return ContactSpells.of(ContactDays.of(clients.facts(), all, formats, asAt));
  }
}
