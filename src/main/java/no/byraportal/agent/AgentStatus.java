package no.byraportal.agent;

import java.util.Optional;

/**
 * What an agent says of itself and of what stands beside it (contracts.md §3).
 *
 * @param scheduled is its run planned in the machine's own scheduler? Empty: it does not say
 */
public record AgentStatus(Version agent, Erp erp, Opg opg, Optional<Boolean> scheduled) {

    /** The ERP that the agent works beside. */
    public record Erp(Product product, Version version) {}

    public enum Product {
        VISMA_BUSINESS,
        VISMA_GLOBAL,
        VISMA_DI
    }

    /** The On Premise Gateway, the ERP's way to Visma.net. */
    public record Opg(Gateway state, Optional<Version> version) {}

    /** One that is not there and one that is there and silent are two things. */
    public enum Gateway {
        CONNECTED,
        NOT_ANSWERING,
        MISSING
    }
}
