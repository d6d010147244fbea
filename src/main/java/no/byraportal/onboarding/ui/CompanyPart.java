package no.byraportal.onboarding.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.byraportal.agent.Installation;
import no.byraportal.client.Client;
import no.byraportal.client.ClientName;
import no.byraportal.client.ErpClientNo;
import no.byraportal.onboarding.Draft;
import no.byraportal.register.Enterprise;
import no.byraportal.register.RegisterAnswer;
import no.byraportal.settings.Fact;
import no.byraportal.settings.KnownFacts;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Firma: which client of the ERP it is and which company, what ERP and register say of it, and where they differ. */
final class CompanyPart extends Div {

    static final Pattern ERP = Pattern.compile("\\s*([A-Za-z])?\\s*([0-9]{1,10})\\s*");

    private static final String REGISTER = "REGISTER";

    private final transient List<Installation> agents;
    private final transient Runnable changed;
    private final Select<Installation> agent = new Select<>();
    private final TextField erp = new TextField();
    private final TextField orgNumber = new TextField();
    private final TextField name = new TextField();
    private final RadioButtonGroup<String> address = new RadioButtonGroup<>();
    private final Div evidence = new Div();
    private final Div differences = new Div();
    private final Div addresses = new Div();
    private transient KnownFacts facts = KnownFacts.NOTHING;
    private transient Optional<RegisterAnswer> register = Optional.empty();
    private boolean looking;

    /**
     * @param changed runs after each stroke
     * @param moved   runs when it is another client of the ERP
     * @param look    runs when the register is to be asked anew
     */
    CompanyPart(List<Installation> agents, Runnable changed, Runnable moved, Runnable look) {
        this.agents = agents;
        this.changed = changed;
        agent.setItems(agents);
        agent.setItemLabelGenerator(Installation::name);
        agent.setLabel(getTranslation("registration.agent.label"));
        agent.setId("registration-agent");
        agent.addValueChangeListener(e -> moved.run());
        field(erp, "registration.erp", "registration-erp", 20);
        erp.setHelperText(getTranslation("registration.erp.help"));
        erp.addValueChangeListener(e -> moved.run());
        field(orgNumber, "company.orgnumber", "registration-orgnumber", 40);
        orgNumber.addValueChangeListener(e -> changed.run());
        field(name, "company.name", "registration-name", 300);
        name.addValueChangeListener(e -> changed.run());
        address.addValueChangeListener(e -> changed.run());
        Button again = new Button(getTranslation("registration.again"), e -> look.run());
        again.addThemeVariants(ButtonVariant.TERTIARY);
        Div number = new Div(orgNumber, again);
        number.addClassName("field-button");
        Div fields = new Div(agent, erp, number, name);
        fields.addClassName("registration-fields");
        addresses.addClassName("addresses");
        differences.addClassName("differences");
        differences.getElement().setAttribute("aria-live", "polite");
        evidence.addClassName("lines");
        add(fields, evidence, differences, addresses);
    }

    private void field(TextField field, String label, String id, int longest) {
        field.setLabel(getTranslation(label));
        field.setId(id);
        field.setMaxLength(longest);
        field.setValueChangeMode(ValueChangeMode.LAZY);
    }

    void read(Draft draft) {
        agents.stream()
                .filter(each -> each.id().toString().equals(draft.typed(Draft.AGENT)))
                .findFirst()
                .or(() -> agents.size() == 1 ? Optional.of(agents.getFirst()) : Optional.empty())
                .ifPresent(agent::setValue);
        erp.setValue(draft.typed(Draft.ERP));
        orgNumber.setValue(draft.typed(Draft.ORG_NUMBER));
        name.setValue(draft.typed(Draft.NAME));
        address.setItems("ERP", REGISTER);
        address.setValue(draft.typed(Draft.ADDRESS).equals("ERP") ? "ERP" : REGISTER);
    }

    Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        agent().ifPresent(each -> typed.put(Draft.AGENT, each.id().toString()));
        typed.put(Draft.ERP, erp.getValue());
        typed.put(Draft.ORG_NUMBER, orgNumber.getValue());
        typed.put(Draft.NAME, name.getValue());
        typed.put(Draft.ADDRESS, address.getValue() == null ? REGISTER : address.getValue());
        return typed;
    }

    Optional<Installation> agent() {
        return Optional.ofNullable(agent.getValue());
    }

    Optional<ErpClientNo> erpClientNo() {
        return judged(erp.getValue(), text -> new ErpClientNo(matched(text).group(2)));
    }

    Optional<String> driveLetter() {
        return judged(erp.getValue(), CompanyPart::matched)
                .map(found -> found.group(1))
                .map(letter -> letter.toUpperCase(Locale.ROOT));
    }

    private static Matcher matched(String text) {
        Matcher matcher = ERP.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValue("erpclientno.digits");
        }
        return matcher;
    }

    Optional<OrgNumber> orgNumber() {
        return judged(orgNumber.getValue(), OrgNumber::of);
    }

    Optional<ClientName> name() {
        return judged(name.getValue(), ClientName::new);
    }

    private static <V> Optional<V> judged(String text, Function<String, V> of) {
        try {
            return Optional.of(of.apply(text));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    /** The register's, where it is chosen against what the ERP says, or the ERP says none. */
    Optional<String> address() {
        return enterprise()
                .map(Enterprise::address)
                .filter(theirs -> !theirs.isEmpty() && !same(theirs, erpAddress()))
                .filter(theirs -> erpAddress().isEmpty() || REGISTER.equals(address.getValue()));
    }

    private String erpAddress() {
        return facts.of(Fact.ADDRESS).map(known -> known.value().asString()).orElse("");
    }

    Optional<Enterprise> enterprise() {
        return register.filter(RegisterAnswer.Found.class::isInstance)
                .map(found -> ((RegisterAnswer.Found) found).enterprise())
                .filter(found -> orgNumber().filter(found.number()::equals).isPresent());
    }

    void know(KnownFacts known) {
        facts = known;
        tell();
    }

    void looking() {
        looking = true;
        register = Optional.empty();
        tell();
    }

    /** Nothing is asked of the register. */
    void notLooking() {
        looking = false;
        register = Optional.empty();
        tell();
    }

    void found(RegisterAnswer answer) {
        looking = false;
        register = Optional.of(answer);
        enterprise().filter(found -> name.getValue().isBlank()).ifPresent(found -> name.setValue(found.name()));
        tell();
        changed.run();
    }

    /** Says what is missing or cannot be, with the field where it is typed. */
    void judge(Optional<Client> sameErp, Optional<Client> sameCompany, BiConsumer<String, Focusable<?>> lack) {
        if (agent().isEmpty()) {
            lack.accept(getTranslation("registration.lacks.agent"), agent);
        }
        complain(erp, text -> new ErpClientNo(matched(text).group(2)), "registration.lacks.erp", lack);
        complain(orgNumber, OrgNumber::of, "registration.lacks.orgnumber", lack);
        complain(name, ClientName::new, "registration.lacks.name", lack);
        sameErp.ifPresent(client -> {
            erp.setErrorMessage(getTranslation("registration.taken.short"));
            erp.setInvalid(true);
            lack.accept(getTranslation("registration.lacks.taken", client.name()), erp);
        });
        sameCompany.ifPresent(client -> {
            orgNumber.setErrorMessage(getTranslation("registration.taken.short"));
            orgNumber.setInvalid(true);
            lack.accept(getTranslation("registration.lacks.taken", client.name()), orgNumber);
        });
        tell();
        sameErp.ifPresent(client -> differences.add(taken("erpclient-registered", client.erpName(), client)));
        sameCompany.ifPresent(client -> differences.add(taken(
                "orgnumber-registered", orgNumber().map(OrgNumber::grouped).orElse(""), client)));
    }

    private Div taken(String key, String what, Client client) {
        Anchor there = new Anchor(
                "klienter/" + client.clientNumber(), getTranslation("registration.taken.open", client.name()));
        there.getElement().setAttribute("router-link", true);
        return Notices.banner(
                Notices.Kind.BAD,
                new Span(getTranslation(
                        key, what, client.name(), client.clientNumber().toString())),
                new Span(" "),
                there);
    }

    private void complain(
            TextField field, Function<String, ?> of, String missing, BiConsumer<String, Focusable<?>> lack) {
        field.setInvalid(false);
        if (field.getValue().isBlank()) {
            lack.accept(getTranslation(missing), field);
            return;
        }
        try {
            var _ = of.apply(field.getValue());
        } catch (InvalidValue e) {
            field.setErrorMessage(Texts.text(getLocale(), e.key(), e.arguments()));
            field.setInvalid(true);
            lack.accept(getTranslation(missing), field);
        }
    }

    private void tell() {
        evidence.removeAll();
        differences.removeAll();
        facts.of(Fact.NAME)
                .or(() -> facts.of(Fact.ORG_NUMBER))
                .ifPresentOrElse(
                        known -> line(
                                Icon.SERVER,
                                getTranslation("registration.erp.says", Dates.moment(known.at(), getLocale()))),
                        () -> erpClientNo()
                                .ifPresent(number -> line(Icon.INFO, getTranslation("registration.erp.silent"))));
        if (looking) {
            line(Icon.CLOCK, getTranslation("registration.register.looking"));
        }
        register.ifPresent(this::tell);
        tellDifferences();
    }

    private void line(Icon icon, String text) {
        Div line = new Div(icon.create(), new Span(text));
        line.addClassName("evidence");
        evidence.add(line);
    }

    private void tell(RegisterAnswer answer) {
        switch (answer) {
            case RegisterAnswer.Found found -> {
                Enterprise company = found.enterprise();
                line(
                        Icon.BUILDING_2,
                        getTranslation(
                                company.vatRegistered() ? "registration.register.vat" : "registration.register.novat",
                                company.name(),
                                company.form(),
                                Dates.moment(found.readAt(), getLocale())));
                warnIf(company.bankrupt(), "registration.register.bankrupt");
                warnIf(company.windingUp(), "registration.register.windingup");
            }
            case RegisterAnswer.Deleted deleted ->
                differences.add(banner(
                        Notices.Kind.BAD,
                        deleted.on()
                                .map(day ->
                                        getTranslation("registration.register.deleted.on", Dates.day(day, getLocale())))
                                .orElseGet(() -> getTranslation("registration.register.deleted"))));
            case RegisterAnswer.Unknown unknown ->
                differences.add(banner(Notices.Kind.WARN, getTranslation("registration.register.unknown")));
            case RegisterAnswer.Silent silent ->
                differences.add(banner(Notices.Kind.INFO, getTranslation("registration.register.silent")));
        }
    }

    private void warnIf(boolean so, String key) {
        if (so) {
            differences.add(banner(Notices.Kind.BAD, getTranslation(key)));
        }
    }

    private static Div banner(Notices.Kind kind, String text) {
        return Notices.banner(kind, new Span(text));
    }

    private void tellDifferences() {
        facts.orgNumber()
                .filter(told -> orgNumber().filter(typed -> !typed.equals(told)).isPresent())
                .ifPresent(told -> differences.add(
                        offer("registration.differs.orgnumber", told.grouped(), orgNumber, told.grouped())));
        enterprise()
                .map(Enterprise::name)
                .filter(theirs -> !same(theirs, name.getValue()))
                .ifPresent(theirs -> differences.add(offer("registration.differs.name", theirs, name, theirs)));
        String theirs = enterprise().map(Enterprise::address).orElse("");
        boolean differ = !theirs.isEmpty() && !erpAddress().isEmpty() && !same(theirs, erpAddress());
        addresses.removeAll();
        if (differ) {
            address.setItemLabelGenerator(whose -> getTranslation(
                    "registration.address." + whose.toLowerCase(Locale.ROOT),
                    (whose.equals(REGISTER) ? theirs : erpAddress()).replaceAll("\\R", ", ")));
            address.setLabel(getTranslation("registration.address.choose"));
            addresses.add(Notices.banner(Notices.Kind.WARN, address));
        }
    }

    private Div offer(String key, String what, TextField field, String value) {
        Button take = new Button(getTranslation("registration.differs.take", what), e -> field.setValue(value));
        take.addThemeVariants(ButtonVariant.TERTIARY);
        return Notices.banner(Notices.Kind.WARN, new Span(getTranslation(key, what)), take);
    }

    /** Registers shout, and people do not. */
    private static boolean same(@Nullable String one, @Nullable String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(@Nullable String text) {
        return text == null
                ? ""
                : text.toLowerCase(Locale.ROOT).replaceAll("[\\s,.]+", " ").strip();
    }
}
