/** Who gets which letters. */
@NullMarked
package no.byraportal.notice.ui;

import org.jspecify.annotations.NullMarked;
