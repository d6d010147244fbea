package no.byraportal.identity;

import no.byraportal.shared.Actor;

/** Programs as they are after they have shown their token. */
public final class Programs {

    private Programs() {}

    public static InstallationScope agent(BureauId bureau, InstallationId installation) {
        return new InstallationScope(bureau, installation, new Actor("agent", "Prøveagent"));
    }
}
