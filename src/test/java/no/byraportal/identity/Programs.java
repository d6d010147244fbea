package no.byraportal.identity;

import java.util.Set;
import java.util.UUID;
import no.byraportal.shared.Actor;

/** Programs as they are after they have shown their token. */
public final class Programs {

    private Programs() {}

    public static InstallationScope agent(BureauId bureau, InstallationId installation) {
        return agent(bureau, installation, "Prøveagent");
    }

    public static InstallationScope agent(BureauId bureau, InstallationId installation, String name) {
        return new InstallationScope(bureau, installation, 0, new Actor("agent", name));
    }

    public static WebFaktura webFaktura() {
        return new WebFaktura(new Actor("webfaktura", "WebFaktura"));
    }

    public static ProgramScope of(BureauId bureau, Permission... permissions) {
        UUID program = UUID.randomUUID();
        return new ProgramScope(bureau, program, Set.of(permissions), new Actor(program.toString(), "Prøveprogram"));
    }
}
