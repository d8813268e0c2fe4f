package uk.linkage.cli.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.StageListener;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.ContactDays;
import uk.linkage.duckdb.activity.Activity;
import uk.linkage.duckdb.input.ContactFile;
import uk.linkage.duckdb.store.period.PersonsHistory;
import uk.linkage.intake.Clients;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.journey.Contacts;
import uk.linkage.parallel.Workers;

/**
 * The contacts of which journeys are made: those of files, the days of the client files, or what a
 * store knows of the persons of a period, their history before it among it.
 *
 * @param activity what was read
 * @param contacts the contacts by person
 */
record FollowedContacts(Activity activity, Contacts contacts) {

  static FollowedContacts read(
      List<ContactFile> files,
      OpenedRecords opened,
      LinkageResult result,
      Machine machine,
      StageListener listener) {
    Clients clients = result.intake().clients();
    PersonsHistory history = opened.history(result.persons());
    Activity activity =
        history == null
            ? ofFiles(files, opened, clients, machine, listener)
            : Activity.of(
                history.spells(), history.providerOfRecord().length, history.from(), opened.asAt());
    if (activity.rows() == 0 && clients.size() > 0) {
      throw new InputRefusedException(
          history == null
              ? "there must be days of contact, got no --activity, and no record that takes part"
                  + " with a first_contact or last_contact; name a file of contacts with"
                  + " --activity, or the column with --column first_contact=NAME"
              : "there must be days of contact, got a store that knows none; load files with"
                  + " columns such as first_contact and last_contact");
    }
    return new FollowedContacts(activity, contacts(activity, history, result));
  }

  private static Activity ofFiles(
      List<ContactFile> files,
      OpenedRecords opened,
      Clients clients,
      Machine machine,
      StageListener listener) {
    DateFormats formats = new DateFormats(opened.dateFormats(), opened.asAt());
    if (files.isEmpty()) {
      return Activity.of(
          ContactDays.of(clients.facts(), new boolean[clients.size()], formats, opened.asAt()),
          clients.size(),
          opened.asAt());
    }
    listener.started("activity", files.stream().mapToLong(f -> f.table().estimatedRows()).sum());
    try (Workers workers = new Workers(machine.threads())) {
      return Activity.read(files, clients, formats, opened.asAt(), workers, listener::progressed);
    }
  }

  private static Contacts contacts(
      Activity activity, @Nullable PersonsHistory history, LinkageResult result) {
    Clients clients = result.intake().clients();
    int persons = result.persons().count();
    int providers = clients.providerNames().size();
    if (history != null) {
      return activity
          .contacts()
          .build(persons, history.personOfRecord(), history.providerOfRecord(), providers)
          .lookedAtFrom((int) history.from().toEpochDay());
    }
    int[] personOf = new int[clients.size()];
    int[] providerOf = new int[clients.size()];
    for (int record = 0; record < personOf.length; record++) {
      personOf[record] = result.persons().personOf(record);
      providerOf[record] = clients.provider(record);
    }
    return activity.contacts().build(persons, personOf, providerOf, providers);
  }
}
