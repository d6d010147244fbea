/** What views of all rooms are built from. */
@NullMarked
@NamedInterface("ui")
package no.byraportal.shared.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
