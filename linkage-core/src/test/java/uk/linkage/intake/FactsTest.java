package uk.linkage.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;

class FactsTest {

  private static final IntakeSettings SETTINGS =
      IntakeSettings.standard(Rows.AS_AT).withFacts(List.of("ethnicity", "cohort"));

  /** A row: id, consent, and a cell for each fact. */
  private record Row(String id, String consent, String ethnicity, String cohort) {}

  private static void read(Intake intake, List<Row> rows, int size, List<String> columns) {
    ClientBatch batch =
        new ClientBatch(
            EnumSet.of(
                ClientField.RECORD_ID, ClientField.CONSENT, ClientField.INITIALS, ClientField.DOB),
            columns);
    for (int from = 0; from < rows.size(); from += size) {
      List<Row> some = rows.subList(from, Math.min(rows.size(), from + size));
      fill(batch.column(ClientField.RECORD_ID), some.stream().map(Row::id).toList());
      fill(batch.column(ClientField.CONSENT), some.stream().map(Row::consent).toList());
      fill(batch.column(ClientField.INITIALS), some.stream().map(row -> "JS").toList());
      fill(batch.column(ClientField.DOB), some.stream().map(row -> "1980-05-31").toList());
      if (columns.contains("ethnicity")) {
        fill(batch.fact("ethnicity"), some.stream().map(Row::ethnicity).toList());
      }
      if (columns.contains("cohort")) {
        fill(batch.fact("cohort"), some.stream().map(Row::cohort).toList());
      }
      batch.setRows(some.size());
      intake.add(batch);
    }
  }

  private static void fill(TextColumn column, List<String> cells) {
    column.fill(cells.toArray(String[]::new));
  }

  private static Clients clients(List<Row> rows, int size) {
    Intake intake = new Intake(SETTINGS, Rows.WORKERS);
    intake.startFile("p");
    read(intake, rows, size, SETTINGS.facts());
    return intake.finish().clients();
  }

  private static String text(Facts facts, int column, int record) {
    return facts.values(column).get(facts.code(column, record));
  }

  @Test
  void facts_ofRecordsThatTakePart_areTrimmedAndCodedInOrder() {
    Facts facts =
        clients(
                List.of(
                    new Row("3", "Y", " White Irish ", "b"),
                    new Row("1", "Y", "Indian", "n/a"),
                    new Row("2", "Y", "", "b"),
                    new Row("4", "No", "Zulu", "withheld")),
                10)
            .facts();
    assertThat(facts.names()).containsExactly("ethnicity", "cohort");
    assertThat(facts.values(0)).containsExactly("", "Indian", "White Irish");
    assertThat(facts.values(1)).containsExactly("", "b");
    assertThat(new int[] {facts.code(0, 0), facts.code(0, 1), facts.code(0, 2)})
        .containsExactly(1, 0, 2);
    assertThat(new int[] {facts.code(1, 0), facts.code(1, 1), facts.code(1, 2)})
        .containsExactly(0, 1, 1);
    assertThat(facts.column("cohort")).isEqualTo(1);
    assertThat(facts.column("other")).isEqualTo(-1);
    assertThat(facts.ramBytesUsed()).isPositive();
  }

  @Test
  void part_recordThatTakesNoPart_hasNoEntryInAnyDictionary() {
    IntakePart part = new IntakePart(new RowReader(SETTINGS), "p");
    ClientBatch batch =
        new ClientBatch(
            EnumSet.of(
                ClientField.RECORD_ID, ClientField.CONSENT, ClientField.INITIALS, ClientField.DOB),
            List.of("ethnicity"));
    batch.column(ClientField.RECORD_ID).fill("1", "2", "3");
    batch.column(ClientField.CONSENT).fill("No", "Y", "Y");
    batch.column(ClientField.INITIALS).fill("JS", "XX", "JS");
    batch.column(ClientField.DOB).fill("1980-05-31", "05/05/1955", "31/02/1980");
    batch.fact("ethnicity").fill("withheld", "dummy", "rejected");
    batch.setRows(3);
    part.add(batch);
    assertThat(part.facts().distinct(0)).isZero();
  }

  @Test
  void facts_ofFilesWithoutTheColumn_areBlank() {
    Intake intake = new Intake(SETTINGS, Rows.WORKERS);
    intake.startFile("a");
    read(intake, List.of(new Row("1", "Y", "x", "y")), 1, List.of("cohort"));
    intake.startFile("b");
    read(intake, List.of(new Row("1", "Y", "x", "y")), 1, List.of());
    intake.startFile("c");
    read(intake, List.of(new Row("1", "Y", "x", "y")), 1, List.of("ethnicity", "cohort"));
    Facts facts = intake.finish().clients().facts();
    assertThat(List.of(text(facts, 0, 0), text(facts, 0, 1), text(facts, 0, 2)))
        .containsExactly("", "", "x");
    assertThat(List.of(text(facts, 1, 0), text(facts, 1, 1), text(facts, 1, 2)))
        .containsExactly("y", "", "y");
  }

  @Test
  void facts_randomRowsInAnyOrderAndParts_areThoseOfAMap() {
    SplittableRandom random = Seeded.random("facts_randomRowsInAnyOrderAndParts_areThoseOfAMap");
    List<Row> rows = new ArrayList<>();
    Map<String, Row> byId = new HashMap<>();
    for (int i = 0; i < 3000; i++) {
      String consent = random.nextInt(4) == 0 ? "N" : "Y";
      String ethnicity = random.nextInt(5) == 0 ? "" : "e" + random.nextInt(700) + "é";
      Row row = new Row("r" + i, consent, ethnicity, "c" + random.nextInt(3));
      rows.add(row);
      byId.put(row.id(), row);
    }
    List<String> expectedValues =
        byId.values().stream()
            .filter(row -> row.consent().equals("Y"))
            .map(Row::ethnicity)
            .distinct()
            .sorted()
            .toList();
    for (int size : new int[] {1, 17, 5000}) {
      int[] order = Seeded.permutation(rows.size(), random);
      List<Row> shuffled = java.util.Arrays.stream(order).mapToObj(rows::get).toList();
      Clients clients = clients(shuffled, size);
      Facts facts = clients.facts();
      assertThat(facts.values(0)).isEqualTo(expectedValues);
      for (int record = 0; record < clients.size(); record++) {
        Row row = byId.get(clients.recordId(record));
        assertThat(text(facts, 0, record)).isEqualTo(row.ethnicity());
        assertThat(text(facts, 1, record)).isEqualTo(row.cohort());
      }
    }
  }

  @Test
  void facts_notAskedFor_areNone() {
    Facts facts =
        new Rows("p", "record_id,initials,dob,consent")
            .row("1,JS,1980-05-31,Y")
            .intake(IntakeSettings.standard(Rows.AS_AT))
            .clients()
            .facts();
    assertThat(facts.names()).isEmpty();
    assertThat(facts.ramBytesUsed()).isZero();
  }

  @Test
  void code_asManyValuesAsTwoBytesTellApart_oneMoreIsRefusedByName() {
    FactDictionary dictionary = new FactDictionary("postal area");
    for (int i = 1; i <= FactDictionary.MOST_VALUES; i++) {
      assertThat((int) code(dictionary, "value" + i)).isEqualTo(i);
    }
    assertThat((int) code(dictionary, "value77")).isEqualTo(77);
    assertThat((int) code(dictionary, "")).isZero();
    assertThatThrownBy(() -> code(dictionary, "one more"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "a column to count by must have few values, got more than 65,535 different ones of"
                + " postal area; count by another column");
  }

  private static char code(FactDictionary dictionary, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return dictionary.code(bytes, 0, bytes.length);
  }

  @Test
  void of_cells_areCodedAsByAnIntake() {
    Facts facts = Facts.of(List.of("a"), List.of(List.of("y", "", "x", "y")));
    assertThat(facts.values(0)).containsExactly("", "x", "y");
    assertThat(new int[] {facts.code(0, 0), facts.code(0, 1), facts.code(0, 2)})
        .containsExactly(2, 0, 1);
  }

  private static Facts colours(String... cells) {
    return Facts.of(List.of("colour"), List.of(List.of(cells)));
  }

  @Test
  void with_putsOthersBehind_underOneListOfValues() {
    Facts both = colours("red", "", "blue").with(colours("green", "red"));
    assertThat(both.values(0)).containsExactly("", "blue", "green", "red");
    List<String> texts = new ArrayList<>();
    for (int record = 0; record < 5; record++) {
      texts.add(text(both, 0, record));
    }
    assertThat(texts).containsExactly("red", "", "blue", "green", "red");
    assertThat(both.code(0, 1)).isZero();

    Facts none = colours().with(colours("green"));
    assertThat(text(none, 0, 0)).isEqualTo("green");
    assertThat(Facts.NONE.with(Facts.NONE).names()).isEmpty();
    assertThatThrownBy(() -> colours("red").with(Facts.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same names");
  }

  @Test
  void with_refusesMoreValuesThanACodeHolds() {
    String[] left = new String[40_000];
    String[] right = new String[40_000];
    for (int i = 0; i < left.length; i++) {
      left[i] = "a" + i;
      right[i] = "b" + i;
    }
    Facts some = colours(left);
    Facts others = colours(right);
    assertThatThrownBy(() -> some.with(others))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("'colour' has many");
  }

  @Test
  void aligned_hasTheNamesThatAreWanted_blankWhereThereIsNone() {
    Facts facts =
        Facts.of(List.of("colour", "size"), List.of(List.of("red", "blue"), List.of("large", "")));
    Facts aligned = facts.aligned(List.of("size", "shape", "colour"), 2);
    assertThat(aligned.names()).containsExactly("size", "shape", "colour");
    assertThat(text(aligned, 0, 0)).isEqualTo("large");
    assertThat(aligned.code(1, 1)).isZero();
    assertThat(aligned.values(1)).containsExactly("");
    assertThat(text(aligned, 2, 1)).isEqualTo("blue");
    assertThat(Facts.NONE.aligned(List.of("a"), 3).code(0, 2)).isZero();
  }

  @Test
  void clientsOnly_keepEverythingOfThoseWhoStay() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(new Row("r" + (100 + i), "Y", "e" + i % 7, i % 3 == 0 ? "" : "c" + i % 3));
    }
    Clients all = clients(rows, 8);
    assertThat(all.only(index -> true)).isSameAs(all);
    Clients some = all.only(index -> index % 4 == 1);
    assertThat(some.providerNames()).isEqualTo(all.providerNames());
    for (int i = 0; i < some.size(); i++) {
      int old = 4 * i + 1;
      assertThat(some.recordId(i)).isEqualTo(all.recordId(old));
      assertThat(some.records()[i]).isEqualTo(all.records()[old]);
      assertThat(some.provider(i)).isEqualTo(all.provider(old));
      for (int column = 0; column < 2; column++) {
        assertThat(text(some.facts(), column, i)).isEqualTo(text(all.facts(), column, old));
      }
    }
    assertThat(some.size()).isEqualTo(13);
    assertThat(all.only(index -> false).size()).isZero();
  }
}
