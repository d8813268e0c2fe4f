/**
 * Who takes part, and why not: consent, information about the change of 2021, the dummy attributor,
 * the Drug Related Death module.
 *
 * <p>Read {@link uk.linkage.screen.Screening} first. Invariant: no value of a record that is
 * withheld for want of consent is decoded, and nothing of an excluded record goes past this package
 * but its provider and the {@link uk.linkage.screen.Exclusion} it is counted under.
 */
@NullMarked
package uk.linkage.screen;

import org.jspecify.annotations.NullMarked;
