/**
 * What a client is recognised by: initials, date of birth, sex and postcode, read from bytes and
 * packed into one {@code long}.
 *
 * <p>Read {@link uk.linkage.attributor.AttributorLayout} first: it owns the bits. The readers of
 * single values ({@link uk.linkage.attributor.Initials}, {@link uk.linkage.attributor.DateFormats},
 * {@link uk.linkage.attributor.BirthDate}, {@link uk.linkage.attributor.Sex}, {@link
 * uk.linkage.attributor.Postcode}) work on UTF-8 bytes and answer with the bits of the value, 0 for
 * a blank, or a {@link uk.linkage.attributor.Defect}; none makes an object of a value, and none
 * ever puts a value into a message.
 */
@NullMarked
package uk.linkage.attributor;

import org.jspecify.annotations.NullMarked;
