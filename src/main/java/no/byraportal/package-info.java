/** Byråportal: one room a package; what each room is for stands on its own door. */
@NullMarked
package no.byraportal;

import org.jspecify.annotations.NullMarked;
