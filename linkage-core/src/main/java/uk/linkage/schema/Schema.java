package uk.linkage.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a packed record is made of: its fields, their twists, and the comparisons of two records.
 *
 * <p>Everything after packing works on a schema and never names a field.
 */
public final class Schema {

  private final String name;
  private final List<Field> fields;
  private final List<Comparison> comparisons;
  private final List<Stratum> strata;
  private final long identityMask;
  private final List<List<String>> conflicts;
  private final Map<String, Set<String>> seldom;

  private Schema(Builder builder) {
    this.name = builder.name;
    this.fields = List.copyOf(builder.fields);
    this.comparisons = List.copyOf(builder.comparisons);
    this.strata = List.copyOf(builder.strata);
    this.identityMask = builder.identity;
    this.conflicts = List.copyOf(builder.conflicts);
    this.seldom = Map.copyOf(builder.seldom);
  }

  /**
   * Starts a schema.
   *
   * @param name what the schema is called in outputs
   * @return a builder without fields
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /**
   * Returns what the schema is called in outputs.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the fields in order of declaration.
   *
   * @return an unmodifiable list
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * Returns the comparisons in order of declaration.
   *
   * @return an unmodifiable list
   */
  public List<Comparison> comparisons() {
    return comparisons;
  }

  /**
   * Returns the strata, which share no field.
   *
   * @return an unmodifiable list; empty if all values are worth the same
   */
  public List<Stratum> strata() {
    return strata;
  }

  /**
   * Returns the bits by which one individual is told from another when the values of a stratum are
   * counted: those that stay with a person.
   *
   * @return the mask of all fields unless fewer were declared
   */
  public long identityMask() {
    return identityMask;
  }

  /**
   * Returns which comparisons can't all disagree between two records of one person.
   *
   * @return names of comparisons, for each conflict
   */
  public List<List<String>> conflicts() {
    return conflicts;
  }

  /**
   * Tells whether two records of one person seldom show a level, whatever the records.
   *
   * @param comparison a comparison of this schema
   * @param answer a level of it, or {@link Comparison#NONE}, as a number
   * @return whether it was declared so
   */
  public boolean isSeldom(Comparison comparison, int answer) {
    return seldom.getOrDefault(comparison.name(), Set.of()).contains(comparison.answerName(answer));
  }

  /**
   * Returns a field by its name.
   *
   * @param fieldName the name of a declared field
   * @return the field
   * @throws NoSuchElementException if no field has that name
   */
  public Field field(String fieldName) {
    for (Field field : fields) {
      if (field.name().equals(fieldName)) {
        return field;
      }
    }
    throw new NoSuchElementException("schema " + name + " has no field " + fieldName);
  }

  /**
   * Returns the mask of each field that has a bit in a mask.
   *
   * @param mask any set of bits
   * @return one mask for each field concerned, in order of declaration
   */
  public long[] fieldMasks(long mask) {
    return masksOf(fields, mask);
  }

  /**
   * Tells whether a record has a value in every one of some fields.
   *
   * @param record a packed record
   * @param fieldMasks the masks of the fields
   * @return whether none of them is zero in the record
   */
  public static boolean hasAll(long record, long[] fieldMasks) {
    for (long fieldMask : fieldMasks) {
      if ((record & fieldMask) == 0) {
        return false;
      }
    }
    return true;
  }

  static long[] masksOf(List<Field> fields, long mask) {
    return fields.stream().mapToLong(Field::mask).filter(m -> (m & mask) != 0).toArray();
  }

  /** Collects the fields and comparisons of a schema. */
  public static final class Builder {
    private final String name;
    private final List<Field> fields = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Stratum> strata = new ArrayList<>();
    private long identity = -1L;
    private final List<List<String>> conflicts = new ArrayList<>();
    private final Map<String, Set<String>> seldom = new HashMap<>();

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Adds fields.
     *
     * @param added fields that share no bit with one another or with those before
     * @return this builder
     * @throws IllegalArgumentException if two fields overlap
     */
    public Builder fields(Field... added) {
      for (Field field : added) {
        for (Field other : fields) {
          if ((field.mask() & other.mask()) != 0) {
            throw new IllegalArgumentException(
                "fields " + other.name() + " and " + field.name() + " overlap");
          }
        }
        fields.add(field);
      }
      return this;
    }

    /**
     * Adds a comparison.
     *
     * @param comparisonName what it is called in outputs
     * @param levels its levels, best first; each is made of whole fields
     * @return this builder
     * @throws IllegalArgumentException if a level compares a part of a field
     */
    public Builder comparison(String comparisonName, Level... levels) {
      for (Level level : levels) {
        long whole = 0;
        for (long fieldMask : masksOf(fields, level.mask())) {
          whole |= fieldMask;
        }
        if (whole != level.mask()) {
          throw new IllegalArgumentException(
              "level " + level.name() + " must be made of whole fields");
        }
      }
      comparisons.add(new Comparison(comparisonName, List.of(levels), fields));
      return this;
    }

    /**
     * Adds a stratum.
     *
     * @param stratumName what it is called in outputs
     * @param of its fields, in no other stratum
     * @return this builder
     * @throws IllegalArgumentException if a field is in a stratum already
     */
    public Builder stratum(String stratumName, Field... of) {
      long mask = maskOf(of);
      for (Stratum other : strata) {
        if ((other.mask() & mask) != 0) {
          throw new IllegalArgumentException(
              "strata " + other.name() + " and " + stratumName + " share a field");
        }
      }
      strata.add(new Stratum(stratumName, mask));
      return this;
    }

    /**
     * Declares what stays with a person.
     *
     * @param of the fields by which individuals are told apart
     * @return this builder
     */
    public Builder identity(Field... of) {
      identity = maskOf(of);
      return this;
    }

    /**
     * Declares that two records of one person can't disagree wholly in all of some comparisons.
     *
     * @param of names of comparisons that are declared already
     * @return this builder
     * @throws IllegalArgumentException if there is none, or one that isn't declared
     */
    public Builder conflict(String... of) {
      List<String> names = List.of(of);
      if (names.isEmpty()
          || !comparisons.stream().map(Comparison::name).toList().containsAll(names)) {
        throw new IllegalArgumentException(
            "a conflict must be of comparisons declared before it, got " + names);
      }
      conflicts.add(names);
      return this;
    }

    /**
     * Declares levels that two records of one person seldom show, so that a model believes in such
     * matches only if many pairs speak for them.
     *
     * @param comparison the name of a comparison that is declared already
     * @param levels names of its levels, or {@link Comparison#NONE}
     * @return this builder
     * @throws IllegalArgumentException if there is no such comparison or level
     */
    public Builder seldom(String comparison, String... levels) {
      Set<String> names = Set.of(levels);
      Set<String> known = new HashSet<>(Set.of(Comparison.NONE));
      comparisons.stream()
          .filter(of -> of.name().equals(comparison))
          .forEach(of -> of.levels().forEach(level -> known.add(level.name())));
      if (known.size() == 1 || !known.containsAll(names)) {
        throw new IllegalArgumentException(
            "seldom levels must be of a comparison declared before, got "
                + comparison
                + " "
                + new TreeSet<>(names));
      }
      seldom.put(comparison, names);
      return this;
    }

    private static long maskOf(Field... of) {
      long mask = 0;
      for (Field field : of) {
        mask |= field.mask();
      }
      return mask;
    }

    /**
     * Ends the schema.
     *
     * @return the schema
     */
    public Schema build() {
      return new Schema(this);
    }
  }
}
