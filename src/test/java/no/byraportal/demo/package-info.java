/** The demo and the servers that it shares with the tests: all of it in the test tree, so that none is in the jar. */
@NullMarked
package no.byraportal.demo;

import org.jspecify.annotations.NullMarked;
