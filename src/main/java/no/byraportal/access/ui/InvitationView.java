package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.byraportal.access.AccessOutcome;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.access.AccessService;
import no.byraportal.access.Invitation;
import no.byraportal.access.Invitations;
import no.byraportal.client.Client;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.DayPicker;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.UploadText;

/** Inviter brukere: one or many, to one client or many at once; what becomes of each is shown before and after. */
@Route("brukere/inviter")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_STAFF})
class InvitationView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Five thousand rows with names are well below it. */
    private static final int MOST_BYTES = 2 << 20;

    /** A client as it is chosen. */
    private record Choice(ClientNumber number, String name) {}

    private enum How {
        ONE,
        MANY
    }

    private final transient AccessService access;
    private final transient ClientService clients;
    private final transient ClientListService list;
    private final transient CurrentUser currentUser;
    private final RadioButtonGroup<How> how = new RadioButtonGroup<>(getTranslation("users.how"));
    private final TextField email = new TextField(getTranslation("users.email"));
    private final TextField name = new TextField(getTranslation("users.name"));
    private final TextArea pasted = new TextArea(getTranslation("users.paste"));
    private final Upload upload = new Upload();
    private final MultiSelectComboBox<Choice> companies = new MultiSelectComboBox<>(getTranslation("users.clients"));
    private final RadioButtonGroup<Level> level = AccessFields.level(getLocale(), Level.USER);
    private final DayPicker lastDay;
    private final Select<Locale> language = new Select<>();
    private final TextArea reason = new TextArea(getTranslation("reason.label"));
    private final Checkbox checked = new Checkbox(getTranslation("users.checked"));
    private final Span unchecked = new Span(getTranslation("users.checked.missing"));
    private final Button preview = new Button(getTranslation("users.preview"));
    private final Div result = new Div();

    InvitationView(AccessService access, ClientService clients, ClientListService list, CurrentUser currentUser) {
        this.access = access;
        this.clients = clients;
        this.list = list;
        this.currentUser = currentUser;
        this.lastDay = AccessFields.lastDay(getLocale(), scope().today());
        addClassName("page");
        Div crumb = new Div(new RouterLink(getTranslation("menu.users"), PeopleListView.class));
        crumb.addClassName("crumb");
        Div head = new Div(new H1(getTranslation("users.invite")));
        head.addClassName("page-head");
        Div form = new Div(people(), grant(), confirmation());
        form.addClassName("invitation");
        result.addClassName("invitation-result");
        result.getElement().setAttribute("aria-live", "polite");
        Div body = new Div(form, result);
        body.addClassNames("page-body", "invitation-body");
        body.getElement().setAttribute("tabindex", "0");
        add(crumb, head, body);
    }

    static QueryParameters address(Optional<ClientNumber> client) {
        return client.map(number -> QueryParameters.simple(Map.of(PeopleAddress.CLIENT, number.toString())))
                .orElseGet(QueryParameters::empty);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("users.invite");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private Div section(String title, Component... fields) {
        Div section = new Div(new H2(getTranslation(title)));
        section.add(fields);
        section.addClassName("panel");
        return section;
    }

    private Div people() {
        how.setItems(How.values());
        how.setItemLabelGenerator(one -> getTranslation("users.how." + PeopleAddress.word(one)));
        how.setValue(How.ONE);
        how.setId("invitation-how");
        how.addValueChangeListener(e -> {
            ask();
            forget();
        });
        email.setId("invitation-email");
        email.getElement().setAttribute("inputmode", "email");
        name.setId("invitation-name");
        name.setHelperText(getTranslation("users.name.help"));
        pasted.setId("invitation-paste");
        pasted.setHelperText(getTranslation("users.paste.help"));
        List.of(email, name).forEach(field -> {
            field.setWidthFull();
            field.addValueChangeListener(e -> forget());
        });
        pasted.setWidthFull();
        pasted.addValueChangeListener(e -> forget());
        layOutUpload();
        ask();
        return section("users.who", how, email, name, pasted, upload);
    }

    private void ask() {
        boolean many = how.getValue() == How.MANY;
        email.setVisible(!many);
        name.setVisible(!many);
        pasted.setVisible(many);
        upload.setVisible(many);
    }

    private void layOutUpload() {
        upload.setUploadHandler(UploadHandler.inMemory((about, file) -> {
            pasted.setValue(PastedPeople.text(file));
            upload.clearFileList();
        }));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setAcceptedMimeTypes("text/csv", "text/plain");
        upload.setAcceptedFileExtensions(".csv", ".txt");
        upload.setUploadButton(new Button(getTranslation("users.upload"), Icon.UPLOAD.create()));
        upload.setDropLabel(new Span(getTranslation("import.drop")));
        upload.setI18n(UploadText.of(
                getLocale(),
                getTranslation("users.upload.long", MOST_BYTES >> 20),
                getTranslation("users.upload.type")));
    }

    private Div grant() {
        companies.setId("invitation-clients");
        companies.setWidthFull();
        companies.setItemLabelGenerator(Choice::name);
        companies.setItems(
                fetch -> list
                        .page(
                                scope(),
                                ClientQuery.ALL.searching(fetch.getFilter().orElse("")),
                                fetch.getOffset(),
                                fetch.getLimit())
                        .stream()
                        .map(row -> new Choice(row.clientNumber(), row.name())),
                fetch -> list.count(
                        scope(), ClientQuery.ALL.searching(fetch.getFilter().orElse(""))));
        companies.addValueChangeListener(e -> forget());
        level.addValueChangeListener(e -> {
            reason.setRequiredIndicatorVisible(e.getValue() == Level.ADMIN);
            forget();
        });
        lastDay.addValueChangeListener(e -> forget());
        language.setLabel(getTranslation("users.language"));
        language.setHelperText(getTranslation("users.language.help"));
        language.setItems(Texts.BOKMAL, Texts.ENGLISH);
        language.setItemLabelGenerator(one -> getTranslation("menu.language." + one.getLanguage()));
        language.setValue(Texts.spoken(getLocale()));
        language.addValueChangeListener(e -> forget());
        reason.setId("invitation-reason");
        reason.setHelperText(getTranslation("users.reason.help"));
        reason.setMaxLength(SettingsService.REASON_LENGTH);
        reason.setWidthFull();
        reason.addValueChangeListener(e -> forget());
        return section("users.what", companies, level, lastDay, reason, language);
    }

    private Div confirmation() {
        checked.setId("invitation-checked");
        checked.addValueChangeListener(e -> unchecked.setVisible(false));
        unchecked.addClassName("field-error");
        unchecked.getElement().setAttribute("role", "alert");
        unchecked.setVisible(false);
        preview.setId("invitation-preview");
        preview.addThemeVariants(ButtonVariant.PRIMARY);
        preview.setDisableOnClick(true);
        preview.addClickListener(e -> {
            try {
                foresee();
            } finally {
                preview.setEnabled(true);
            }
        });
        return section("users.check", checked, unchecked, preview);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        PeopleAddress.client(event.getLocation().getQueryParameters()).ifPresent(number -> {
            Client client = clients.client(scope(), number);
            companies.setValue(List.of(new Choice(client.clientNumber(), client.name())));
        });
    }

    /** What was foreseen of another list counts no more. */
    private void forget() {
        result.removeAll();
        preview.addThemeVariants(ButtonVariant.PRIMARY);
    }

    private Invitations asked() {
        String until =
                Optional.ofNullable(lastDay.getValue()).map(Object::toString).orElse("");
        List<Invitation> people = how.getValue() == How.MANY
                ? PastedPeople.read(pasted.getValue(), level.getValue(), until)
                : List.of(new Invitation(
                        email.getValue(), name.getValue(), level.getValue().name(), until));
        return new Invitations(
                people,
                companies.getValue().stream().map(Choice::number).toList(),
                reason.getValue(),
                language.getValue(),
                checked.getValue());
    }

    private void foresee() {
        result.removeAll();
        if (isComplete()) {
            Invitations asked = asked();
            judged(() -> show(asked, access.previewInvitation(scope(), asked)));
        }
    }

    /** Says under each field what it lacks, and goes to the first. */
    private boolean isComplete() {
        boolean many = how.getValue() == How.MANY;
        boolean named = many ? has(pasted, !pasted.getValue().isBlank(), "users.paste.missing") : isAddress();
        companies.setInvalid(companies.getValue().isEmpty());
        companies.setErrorMessage(getTranslation("users.clients.missing"));
        boolean because =
                level.getValue() == Level.USER || has(reason, !reason.getValue().isBlank(), "access.reason");
        unchecked.setVisible(!checked.getValue());
        if (named && companies.isInvalid()) {
            companies.focus();
        }
        return named && !companies.isInvalid() && because && !lastDay.isInvalid() && checked.getValue();
    }

    private boolean isAddress() {
        try {
            var _ = new EmailAddress(email.getValue());
            email.setInvalid(false);
        } catch (InvalidValue wrong) {
            email.setErrorMessage(getTranslation(wrong.key(), wrong.arguments()));
            email.setInvalid(true);
            email.focus();
        }
        return !email.isInvalid();
    }

    private boolean has(TextArea field, boolean there, String lacking) {
        field.setErrorMessage(getTranslation(lacking));
        field.setInvalid(!there);
        if (!there) {
            field.focus();
        }
        return there;
    }

    private void judged(Runnable asked) {
        try {
            asked.run();
        } catch (FieldRefused refused) {
            refused.reasons().values().forEach(why -> complain(why.key(), why.arguments()));
        } catch (RuleBroken broken) {
            complain(broken.key(), broken.arguments());
        }
    }

    private void complain(String key, Object... arguments) {
        result.add(Notices.banner(Notices.Kind.BAD, new Span(getTranslation(key, arguments))));
    }

    private void show(Invitations asked, List<AccessOutcome> outcomes) {
        Map<Kind, Integer> counts = OutcomeList.counts(outcomes);
        int done = counts.getOrDefault(Kind.DONE, 0);
        Button go = new Button(getTranslation("users.invite.go", done));
        go.setId("invitation-go");
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setDisableOnClick(true);
        go.setVisible(done > 0);
        go.addClickListener(e -> judged(() -> tell(access.invite(scope(), asked))));
        preview.removeThemeVariants(ButtonVariant.PRIMARY);
        result.add(
                new H2(getTranslation("users.invite.foreseen")),
                summary("users.invite.will", counts, done > 0 ? Notices.Kind.INFO : Notices.Kind.WARN),
                new OutcomeList(outcomes, "invite.will"),
                go);
        result.scrollIntoView();
    }

    private Div summary(String key, Map<Kind, Integer> counts, Notices.Kind kind) {
        return Notices.banner(
                kind,
                new Span(getTranslation(
                        key,
                        counts.getOrDefault(Kind.DONE, 0),
                        counts.getOrDefault(Kind.UNCHANGED, 0),
                        counts.getOrDefault(Kind.REFUSED, 0))));
    }

    private void tell(List<AccessOutcome> outcomes) {
        Map<Kind, Integer> counts = OutcomeList.counts(outcomes);
        List.of(email, name).forEach(TextField::clear);
        pasted.clear();
        reason.clear();
        checked.clear();
        forget();
        Div links = new Div(
                OutcomeCsv.link(outcomes, "invite.has", getTranslation("users.outcome.download")),
                new RouterLink(getTranslation("users.tolist"), PeopleListView.class));
        links.addClassName("links");
        result.add(
                new H2(getTranslation("users.invite.done")),
                summary(
                        "users.invite.has",
                        counts,
                        counts.containsKey(Kind.REFUSED) ? Notices.Kind.WARN : Notices.Kind.OK),
                new OutcomeList(outcomes, "invite.has"),
                links);
        result.scrollIntoView();
    }
}
