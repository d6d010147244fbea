/** The bureau's agents, as its administrators see them. */
@NullMarked
package no.byraportal.agent.ui;

import org.jspecify.annotations.NullMarked;
