package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.LinkageResult;
import uk.linkage.MatchingResult;
import uk.linkage.PersonLink;
import uk.linkage.intake.Clients;
import uk.linkage.match.Scorer;

/** Links by the ids of all their records. */
record PersonLinksTable(MatchingResult result) {

  /** How such a file begins. */
  static final String HEADING = "ims_provider,ims_record,ndtms_provider,ndtms_record,";

  Table table() {
    Clients ims = result.ims().intake().clients();
    Clients ndtms = result.ndtms().intake().clients();
    List<List<Integer>> imsRecords = records(ims, result.ims());
    List<List<Integer>> ndtmsRecords = records(ndtms, result.ndtms());
    RepeatedCells[] imsProviders = RepeatedCells.each(ims.providerNames());
    RepeatedCells[] ndtmsProviders = RepeatedCells.each(ndtms.providerNames());
    RepeatedCells[] status = RepeatedCells.each(List.of("clear", "ambiguous"));
    return new Table(
        "links",
        List.of(
            LinkageTables.text("ims_provider"),
            LinkageTables.text("ims_record"),
            LinkageTables.text("ndtms_provider"),
            LinkageTables.text("ndtms_record"),
            LinkageTables.text("status"),
            new Table.Column("match_probability", Table.Type.DECIMAL)),
        result.links().size(),
        (from, to, cells) -> {
          RecordCells imsCells = new RecordCells(ims, imsProviders, cells);
          RecordCells ndtmsCells = new RecordCells(ndtms, ndtmsProviders, cells);
          for (PersonLink link : result.links().subList((int) from, (int) to)) {
            for (int left : imsRecords.get(link.ims())) {
              for (int right : ndtmsRecords.get(link.ndtms())) {
                imsCells.write(left);
                ndtmsCells.write(right);
                cells.repeated(status[link.isAmbiguous() ? 1 : 0]);
                if (Double.isNaN(link.logOdds())) {
                  cells.missing();
                } else {
                  cells.decimal(Scorer.probability(link.logOdds()), 4);
                }
                cells.endRow();
              }
            }
          }
        });
  }

  private static List<List<Integer>> records(Clients clients, LinkageResult side) {
    List<List<Integer>> records = new ArrayList<>();
    for (int person = 0; person <= side.persons().count(); person++) {
      records.add(new ArrayList<>(1));
    }
    for (int record = 0; record < clients.size(); record++) {
      records.get(side.persons().personOf(record)).add(record);
    }
    return records;
  }
}
