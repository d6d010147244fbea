package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Optional;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleService;
import no.byraportal.client.Client;
import no.byraportal.identity.CurrentUser;
import no.byraportal.settings.ClientSheet;

/** Brukere on the client page. */
@SpringComponent
class UsersSheet implements ClientSheet {

    private final PeopleService people;
    private final CurrentUser currentUser;

    UsersSheet(PeopleService people, CurrentUser currentUser) {
        this.people = people;
        this.currentUser = currentUser;
    }

    @Override
    public String address() {
        return "brukere";
    }

    @Override
    public Component open(Client client) {
        return new UsersPanel(people, currentUser, client);
    }

    @Override
    public Optional<Component> line(Client client) {
        PeopleQuery own = PeopleQuery.ALL.of(client.clientNumber()).sortedBy(PeopleQuery.Sort.GIVEN, false);
        return Optional.of(new FirstUserLine(
                people.page(currentUser.scope(), own, 0, 1).stream().findFirst(), client.clientNumber()));
    }
}
