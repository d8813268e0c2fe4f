package uk.linkage.duckdb.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.model.LinkageModel;
import uk.linkage.schema.AgreementLattice;

/** A model as a text, for where it is kept beside other things: as model.json has it. */
public final class ModelText {

  private static final JsonMapper MAPPER = new JsonMapper();

  private ModelText() {}

  /**
   * Writes a model.
   *
   * @param model the model
   * @return JSON
   */
  public static String of(LinkageModel model) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MAPPER.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("format", ModelParameters.FORMAT);
      ModelParameters.write(json, model);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Reads a model.
   *
   * @param text what {@link #of} wrote
   * @param from the file it was kept in, for the words of a refusal
   * @return the same model, to the bit
   * @throws InputRefusedException if this version of linkage weighs otherwise
   */
  public static LinkageModel read(String text, Path from) {
    try {
      JsonPart root = JsonPart.of(from, MAPPER.readTree(text));
      if (root.number("format") != ModelParameters.FORMAT) {
        throw root.refused("must hold a model of format " + ModelParameters.FORMAT);
      }
      AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
      return new ModelReader(lattice, root.part("model")).read();
    } catch (IOException e) {
      throw new InputRefusedException(from + ": its model can't be read: the file is damaged", e);
    }
  }
}
