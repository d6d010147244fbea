package no.byraportal.agent;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.bureau.InstalledUsers;
import no.byraportal.identity.PersonScope;
import org.springframework.stereotype.Component;

@Component
class UsersInFiles implements InstalledUsers {

    private final InstallationService installations;
    private final SystemService systems;

    UsersInFiles(InstallationService installations, SystemService systems) {
        this.installations = installations;
        this.systems = systems;
    }

    @Override
    public List<Installed> of(PersonScope scope) {
        return installations.installations(scope).stream()
                .flatMap(installation -> systems.settings(scope, installation.id()).stream()
                        .map(system -> new Installed(
                                installation.name(),
                                system.customerNumber(),
                                Stream.of(
                                                system.bureauUser().name(),
                                                system.bureauUser().email())
                                        .filter(part -> !part.isEmpty())
                                        .collect(Collectors.joining(", ")),
                                system.erpUser(),
                                system.erpUser()
                                        .strip()
                                        .toLowerCase(Locale.ROOT)
                                        .equals("admin"))))
                .toList();
    }
}
