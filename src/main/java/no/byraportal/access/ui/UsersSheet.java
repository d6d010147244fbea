package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import no.byraportal.access.PeopleService;
import no.byraportal.client.Client;
import no.byraportal.identity.CurrentUser;
import no.byraportal.settings.ClientSheet;
import org.springframework.stereotype.Service;

/** Brukere on the client page. */
@Service
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
}
