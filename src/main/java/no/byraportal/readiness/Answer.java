package no.byraportal.readiness;

import java.time.Instant;
import no.byraportal.shared.Actor;

/** What a person has said of a client, where no program can tell. */
public record Answer(Said said, String reason, Instant at, Actor by) {

    /** What can be answered, and with what: one answer to each matter. */
    public enum Matter {
        ERP_VERSION,
        SERVICE,
        BUREAU_USER,
        MEANT,
        UPDATED
    }

    public enum Said {
        /** Visma DI is in use with Visma.net, though nobody has written down that it can be. */
        CONFIRMED(Matter.ERP_VERSION, "vismanet.confirmed"),
        CREATED(Matter.SERVICE, "vismanet.created"),
        TIED(Matter.BUREAU_USER, "vismanet.tied"),
        /** The company was not in Visma.net before. */
        NEW_COMPANY(Matter.BUREAU_USER, "vismanet.newcompany"),
        /** The bureau has a user that does nothing but synchronise. */
        SYNC_USER(Matter.BUREAU_USER, "vismanet.syncuser"),
        NOT_MEANT(Matter.MEANT, "vismanet.notmeant"),
        UPDATED(Matter.UPDATED, "vismanet.updated");

        private final Matter matter;
        private final String key;

        Said(Matter matter, String key) {
            this.matter = matter;
            this.key = key;
        }

        public Matter matter() {
            return matter;
        }

        /** What happened when somebody said so. */
        String key() {
            return key;
        }
    }
}
