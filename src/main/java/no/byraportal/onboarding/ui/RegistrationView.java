package no.byraportal.onboarding.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import no.byraportal.agent.InstallationService;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.onboarding.Draft;
import no.byraportal.onboarding.DraftId;
import no.byraportal.onboarding.DraftService;
import no.byraportal.onboarding.Registration;
import no.byraportal.onboarding.RegistrationService;
import no.byraportal.onboarding.Suggestion;
import no.byraportal.onboarding.SuggestionService;
import no.byraportal.register.RegisterAnswer;
import no.byraportal.register.RegisterService;
import no.byraportal.settings.BeginningService;
import no.byraportal.settings.Fact;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.Plan;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.SettingsSheet;
import no.byraportal.shared.Dates;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One registration on one page: what is known stands there already, what is typed is kept, and what is missing is said. */
@Route("ny-klient/:draft")
@RolesAllowed(Role.Name.BUREAU_ADMIN)
class RegistrationView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String DRAFT = "draft";

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationView.class);

    /** The parts of the page, in the seed's order. */
    private enum Part {
        FIRMA,
        ABONNEMENT,
        MODULER,
        BRUKER,
        OPPSETT,
        AVGIFTSKODER,
        VISMANET,
        OPPRETT;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Where a setting is typed. */
        private static Part of(SettingsField field) {
            return switch (field) {
                case PLAN -> ABONNEMENT;
                case PAYMENTS, DEPARTMENT, PROJECT, CURRENCY, CUSTOMERS_FROM_ERP, AUTOMATIC_BATCH_UPDATE -> MODULER;
                case VAT_PLH, VAT_PLL, VAT_PLS, VAT_FRI, VAT_EKS, SALES_ACCOUNTS, LEVEL_ACCOUNTS, MADE_BY ->
                    AVGIFTSKODER;
                default -> OPPSETT;
            };
        }
    }

    /** Something that must be typed before there can be a client, and where. */
    private record Lack(Part part, String text, Runnable focus) {}

    private final transient DraftService drafts;
    private final transient RegistrationService registrations;
    private final transient SuggestionService suggestions;
    private final transient BeginningService beginnings;
    private final transient KnownFactsService facts;
    private final transient InstallationService installations;
    private final transient RegisterService register;
    private final transient SettingsService settings;
    private final transient ClientService clients;
    private final transient SettingsSheet.Source sheets;
    private final transient Clock clock;
    private final transient CurrentUser currentUser;

    private final Div page = new Div();
    private final Span saved = new Span();
    private final H1 heading = new H1();
    private final Nav steps = new Nav();
    private final Map<SettingsSheet.Part, Div> places = new EnumMap<>(SettingsSheet.Part.class);
    private final Div warnings = new Div();
    private final Div refusal = new Div();
    private final Div vismaNet = new Div();
    private final SummaryPanel summary = new SummaryPanel(this::create);
    private transient Draft draft;
    private transient KnownFacts known = KnownFacts.NOTHING;
    private transient List<Plan> plans = List.of();
    private transient @Nullable OrgNumber lookedFor;
    private transient List<Lack> lacks = List.of();
    private CompanyPart company;
    private UserPart user;
    private transient SettingsSheet sheet;
    private boolean loading;
    private boolean stopped;

    /** Which draft it is stands in the address, so it is known from {@link #beforeEnter} on, before anything shows. */
    @SuppressWarnings("NullAway.Init")
    RegistrationView(
            DraftService drafts,
            RegistrationService registrations,
            SuggestionService suggestions,
            BeginningService beginnings,
            KnownFactsService facts,
            InstallationService installations,
            RegisterService register,
            SettingsService settings,
            ClientService clients,
            SettingsSheet.Source sheets,
            Clock clock,
            CurrentUser currentUser) {
        this.drafts = drafts;
        this.registrations = registrations;
        this.suggestions = suggestions;
        this.beginnings = beginnings;
        this.facts = facts;
        this.installations = installations;
        this.register = register;
        this.settings = settings;
        this.clients = clients;
        this.sheets = sheets;
        this.clock = clock;
        this.currentUser = currentUser;
        addClassNames("page", "registration");
        add(page);
        page.addClassName("page");
        Shortcuts.addShortcutListener(this, this::create, Key.ENTER, KeyModifier.CONTROL);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("newclient.title");
    }

    /** What stands in a list for a draft. */
    static String title(Draft draft, Locale locale) {
        return Stream.of(draft.typed(Draft.NAME), draft.typed(Draft.ORG_NUMBER), draft.typed(Draft.ERP))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() -> Texts.text(locale, "draft.untitled"));
    }

    /** The number in {@code C431}; empty: there is none. */
    static String erpDigits(String typed) {
        Matcher found = CompanyPart.ERP.matcher(typed);
        return found.matches() ? found.group(2) : "";
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            DraftId id = DraftId.of(event.getRouteParameters().get(DRAFT).orElse(""));
            draft = drafts.draft(scope(), id);
        } catch (IllegalArgumentException e) {
            throw new NotFound("draft");
        }
        show();
    }

    private void show() {
        page.removeAll();
        places.clear();
        stopped = false;
        layOutHead();
        if (draft.holder().id().equals(scope().actor().id())) {
            layOut();
        } else {
            layOutTaken(draft.holder().name());
        }
    }

    private void layOutHead() {
        RouterLink back = new RouterLink(getTranslation("newclient.title"), NewClientView.class);
        Div crumb = new Div(back);
        crumb.addClassName("crumb");
        heading.setText(title(draft, getLocale()));
        saved.addClassNames("muted", "small");
        saved.getElement().setAttribute("role", "status");
        saved.setText("");
        Div head = new Div(heading, saved);
        head.addClassName("page-head");
        page.add(crumb, head);
    }

    private void layOutTaken(String who) {
        Button take = new Button(getTranslation("draft.take"), e -> {
            draft = drafts.takeOver(scope(), draft.id());
            show();
        });
        Div body = new Div(Notices.banner(
                Notices.Kind.INFO,
                new Span(getTranslation("draft.taken", who, Dates.moment(draft.changedAt(), getLocale()))),
                take));
        body.addClassName("page-body");
        page.add(body);
    }

    private void layOut() {
        loading = true;
        plans = settings.plans(scope());
        company = new CompanyPart(installations.installations(scope()), this::edited, this::moved, this::lookAnew);
        user = new UserPart(email -> registrations.test(scope(), email), this::edited);
        steps.addClassName("steps");
        steps.setAriaLabel(getTranslation("registration.steps"));
        Div content = new Div();
        content.addClassName("registration-parts");
        for (Part part : Part.values()) {
            content.add(section(part));
        }
        Div body = new Div(steps, content, summary);
        body.addClassNames("page-body", "registration-body");
        body.getElement().setAttribute("tabindex", "0");
        page.add(body, summary.bar());
        company.read(draft);
        user.read(draft);
        loadSheet(draft.typed());
        loading = false;
        look(false);
        refresh();
    }

    private Div section(Part part) {
        Span hint = new Span(getTranslation("registration.part." + part.word() + ".hint"));
        hint.addClassNames("muted", "small");
        H2 title = new H2(getTranslation("registration.part." + part.word()));
        title.setId("del-" + part.word());
        title.getElement().setAttribute("tabindex", "-1");
        Div head = new Div(title, hint);
        head.addClassName("section-head");
        Div section = new Div(head);
        section.addClassNames("registration-part", "part-" + part.word());
        switch (part) {
            case FIRMA -> section.add(company);
            case ABONNEMENT -> section.add(place(SettingsSheet.Part.SUBSCRIPTION));
            case MODULER -> section.add(place(SettingsSheet.Part.FEATURES));
            case BRUKER -> section.add(user);
            case OPPSETT ->
                section.add(warnings, place(SettingsSheet.Part.NUMBER_SERIES), place(SettingsSheet.Part.INVOICING));
            case AVGIFTSKODER -> section.add(place(SettingsSheet.Part.VAT), place(SettingsSheet.Part.ACCOUNTS));
            case VISMANET -> section.add(vismaNet);
            case OPPRETT -> section.add(refusal, new Paragraph(getTranslation("registration.create.text")));
        }
        return section;
    }

    private Div place(SettingsSheet.Part part) {
        return places.computeIfAbsent(part, none -> new Div());
    }

    /** What is known of the ERP's client decides what is proposed. */
    private void loadSheet(Map<String, String> typed) {
        known = company.agent()
                .flatMap(
                        agent -> company.erpClientNo().flatMap(number -> facts.discovered(scope(), agent.id(), number)))
                .orElse(KnownFacts.NOTHING);
        company.know(known);
        List<Suggestion> all = suggestions.suggestions(scope(), known);
        SettingsDocument proposed = SettingsDocument.judging(true, Map.of());
        for (Suggestion each : all) {
            proposed = each.certain() ? proposed.with(each.field(), each.value()) : proposed;
        }
        Optional<Client> copied = copied();
        if (copied.isPresent()) {
            proposed = beginnings.copied(scope(), copied.get().id(), proposed);
        }
        sheet = sheets.open(getLocale(), LocalDate.now(clock.withZone(Dates.OSLO)), this::edited);
        sheet.know(known, plans);
        sheet.show(proposed);
        for (Suggestion each : all) {
            sheet.explain(each.field(), reason(each, proposed, copied));
        }
        Map<String, String> fields = new HashMap<>();
        typed.forEach((field, text) -> {
            if (field.startsWith(Draft.SETTINGS)) {
                fields.put(field.substring(Draft.SETTINGS.length()), text);
            }
        });
        sheet.type(fields);
        places.forEach((part, place) -> {
            place.removeAll();
            place.add(sheet.part(part));
        });
        layOutVismaNet();
    }

    private Optional<Client> copied() {
        try {
            String number = draft.typed(Draft.COPY_OF);
            return number.isEmpty() ? Optional.empty() : Optional.of(clients.client(scope(), ClientNumber.of(number)));
        } catch (InvalidValue | NotFound e) {
            return Optional.empty();
        }
    }

    private Component reason(Suggestion each, SettingsDocument proposed, Optional<Client> copied) {
        boolean otherwise = each.field()
                .in(proposed)
                .filter(value -> !value.equals(each.value()))
                .isPresent();
        String text = copied.isPresent() && otherwise
                ? getTranslation("suggestion.copied", copied.get().name())
                : getTranslation(each.reason(), each.arguments().toArray());
        Div line = new Div((each.certain() ? Icon.INFO : Icon.TRIANGLE_ALERT).create(), new Span(text));
        line.addClassName("evidence");
        if (each.certain()) {
            return line;
        }
        Button take = new Button(
                getTranslation("suggestion.take", FieldText.value(each.field().path(), each.value(), getLocale())),
                e -> {
                    sheet.type(Map.of(each.field().path(), each.value()));
                    edited();
                });
        take.addThemeVariants(ButtonVariant.TERTIARY);
        return new Div(line, take);
    }

    private void layOutVismaNet() {
        vismaNet.removeAll();
        Div id = new Div(new Span(known.of(Fact.VISMA_NET_COMPANY_ID)
                .map(told -> told.value().asString())
                .orElseGet(() -> getTranslation("registration.vismanet.unknown"))));
        id.addClassName("fixed");
        Span label = new Span(getTranslation("fact.vismaNetCompanyId"));
        label.addClassName("label");
        Div row = new Div(label, id);
        row.addClassName("setting");
        Div later = new Div(Icon.INFO.create(), new Span(getTranslation("registration.vismanet.later")));
        later.addClassName("evidence");
        vismaNet.add(row, later);
    }

    /** It is another client of the ERP: other things are known, and what is typed stays. */
    private void moved() {
        if (loading) {
            return;
        }
        loading = true;
        Map<String, String> typed = typed();
        loadSheet(typed);
        loading = false;
        edited();
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>(company.typed());
        typed.putAll(user.typed());
        if (!draft.typed(Draft.COPY_OF).isEmpty()) {
            typed.put(Draft.COPY_OF, draft.typed(Draft.COPY_OF));
        }
        sheet.typed().forEach((field, text) -> typed.put(Draft.SETTINGS + field, text));
        return typed;
    }

    private void edited() {
        if (loading) {
            return;
        }
        keep();
        look(false);
        refresh();
    }

    private void keep() {
        Map<String, String> typed = typed();
        if (stopped || typed.equals(draft.typed())) {
            return;
        }
        try {
            draft = drafts.keep(scope(), draft.id(), typed);
            saved.setText(getTranslation("draft.saved", Dates.moment(draft.changedAt(), getLocale())));
            heading.setText(title(draft, getLocale()));
        } catch (RuleBroken e) {
            stopped = true;
            saved.setText("");
            tellStopped(e);
        }
    }

    /** What is typed here stays on the screen; whoever typed it decides. */
    private void tellStopped(RuleBroken why) {
        Button mine = new Button(getTranslation("draft.takeback"), e -> {
            draft = why.key().equals("draft-gone")
                    ? drafts.begin(scope(), typed())
                    : drafts.takeOver(scope(), draft.id());
            stopped = false;
            refusal.removeAll();
            keep();
        });
        refusal.removeAll();
        refusal.add(
                Notices.banner(Notices.Kind.WARN, new Span(Texts.text(getLocale(), why.key(), why.arguments())), mine));
        Notices.trouble(Texts.text(getLocale(), why.key(), why.arguments()));
    }

    private void lookAnew() {
        look(true);
    }

    /** Outside the page's lock: the register may take its time. */
    private void look(boolean anew) {
        Optional<OrgNumber> number = company.orgNumber();
        if (number.isEmpty()) {
            lookedFor = null;
            company.notLooking();
            return;
        }
        if (!anew && number.get().equals(lookedFor)) {
            return;
        }
        OrgNumber asked = number.get();
        lookedFor = asked;
        company.looking();
        PersonScope scope = scope();
        UI ui = UI.getCurrentOrThrow();
        Thread.ofVirtual().start(() -> {
            RegisterAnswer answer = answer(scope, asked, anew);
            try {
                var _ = ui.access(() -> {
                    if (asked.equals(lookedFor)) {
                        company.found(answer);
                    }
                });
            } catch (UIDetachedException e) {
                // The tab was closed meanwhile: nobody wants to know.
            }
        });
    }

    private RegisterAnswer answer(PersonScope scope, OrgNumber number, boolean anew) {
        try {
            return anew ? register.lookAnew(scope, number) : register.look(scope, number);
        } catch (RuntimeException e) {
            LOG.error("looking {} up", number, e);
            return new RegisterAnswer.Silent();
        }
    }

    private void refresh() {
        List<Lack> found = new ArrayList<>();
        SettingsDocument desired = sheet.draft();
        boolean demo = desired.subscription().plan() != null
                && Plan.isDemo(desired.subscription().plan());
        Optional<Client> sameErp = company.agent()
                .flatMap(agent ->
                        company.erpClientNo().flatMap(number -> registrations.holder(scope(), agent.id(), number)));
        Optional<Client> sameCompany =
                demo ? Optional.empty() : company.orgNumber().flatMap(number -> registrations.holder(scope(), number));
        company.judge(sameErp, sameCompany, (text, field) -> found.add(new Lack(Part.FIRMA, text, focus(field))));
        user.judge((text, field) -> found.add(new Lack(Part.BRUKER, text, focus(field))));
        judgeSettings(desired, found);
        lacks = found;
        warn();
        layOutSteps();
        summary.show(new SummaryLines(company, user, known, getLocale()).of(desired), texts(found), problems(desired));
    }

    private static Runnable focus(Focusable<?> field) {
        return field::focus;
    }

    private void judgeSettings(SettingsDocument desired, List<Lack> found) {
        sheet.validate().ifPresent(wrong -> found.add(lack(wrong, "registration.lacks.wrong")));
        Map<String, InvalidValue> refused = beginnings.refused(scope(), desired, known);
        refused.forEach((path, why) -> SettingsField.at(path).ifPresent(field -> {
            sheet.complain(field, Texts.text(getLocale(), why.key(), why.arguments()));
            found.add(lack(field, "registration.lacks.wrong"));
        }));
        for (SettingsField field :
                List.of(SettingsField.PLAN, SettingsField.CUSTOMER_START, SettingsField.INVOICE_START)) {
            if (field.in(desired).isEmpty() && found.stream().noneMatch(each -> each.part() == Part.of(field))) {
                found.add(lack(field, "registration.lacks.setting"));
            }
        }
        sheet.prove(beginnings.numbering(scope(), desired, known));
    }

    private Lack lack(SettingsField field, String key) {
        return new Lack(
                Part.of(field), getTranslation(key, getTranslation("field." + field.path())), () -> sheet.focus(field));
    }

    /** Both systems would number invoices: seed 001, line 101. */
    private void warn() {
        warnings.removeAll();
        warnings.add(Notices.banner(
                Notices.Kind.WARN,
                new Span(known.of(Fact.NEXT_INVOICE)
                        .map(next -> getTranslation(
                                "registration.both.known",
                                FieldText.number(next.value().longValue())))
                        .orElseGet(() -> getTranslation("registration.both")))));
    }

    private List<Problem> problems(SettingsDocument desired) {
        Client unborn = new Client(
                ClientId.random(),
                scope().bureau(),
                company.agent().map(agent -> agent.id()).orElseGet(InstallationId::random),
                company.erpClientNo().orElseGet(() -> new ErpClientNo("0")),
                null,
                new ClientNumber(1),
                company.orgNumber().orElse(null),
                company.name().map(name -> name.text()).orElse(""));
        return beginnings.judgement(scope(), unborn, desired, known).problems().stream()
                .filter(problem -> !problem.field().startsWith("numberSeries")
                        && !problem.key().equals("plan.none"))
                .toList();
    }

    private void layOutSteps() {
        steps.removeAll();
        for (Part part : Part.values()) {
            Optional<Lack> lack =
                    lacks.stream().filter(each -> each.part() == part).findFirst();
            boolean done = part == Part.OPPRETT ? lacks.isEmpty() : lack.isEmpty();
            Span name = new Span(getTranslation("registration.part." + part.word()));
            name.addClassName("strong");
            Span state = new Span(lack.map(Lack::text)
                    .orElseGet(() -> part == Part.OPPRETT
                            ? getTranslation(done ? "registration.ready" : "registration.lacking", lacks.size())
                            : getTranslation("registration.checked")));
            state.addClassNames("muted", "small");
            Div text = new Div(name, state);
            text.addClassName("lines");
            Button step = new Button();
            step.addClickListener(e -> goTo(part));
            step.getElement().appendChild(text.getElement());
            step.setIcon((done ? Icon.CIRCLE_CHECK : Icon.CIRCLE_ALERT).create());
            step.addThemeVariants(ButtonVariant.TERTIARY);
            step.addClassNames("step", done ? "ok" : "open");
            steps.add(step);
        }
    }

    private void goTo(Part part) {
        getElement()
                .executeJs(
                        "const h = document.getElementById($0); h.scrollIntoView(); h.focus({preventScroll: true});",
                        "del-" + part.word());
    }

    private static List<String> texts(List<Lack> lacks) {
        return lacks.stream().map(Lack::text).toList();
    }

    private void create() {
        refresh();
        if (!lacks.isEmpty()) {
            lacks.getFirst().focus().run();
            return;
        }
        refusal.removeAll();
        try {
            Client born = registrations.register(scope(), registration(), Optional.of(draft.id()));
            UI.getCurrentOrThrow().navigate("klienter/" + born.clientNumber());
            Notices.done(getTranslation(
                    "registration.done", born.name(), born.clientNumber().toString()));
        } catch (RuleBroken e) {
            refresh();
            refusal.add(Notices.banner(Notices.Kind.BAD, new Span(Texts.text(getLocale(), e.key(), e.arguments()))));
            Notices.trouble(Texts.text(getLocale(), e.key(), e.arguments()));
        } catch (FieldRefused e) {
            e.reasons()
                    .forEach((path, why) -> SettingsField.at(path).ifPresent(field -> {
                        sheet.complain(field, Texts.text(getLocale(), why.key(), why.arguments()));
                        sheet.focus(field);
                    }));
        }
    }

    private Registration registration() {
        return new Registration(
                company.agent().orElseThrow().id(),
                company.erpClientNo().orElseThrow(),
                company.driveLetter(),
                company.orgNumber().orElseThrow(),
                company.name().orElseThrow(),
                company.address(),
                sheet.draft(),
                user.user().orElseThrow());
    }
}
