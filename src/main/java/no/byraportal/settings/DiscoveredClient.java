package no.byraportal.settings;

import java.time.Instant;
import no.byraportal.client.ErpClientNo;

/** Oppdaget, ikke registrert: a client that the ERP has and the portal has not. */
public record DiscoveredClient(ErpClientNo erpClientNo, KnownFacts facts, Instant firstSeenAt, Instant lastSeenAt) {}
