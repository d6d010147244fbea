package no.byraportal.onboarding.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.onboarding.Draft;
import no.byraportal.onboarding.DraftId;
import no.byraportal.onboarding.DraftService;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.ClientRow;
import no.byraportal.settings.DiscoveredClient;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.ConfirmDialogs;
import no.byraportal.shared.ui.PageHead;

/** Ny klient: where a registration starts, and those that are begun. */
@Route("ny-klient")
@RolesAllowed(Role.Name.BUREAU_ADMIN)
class NewClientView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SHOWN = 100;

    private final transient DraftService drafts;
    private final transient InstallationService installations;
    private final transient KnownFactsService facts;
    private final transient ClientListService clients;
    private final transient CurrentUser currentUser;
    private final Div body = new Div();

    NewClientView(
            DraftService drafts,
            InstallationService installations,
            KnownFactsService facts,
            ClientListService clients,
            CurrentUser currentUser) {
        this.drafts = drafts;
        this.installations = installations;
        this.facts = facts;
        this.clients = clients;
        this.currentUser = currentUser;
        addClassName("page");
        PageHead head = new PageHead(getTranslation("newclient.title"), getTranslation("newclient.sub"));
        body.addClassNames("page-body", "starts");
        body.getElement().setAttribute("tabindex", "0");
        add(head, body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("newclient.title");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    /** {@code ?agent=…&klient=320} starts from a discovered client, {@code ?kopi=4110} from another one. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        Optional<String> erp = asked.getSingleParameter("klient").filter(ErpClientNo::isOne);
        Optional<Installation> agent = asked.getSingleParameter("agent").flatMap(this::agent);
        Optional<String> copy = asked.getSingleParameter("kopi");
        if (agent.isPresent() && erp.isPresent()) {
            event.forwardTo(RegistrationView.class, address(begin(agent.get(), new ErpClientNo(erp.get()))));
        } else if (copy.isPresent()) {
            event.forwardTo(RegistrationView.class, address(begin(Map.of(Draft.COPY_OF, copy.get()))));
        } else {
            show();
        }
    }

    private Optional<Installation> agent(String id) {
        return installations.installations(scope()).stream()
                .filter(each -> each.id().toString().equals(id))
                .findFirst();
    }

    private static RouteParameters address(DraftId draft) {
        return new RouteParameters(RegistrationView.DRAFT, draft.toString());
    }

    /** Whoever registers the same client again goes on where somebody was. */
    private DraftId begin(Installation agent, ErpClientNo number) {
        return drafts.drafts(scope()).stream()
                .filter(draft -> draft.typed(Draft.AGENT).equals(agent.id().toString())
                        && RegistrationView.erpDigits(draft.typed(Draft.ERP)).equals(number.digits()))
                .map(Draft::id)
                .findFirst()
                .orElseGet(() -> begin(known(agent.id(), number)));
    }

    private Map<String, String> known(InstallationId agent, ErpClientNo number) {
        KnownFacts told = facts.discovered(scope(), agent, number).orElse(KnownFacts.NOTHING);
        Map<String, String> typed = new HashMap<>();
        typed.put(Draft.AGENT, agent.toString());
        typed.put(Draft.ERP, number.digits());
        told.orgNumber().ifPresent(orgNumber -> typed.put(Draft.ORG_NUMBER, orgNumber.grouped()));
        told.name().ifPresent(name -> typed.put(Draft.NAME, name));
        return typed;
    }

    private DraftId begin(Map<String, String> typed) {
        return drafts.begin(scope(), typed).id();
    }

    private void go(DraftId draft) {
        getUI().ifPresent(ui -> ui.navigate(RegistrationView.class, address(draft)));
    }

    private void show() {
        body.removeAll();
        List<Draft> begun = drafts.drafts(scope());
        if (!begun.isEmpty()) {
            body.add(section("drafts.title", "drafts.help", rows(begun)));
        }
        body.add(section("start.discovered", "start.discovered.help", discovered()));
        body.add(section("start.number", "start.number.help", byNumber()));
        body.add(section("start.copy", "start.copy.help", byCopy()));
    }

    private Div section(String title, String help, com.vaadin.flow.component.Component content) {
        Paragraph text = new Paragraph(getTranslation(help));
        text.addClassNames("muted", "small");
        Div head = new Div(new H2(getTranslation(title)));
        head.addClassName("section-head");
        return new Div(head, text, content);
    }

    private UnorderedList rows(List<Draft> begun) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("start-rows");
        begun.forEach(draft -> rows.add(row(draft)));
        return rows;
    }

    private ListItem row(Draft draft) {
        boolean mine = draft.holder().id().equals(scope().actor().id());
        String title = RegistrationView.title(draft, getLocale());
        RouterLink link = new RouterLink(title, RegistrationView.class, address(draft.id()));
        String changed = Dates.moment(draft.changedAt(), getLocale());
        Span who = new Span(
                mine
                        ? getTranslation("draft.mine", changed)
                        : getTranslation("draft.theirs", draft.holder().name(), changed));
        who.addClassNames("muted", "small");
        Div text = new Div(link, who);
        text.addClassName("lines");
        Button delete = new Button(getTranslation("draft.delete"), e -> delete(draft, title));
        delete.addThemeVariants(ButtonVariant.TERTIARY);
        delete.addClassName("quiet");
        delete.setAriaLabel(getTranslation("draft.delete.label", title));
        Div actions = new Div(delete);
        actions.addClassName("end");
        if (!mine) {
            Button take = new Button(getTranslation("draft.take"), e -> {
                drafts.takeOver(scope(), draft.id());
                go(draft.id());
            });
            take.setAriaLabel(getTranslation("draft.take.label", title));
            actions.addComponentAsFirst(take);
        }
        return new ListItem(text, actions);
    }

    private void delete(Draft draft, String title) {
        ConfirmDialogs.askGravely(
                getTranslation("draft.delete.title", title),
                getTranslation("draft.delete.text"),
                getTranslation("draft.delete.verb"),
                () -> {
                    drafts.delete(scope(), draft.id());
                    show();
                });
    }

    private Div discovered() {
        Div all = new Div();
        for (Installation agent : installations.installations(scope())) {
            List<DiscoveredClient> found = facts.discovered(scope(), agent.id(), 0, SHOWN);
            if (!found.isEmpty()) {
                UnorderedList rows = new UnorderedList();
                rows.addClassName("start-rows");
                found.forEach(each -> rows.add(row(agent, each)));
                all.add(rows);
            }
        }
        if (all.getComponentCount() == 0) {
            all.add(new Span(getTranslation("start.discovered.none")));
        }
        return all;
    }

    private ListItem row(Installation agent, DiscoveredClient found) {
        String name = found.facts().name().orElseGet(() -> getTranslation("company.unknown"));
        Span title = new Span(name);
        title.addClassName("strong");
        Span more = new Span(getTranslation(
                "start.discovered.row",
                found.erpClientNo().digits(),
                found.facts().orgNumber().map(OrgNumber::grouped).orElseGet(() -> getTranslation("company.unknown")),
                agent.name()));
        more.addClassNames("muted", "small");
        Div text = new Div(title, more);
        text.addClassName("lines");
        Button register = new Button(getTranslation("start.register"), e -> go(begin(agent, found.erpClientNo())));
        register.setAriaLabel(getTranslation("start.register.label", name));
        Div actions = new Div(register);
        actions.addClassName("end");
        return new ListItem(text, actions);
    }

    private Div byNumber() {
        TextField number = new TextField(getTranslation("company.orgnumber"));
        number.setId("start-orgnumber");
        number.setMaxLength(40);
        Button start = new Button(getTranslation("start.go"), e -> {
            try {
                String typed = number.getValue().isBlank()
                        ? ""
                        : OrgNumber.of(number.getValue()).grouped();
                go(begin(Map.of(Draft.ORG_NUMBER, typed)));
            } catch (InvalidValue wrong) {
                number.setErrorMessage(Texts.text(getLocale(), wrong.key(), wrong.arguments()));
                number.setInvalid(true);
            }
        });
        Div row = new Div(number, start);
        row.addClassName("start-row");
        return row;
    }

    private Div byCopy() {
        ComboBox<ClientRow> from = new ComboBox<>(getTranslation("start.copy.of"));
        from.setId("start-copy");
        from.setItems(query -> clients
                .page(
                        scope(),
                        ClientQuery.ALL.searching(query.getFilter().orElse("")),
                        query.getOffset(),
                        query.getLimit())
                .stream());
        from.setItemLabelGenerator(row -> row.name() + " · " + row.erpName());
        Button start = new Button(getTranslation("start.copy.go"), e -> {
            if (from.getValue() == null) {
                from.setErrorMessage(getTranslation("start.copy.choose"));
                from.setInvalid(true);
            } else {
                go(begin(Map.of(Draft.COPY_OF, from.getValue().clientNumber().toString())));
            }
        });
        Div row = new Div(from, start);
        row.addClassName("start-row");
        return row;
    }
}
