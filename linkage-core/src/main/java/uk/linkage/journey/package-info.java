/**
 * What a person's contacts look like over time: episodes at services, presentations, moves from one
 * service to another, and how long it takes until structured treatment begins. Knows persons,
 * records and services by their numbers alone.
 */
@NullMarked
package uk.linkage.journey;

import org.jspecify.annotations.NullMarked;
