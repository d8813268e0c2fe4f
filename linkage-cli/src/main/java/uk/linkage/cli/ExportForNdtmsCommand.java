package uk.linkage.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.DisclosureOptions;
import uk.linkage.cli.options.FolderOptions;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.ReadingOptions;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.ExportReport;
import uk.linkage.cli.run.ExportForNdtms;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.NdtmsExport.Disclosure;
import uk.linkage.duckdb.output.RunInfo;

/** The command {@code export-for-ndtms}: the only one that writes attributors. */
@Command(
    name = "export-for-ndtms",
    customSynopsis = {
      "linkage export-for-ndtms INPUT... --out DIR",
      "         --purpose TEXT --recipient TEXT [OPTIONS]"
    },
    description = {
      "Writes the attributors of those who take part, to be matched with NDTMS.",
      "",
      "This is the only command by which attributors leave linkage. Writes to DIR: for-ndtms.csv,"
          + " the one file to be sent, with a row number, initials, date of birth, sex and postcode"
          + " sector and nothing else; row-ids.csv, which says whose record each row is and STAYS"
          + " AT HOME; export.json, the record of the export, and run.json, which stay at home"
          + " too. Only you may read them, where the file system has permissions."
    },
    footer = {
      "  linkage export-for-ndtms \"data/*.csv\" --out to-ndtms \\",
      "      --purpose \"Matching under agreement 12\" --recipient \"NDTMS team\"",
      "  linkage export-for-ndtms \"data/*.csv\" --out to-ndtms --db region.db \\",
      "      --purpose \"Matching under agreement 12\" --recipient \"NDTMS team\"",
      "  linkage dedupe to-ndtms/for-ndtms.csv --consent-held --postcode sector --out check"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ExportForNdtmsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReadingOptions reading;

  @Mixin private FolderOptions folder;

  @Mixin private DisclosureOptions disclosure;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description =
          "The store that keeps on record which of its records leave, and to whom ('store carried'"
              + " tells). Records that take no part in it are left out.")
  private @Nullable Path db;

  @Mixin private MachineOptions machine;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    ExportForNdtms export = toExport();
    ExportForNdtms.Outcome outcome;
    try (Progress progress = talk.progress()) {
      outcome = export.run(progress);
    }
    if (!talk.quiet()) {
      ExportReport.print(outcome, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }

  private ExportForNdtms toExport() {
    ReadOptions read = reading.toReadOptions();
    Integer age = read.greatestAge();
    if (age != null && age > ExportForNdtms.GREATEST_AGE) {
      throw new ParameterException(
          spec.commandLine(),
          "--max-age must be from 1 to " + ExportForNdtms.GREATEST_AGE + " here, got " + age);
    }
    Disclosure why = disclosure.toDisclosure();
    RunInfo info =
        new RunInfo(spec.name(), Arguments.of(spec), Version.number(), Instant.now(), why.seed());
    return new ExportForNdtms(
        read,
        why,
        db,
        StoreOptions.use(spec),
        machine.toMachine(),
        folder.out(),
        folder.overwrite(),
        info);
  }
}
