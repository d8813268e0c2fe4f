/**
 * From cells to packed clients: every row is screened, read, packed and counted, and nothing else
 * of it is kept but its provider, its record id and the {@link uk.linkage.intake.Facts facts} that
 * are asked for.
 *
 * <p>Read {@link uk.linkage.intake.Intake} first. Adapters hand over {@link
 * uk.linkage.intake.ClientBatch batches of text}; what comes out are {@link
 * uk.linkage.intake.Clients} in an order that depends on their ids alone, so that nothing after
 * this package can depend on the order of rows.
 *
 * <p>Boundary: this is where the text of an attributor ends.
 */
@NullMarked
package uk.linkage.intake;

import org.jspecify.annotations.NullMarked;
