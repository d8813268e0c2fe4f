package uk.linkage.duckdb.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.LinkageMethod;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.MatchPrior;
import uk.linkage.model.ModelKind;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Comparison;

class ModelFileTest {

  private static final AgreementLattice LATTICE = new AgreementLattice(AttributorLayout.SCHEMA);

  @TempDir Path folder;

  /** A model whose numbers are as crooked as those of a fit. */
  private static LinkageModel model(ModelKind kind) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] m = new double[LATTICE.comparisonCount()][];
    double[][] u = new double[m.length][];
    double[][] terms = new double[m.length][];
    int entries = 1;
    for (int k = 0; k < m.length; k++) {
      int levels = AttributorLayout.SCHEMA.comparisons().get(k).levels().size() + 1;
      m[k] = shares(random, levels);
      u[k] = shares(random, levels);
      entries *= levels;
      terms[k] = new double[LATTICE.cells(k).size()];
      terms[k][0] = random.nextDouble(-3, 3);
    }
    MatchPrior prior = MatchPrior.byKnowledge(LATTICE, 1.0 / 3e7, -17.1 / 3, terms);
    boolean[] silent = {false, false, true, false};
    return kind == ModelKind.INDEPENDENT
        ? LinkageModel.independent(LATTICE, silent, prior, m, u)
        : LinkageModel.withInteractions(LATTICE, silent, prior, m, shares(random, entries));
  }

  private static double[] shares(SplittableRandom random, int count) {
    double[] shares = random.doubles(count, 1e-9, 1).map(x -> x * x * x).toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    for (int i = 0; i < count; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private static String written(LinkageModel model) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("format", 1);
      json.writeStringField("method", "probabilistic");
      json.writeObjectFieldStart("schema");
      json.writeStringField("name", "attributor");
      json.writeArrayFieldStart("comparisons");
      for (Comparison comparison : AttributorLayout.SCHEMA.comparisons()) {
        json.writeStartObject();
        json.writeStringField("name", comparison.name());
        json.writeArrayFieldStart("levels");
        for (int answer = 0; answer < comparison.answerCount(); answer++) {
          json.writeString(comparison.answerName(answer));
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeNumberField("threshold", 0.5);
      ModelParameters.write(json, model);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private ModelFile read(String text) {
    try {
      return ModelFile.read(Files.writeString(folder.resolve("model.json"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(ModelKind.class)
  void model_writtenAndRead_isTheSameToTheBit(ModelKind kind) {
    LinkageModel model = model(kind);
    ModelFile file = read(written(model));
    LinkageModel read = file.model();
    assertThat(file.threshold()).isEqualTo(.5);
    assertThat(file.sha256()).hasSize(64);
    assertThat(read.kind()).isEqualTo(kind);
    assertThat(read.isSilent(2)).isTrue();
    assertThat(read.prior().overall()).isEqualTo(model.prior().overall());
    for (int pattern = 0; pattern < LATTICE.patternCount(); pattern++) {
      assertThat(read.weight(pattern)).isEqualTo(model.weight(pattern));
      assertThat(read.prior().logOdds(pattern)).isEqualTo(model.prior().logOdds(pattern));
    }
    assertThat(written(read)).isEqualTo(written(model));
  }

  private void assertRefused(UnaryOperator<String> change, String words) {
    String text = written(model(ModelKind.INTERACTIONS));
    String changed = change.apply(text);
    assertThat(changed).isNotEqualTo(text);
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageStartingWith(folder.resolve("model.json") + ": ")
        .hasMessageContaining(words)
        .hasMessageContaining("give the model.json of a probabilistic run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\":1|\"format\":2|must be of format 1, got 2, of another version of linkage",
        "\"format\":1|\"format\":\"1\"|'format' must be a finite number, got a text",
        "\"format\":1,||'format' must be there, got a file without it",
        "\"method\":\"probabilistic\"|\"method\":\"ladder\"|got one of --method ladder, which has"
            + " no",
        "\"method\":\"probabilistic\"|\"method\":\"xyz\"|must be of a probabilistic run, got"
            + " another",
        "\"name\":\"attributor\"|\"name\":\"names\"|'schema' must compare what this version",
        "day and month swapped|day or month|'schema' must compare what this version",
        "\"missing\"]|\"absent\"]|'schema' must compare what this version",
        "\"method_version\":1|\"method_version\":9|must be of method version 1, got 9",
        "\"threshold\":0.5|\"threshold\":1.5|must have a threshold above 0 and below 1, got 1.5",
        "\"kind\":\"interactions\"|\"kind\":\"odd\"|must be independent or interactions",
        "\"kind\":\"interactions\"|\"kind\":\"independent\"|must have no non_match_chances",
        "\"log_odds\":|\"log_odds\":1e308,\"x\":|must fit together: the log odds of the prior",
        "\"silent\":true|\"silent\":1|'model.comparisons[2].silent' must be true or false",
        "\"m\":|\"m\":-|'model.comparisons[0].levels[0].m' must be a chance above 0 and at most 1",
        "\"m\":0.|\"m\":0.0|'model.comparisons[0].levels' must have chances m that add up to 1",
        "\"m\":|\"m\":1e999,\"x\":|'model.comparisons[0].levels[0].m' must be a finite number",
        "\"m\":|\"m\":null,\"x\":|must be a finite number, got null",
        "\"non_match_chances\":[|\"non_match_chances\":[0.1,|must have 450 chances, got 451",
        "\"non_match_chances\"|\"other\"|'model.non_match_chances' must be there",
        "\"log_odds\"|\"odds\"|'model.prior.log_odds' must be there",
        "\"terms\":{|\"terms\":{\"x\":0},\"y\":{|'model.prior.terms.initials' must be there",
        "\"share_of_matches\":|\"share_of_matches\":5,\"x\":|must fit together: the prior must be"
            + " between",
        "\"prior\":{|\"prior\":7,\"x\":{|'model.prior' must hold several things",
        "\"comparisons\":[{\"name\":\"initials\",\"silent\"|\"comparisons\":[{\"name\":\"x\",\"silent\"|must"
            + " be 'initials', got another name",
      })
  void changedFile_isRefused(String found, String put, String words) {
    String by = put == null ? "" : put;
    assertRefused(
        text -> {
          int at = text.indexOf(found, 0);
          return text.substring(0, at) + by + text.substring(at + found.length());
        },
        words == null ? "" : words);
  }

  @Test
  void somethingElse_isRefused() {
    String noJson = "must be a model.json, got something that is no JSON object, or not all of it";
    assertRefused(text -> text.substring(0, text.length() / 2), noJson);
    assertRefused(text -> "", noJson);
    assertRefused(text -> "provider,record_id\nJ.S.,1980", noJson);
    assertRefused(text -> "[1]", noJson);
    assertRefused(text -> text + "{}", noJson);
    assertRefused(text -> text.replace("\"m\":", "\"m\":NaN,\"x\":"), noJson);
    assertRefused(text -> text.replaceFirst("\\{", "{\"format\":1,"), noJson);
    assertRefused(text -> "[".repeat(100_000), noJson);
    assertRefused(text -> "{}", "'format' must be there");
    assertRefused(
        text -> text.replaceFirst("\"model\":\\{.*", "\"model\":null}"), "fewer than two records");
    for (LinkageMethod method : LinkageMethod.values()) {
      if (method != LinkageMethod.PROBABILISTIC) {
        assertRefused(
            text -> text.replace("probabilistic", method.label()),
            "got one of --method " + method.label());
      }
    }
  }

  @Test
  void noFile_andHugeFile_areRefused() throws Exception {
    assertThatThrownBy(() -> ModelFile.read(folder.resolve("no.json")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageEndingWith("must be a model.json, got no such file; check the path");
    assertThatThrownBy(() -> ModelFile.read(folder))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("got no such file");
    Path huge = folder.resolve("huge.json");
    try (SeekableByteChannel sparse =
        Files.newByteChannel(huge, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      sparse.position(20L << 20).write(java.nio.ByteBuffer.wrap(new byte[] {'}'}));
    }
    assertThatThrownBy(() -> ModelFile.read(huge))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("must have at most 16 MB, got 20");
  }
}
