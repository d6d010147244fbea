package no.byraportal.agent;

import java.time.Instant;
import no.byraportal.shared.Actor;

/** One state of an installation's own settings: when it came, and who sent it. */
public record SystemRevision(int revision, Instant at, Actor by, SystemSettings settings) {}
