package no.byraportal.readiness;

import java.util.EnumSet;
import java.util.Set;

/** Where a client stands on its way to Visma.net: at a step that is not done yet, or nowhere on it any more. */
public enum Step {
    /** The On Premise Gateway is connected (domain.md A1, 3). */
    OPG,
    /** The bureau's licence on WebFaktura Visma.net (5). */
    LICENCE,
    ERP_VERSION,
    AGENT_VERSION,
    /** Exported for WebFaktura, also when other services are in use (11), and as the company that the client is. */
    EXPORTED,
    /** The company's ID is fetched, never typed (30). */
    COMPANY_ID,
    /** WebFaktura is created as a service on the company (14). */
    SERVICE,
    /** The bureau's user is tied to a company that was in Visma.net before (12). */
    BUREAU_USER,
    /** At least one person of the client's (8). */
    PEOPLE,
    /** «Oppdater WebFaktura klient til Visma.net» (31). */
    UPDATED,
    /** No step is left: the client is in Visma.net. */
    THROUGH,
    /** The client is not meant for Visma.net, which is as good (9). */
    ASIDE;

    /** The steps themselves, in their order. */
    public static final Set<Step> RUNGS = EnumSet.range(OPG, UPDATED);
}
