package no.byraportal.overview.ui;

import java.time.Instant;
import java.util.Locale;
import no.byraportal.agent.Installation;
import no.byraportal.settings.Progress;

/** How an agent is, in a word. */
record AgentStanding(Installation agent, Progress progress, Standing standing) {

    /** The worst first. */
    enum Standing {
        SILENT("bad"),
        BEHIND("warn"),
        NEVER("plain"),
        FINE("ok");

        private final String colour;

        Standing(String colour) {
            this.colour = colour;
        }

        String colour() {
            return colour;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static AgentStanding of(Installation agent, Progress progress, Instant now) {
        return new AgentStanding(agent, progress, standing(agent, progress, now));
    }

    private static Standing standing(Installation agent, Progress progress, Instant now) {
        Instant seen = agent.lastSeenAt();
        if (seen == null) {
            return Standing.NEVER;
        }
        if (seen.isBefore(now.minus(Installation.SILENCE)) && progress.clients() > progress.inactive()) {
            return Standing.SILENT;
        }
        return progress.behind() > 0 ? Standing.BEHIND : Standing.FINE;
    }
}
