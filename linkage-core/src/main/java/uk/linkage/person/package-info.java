/**
 * Persons over time: how links make persons, which records a change can reach, and which person
 * keeps its id.
 *
 * <p>Read {@link uk.linkage.person.LinkedPersons} first, then {@link uk.linkage.person.Relinking}
 * and {@link uk.linkage.person.LastingIds}.
 */
@NullMarked
package uk.linkage.person;

import org.jspecify.annotations.NullMarked;
