/** What bin/bench measures: ratios of two things in the same run. */
@NullMarked
package no.byraportal.bench;

import org.jspecify.annotations.NullMarked;
