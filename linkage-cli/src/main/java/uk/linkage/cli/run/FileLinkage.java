package uk.linkage.cli.run;

import org.jspecify.annotations.Nullable;
import uk.linkage.Linkage;
import uk.linkage.LinkageResult;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.UnknownProviderException;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.intake.DuplicateRecordIdsException;

/** Finds the persons in some files; what is refused says where it stands. */
final class FileLinkage {

  private FileLinkage() {}

  static LinkageResult run(
      ClientFiles files,
      MethodAsked method,
      @Nullable ModelFile model,
      Machine machine,
      StageListener listener) {
    LinkageSettings settings =
        new LinkageSettings(
            files.intakeSettings(),
            method.method(),
            method.settings(model),
            machine.threads(),
            machine.engineBytes());
    try {
      return Linkage.run(files, settings, listener);
    } catch (DuplicateRecordIdsException e) {
      throw files.withLines(e);
    } catch (UnknownProviderException e) {
      throw files.withSuggestion(e);
    }
  }
}
