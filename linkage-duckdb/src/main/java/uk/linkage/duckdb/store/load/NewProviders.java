package uk.linkage.duckdb.store.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.InputRefusedException;

/**
 * Sees that a provider which the store doesn't know is not one that it knows, under another name.
 *
 * <p>A record is known by its provider's name and its id. Under another name it would be a new one:
 * the No of an individual, an erasure and a correction would not reach it, and nobody would be told
 * of the records that the old name lacks.
 */
final class NewProviders {

  /**
   * Services that count their clients from 1 have the same ids for different individuals. So many
   * pairs with one id must be alike in initials or date of birth, and such a part of those of which
   * both are known: of pairs of strangers in a generated region 5 in 1,000 are.
   */
  private static final int ALIKE = 3;

  private static final int LEAST_PART_ALIKE = 10;

  /** Where attributors are known of none, so many ids that are the same are hardly two services. */
  private static final int SHARED_IDS = 20;

  private static final int EXAMPLES = 5;

  /** Which ids a new provider shares with one that is there, and how many are of whom. */
  private static final String SHARED =
      String.format(
          Locale.ROOT,
          """
          SELECT n.name, k.name, count(*),
            count(*) FILTER (WHERE r.word IS NOT NULL AND s.word IS NOT NULL),
            count(*) FILTER (WHERE xor(r.word, s.word) & %d = 0 OR xor(r.word, s.word) & %d = 0),
            bool_or(p.provider IS NOT NULL)
          FROM staged s
          JOIN new_provider n ON n.provider = s.provider
          JOIN record r ON r.record_id = s.record_id AND r.provider <> s.provider
          JOIN provider k ON k.id = r.provider
          LEFT JOIN (SELECT DISTINCT provider FROM staged_provider) p ON p.provider = r.provider
          GROUP BY n.name, k.name
          ORDER BY count(*) DESC, k.name
          """,
          AttributorLayout.INITIALS_MASK,
          AttributorLayout.BIRTH_DATE_MASK);

  private final StoreQueries queries;
  private final Set<String> saidNew;
  private final List<String> known;

  /**
   * The ids that two providers share.
   *
   * @param compared of how many of them the attributor is known of both
   * @param alike how many of these have the initials or the date of birth in common
   * @param inLoad whether the known provider has a row in these files too
   */
  private record Shared(
      String newName, String known, long ids, long compared, long alike, boolean inLoad) {

    boolean isOfOne(long all) {
      boolean isOfTheSame =
          compared < ALIKE
              ? ids >= SHARED_IDS
              : alike >= ALIKE && LEAST_PART_ALIKE * alike >= compared;
      return !inLoad && 2 * ids >= all && isOfTheSame;
    }
  }

  /**
   * Notes which providers the store knows; before rows are staged, which adds the others.
   *
   * @param saidNew names of which the user says that they are of new ones
   */
  NewProviders(StoreQueries queries, Set<String> saidNew) {
    this.queries = queries;
    this.saidNew = saidNew;
    this.known = queries.rows("SELECT name FROM provider ORDER BY name", row -> row.getString(1));
  }

  /**
   * Refuses an upload with a provider that looks like one of the store; after rows are staged.
   *
   * @param providers those of the upload
   * @return what the user should know, in sentences
   */
  List<String> require(List<String> providers, StagedRows staged) {
    for (String name : saidNew) {
      if (!providers.contains(name)) {
        throw new InputRefusedException(
            String.format(
                Locale.ROOT,
                "--new-provider must be the name of a provider in these files, got '%s', which has"
                    + " no row in them; nothing was loaded. Write it as the files do",
                name));
      }
    }
    Set<String> before = Set.copyOf(known);
    List<String> added = providers.stream().filter(name -> !before.contains(name)).toList();
    if (before.isEmpty()) {
      requireApart(providers);
    }
    if (before.isEmpty() || added.isEmpty()) {
      return List.of();
    }
    requireOthers(added.stream().filter(name -> !saidNew.contains(name)).toList(), staged);
    requireApart(providers);
    return List.of(
        Counted.of(
                added.size(), "provider is new to the store: ", "providers are new to the store: ")
            + named(added.stream().map(name -> "'" + name + "'").toList()));
  }

  /** Of two names in one upload that are spelled alike both must be said, or be there. */
  private void requireApart(List<String> providers) {
    List<ProviderName> spelled = providers.stream().map(ProviderName::of).toList();
    for (int i = 0; i < providers.size(); i++) {
      String name = providers.get(i);
      for (int j = 0; j < i; j++) {
        String other = providers.get(j);
        boolean areKnown = isSaid(name) && isSaid(other);
        if (!areKnown && spelled.get(i).looksLike(spelled.get(j))) {
          throw new InputRefusedException(
              String.format(
                  Locale.ROOT,
                  "two providers of an upload must not look like one, got '%s' and '%s'; nothing"
                      + " was loaded. If it is the same provider, leave one of its files away or"
                      + " write one name: in the files, in their names or with --provider. If they"
                      + " are two, say so of each that is new: --new-provider NAME",
                  other,
                  name));
        }
      }
    }
  }

  private boolean isSaid(String name) {
    return saidNew.contains(name) || known.contains(name);
  }

  private void requireOthers(List<String> added, StagedRows staged) {
    queries.stage(
        "new_provider",
        "provider INTEGER, name VARCHAR",
        rows -> {
          for (String name : added) {
            rows.beginRow().append(staged.idOf(name)).append(name).endRow();
          }
        });
    Map<String, Long> ids = new HashMap<>();
    queries
        .rows(
            "SELECT n.name, count(*) FROM staged s JOIN new_provider n ON n.provider = s.provider"
                + " GROUP BY n.name",
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(of -> ids.put(of.getKey(), of.getValue()));
    Map<String, List<Shared>> shared =
        queries
            .rows(
                SHARED,
                row ->
                    new Shared(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getBoolean(6)))
            .stream()
            .collect(Collectors.groupingBy(Shared::newName));
    List<String> found = new ArrayList<>();
    for (String name : added) {
      long all = ids.getOrDefault(name, 0L);
      Shared alike = alike(name, all, shared.getOrDefault(name, List.of()));
      if (alike != null) {
        found.add(
            String.format(
                Locale.ROOT,
                "'%s', which looks like '%s' (that has %,d of its %s)",
                name,
                alike.known(),
                alike.ids(),
                Counted.of(all, "record id", "record ids")));
      }
    }
    if (!found.isEmpty()) {
      throw new InputRefusedException(
          "a provider that the store doesn't know must not look like one that it has, got "
              + named(found)
              + "; nothing was loaded. If it is the same provider, write its name as the store"
              + " does: in the file, in the name of the file or with --provider. If it is another"
              + " one, say so: --new-provider NAME");
    }
  }

  /** The provider that a new one looks like, and what they share; null if there is none. */
  private @Nullable Shared alike(String name, long all, List<Shared> shared) {
    ProviderName spelled = ProviderName.of(name);
    for (String other : known) {
      if (spelled.looksLike(ProviderName.of(other))) {
        return shared.stream()
            .filter(with -> with.known().equals(other))
            .findFirst()
            .orElse(new Shared(name, other, 0, 0, 0, false));
      }
    }
    return shared.stream().filter(with -> with.isOfOne(all)).findFirst().orElse(null);
  }

  private static String named(List<String> all) {
    int more = all.size() - EXAMPLES;
    return String.join("; ", all.subList(0, Math.min(EXAMPLES, all.size())))
        + (more > 0 ? "; and " + Counted.of(more, "more provider", "more providers") : "");
  }
}
