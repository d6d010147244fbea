package no.byraportal.identity;

import java.time.Instant;

/** An agent has shown its token; told at most once a minute. */
public record AgentSeen(BureauId bureau, InstallationId installation, Instant at) {}
