package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
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
}
