package no.byraportal.bureau.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauService;
import no.byraportal.bureau.BureauSheet;
import no.byraportal.bureau.Contact;
import no.byraportal.bureau.FormerNumber;
import no.byraportal.bureau.InstalledUsers;
import no.byraportal.bureau.InstalledUsers.Installed;
import no.byraportal.bureau.Licence;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.identity.SecondStep;
import no.byraportal.identity.SecondStepService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.ReasonDialog;
import no.byraportal.shared.ui.Table;

/** Byråinnstillinger: what the bureau says of itself, what Visma knows it by, and what it has paid for. */
@Route("byrainnstillinger")
@Menu(title = "menu.bureausettings", order = 210, icon = "building-2")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER})
class BureauSettingsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient BureauService bureaus;
    private final transient InstalledUsers users;
    private final transient SecondStepService secondSteps;
    private final transient CurrentUser currentUser;
    private final transient List<BureauSheet> sheets;
    private final Div body = new Div();

    BureauSettingsView(
            BureauService bureaus,
            InstalledUsers users,
            SecondStepService secondSteps,
            CurrentUser currentUser,
            List<BureauSheet> sheets) {
        this.bureaus = bureaus;
        this.users = users;
        this.secondSteps = secondSteps;
        this.currentUser = currentUser;
        this.sheets = sheets;
        addClassName("page");
        Span sub = new Span(getTranslation("bureausettings.sub"));
        sub.addClassName("sub");
        Div head = new Div(new H1(getTranslation("menu.bureausettings")), sub);
        head.addClassName("page-head");
        body.addClassNames("page-body", "bureau-settings");
        body.getElement().setAttribute("tabindex", "0");
        add(head, body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.bureausettings");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private void show() {
        Bureau bureau = bureaus.bureau(scope());
        body.removeAll();
        body.add(contact(bureau), number(bureau), licences());
        if (scope().mayAdminister()) {
            body.add(users(bureau));
        }
        body.add(secondStep(), clientsUsers(bureau), retention(bureau));
        sheets.forEach(sheet -> body.add(sheet.open()));
    }

    private Section section(String title, Component... content) {
        Section section = new Section(new H2(getTranslation(title)));
        section.add(content);
        section.addClassName("panel");
        return section;
    }

    private Button save(Runnable deed) {
        Button save = new Button(getTranslation("action.save"));
        save.setDisableOnClick(true);
        save.addClickListener(e -> {
            try {
                deed.run();
            } finally {
                save.setEnabled(true);
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setVisible(scope().mayAdminister());
        return save;
    }

    private Section contact(Bureau bureau) {
        TextField name = new TextField(getTranslation("bureaus.name"));
        name.setMaxLength(Contact.NAME_LENGTH);
        name.setValue(bureau.name());
        EmailField email = new EmailField(getTranslation("bureau.email"));
        email.setManualValidation(true);
        email.setMaxLength(Contact.EMAIL_LENGTH);
        email.setValue(Objects.requireNonNullElse(bureau.email(), ""));
        TextField phone = new TextField(getTranslation("bureau.phone"));
        phone.setValue(Objects.requireNonNullElse(bureau.phone(), ""));
        boolean fixed = !scope().mayAdminister();
        name.setReadOnly(fixed);
        email.setReadOnly(fixed);
        phone.setReadOnly(fixed);
        Button save = save(() -> Refusals.under(Map.of("name", name, "email", email, "phone", phone), () -> {
            bureaus.contact(scope(), new Contact(name.getValue(), email.getValue(), phone.getValue()));
            show();
            Notices.done(getTranslation("bureausettings.saved"));
        }));
        return section("bureausettings.contact", name, email, phone, save);
    }

    private Section number(Bureau bureau) {
        Span number = new Span(bureau.customerNumber().digits());
        number.addClassNames("numbers", "strong");
        Section section = section(
                "bureausettings.number",
                new Paragraph(number),
                new Paragraph(getTranslation("bureausettings.number.help")));
        List<FormerNumber> former = bureaus.formerNumbers(scope());
        former.forEach(one -> {
            Paragraph line = new Paragraph(one.until()
                    .map(until -> getTranslation(
                            "bureausettings.former.until",
                            one.number().digits(),
                            Dates.moment(until, getLocale()),
                            one.by()))
                    .orElseGet(() ->
                            getTranslation("bureausettings.former", one.number().digits())));
            line.addClassNames("muted", "small");
            section.add(line);
        });
        if (scope().mayAdminister()) {
            section.add(new Button(
                    getTranslation("bureausettings.renumber"),
                    e -> new RenumberDialog(bureau, (to, reason) -> {
                                bureaus.renumber(scope(), to, reason);
                                show();
                                Notices.done(getTranslation("bureausettings.renumbered", to.digits()));
                            })
                            .open()));
        }
        return section;
    }

    private Section licences() {
        Section section = section("bureausettings.licences");
        List<Licence> licences = bureaus.licences(scope());
        for (Licence.Kind kind : Licence.Kind.values()) {
            Span name = new Span(LicenceText.name(kind, getLocale()));
            name.addClassName("strong");
            Component state = licences.stream()
                    .filter(one -> one.kind() == kind)
                    .findFirst()
                    .<Component>map(one -> LicenceText.state(one, scope().today(), getLocale()))
                    .orElseGet(() -> new Span(getTranslation("licence.none")));
            Div row = new Div(name, state);
            row.addClassName("licence-row");
            section.add(row);
        }
        licences.forEach(one -> one.to().ifPresent(last -> {
            Licence.State state = one.on(scope().today());
            if (state == Licence.State.ENDS_SOON || state == Licence.State.ENDED) {
                section.add(warning(
                        "licence.warning." + state.name().toLowerCase(Locale.ROOT),
                        LicenceText.name(one.kind(), getLocale()),
                        Dates.day(last, getLocale())));
            }
        }));
        Paragraph who = new Paragraph(getTranslation("bureausettings.licences.who"));
        who.addClassNames("muted", "small");
        section.add(who);
        return section;
    }

    /** Read from the files: the portal changes none of it. */
    private Section users(Bureau bureau) {
        Section section = section("bureausettings.users");
        List<Installed> installed = users.of(scope());
        if (installed.isEmpty()) {
            section.add(new Paragraph(getTranslation("bureausettings.users.none")));
            return section;
        }
        Table table = new Table(
                getTranslation("bureausettings.installation"),
                getTranslation("bureausettings.bureauuser"),
                getTranslation("bureausettings.erpuser"),
                getTranslation("bureaus.customernumber"));
        for (Installed one : installed) {
            table.row(
                    new Span(one.installation()),
                    new Span(one.bureauUser()),
                    new Span(one.erpUser()),
                    new Span(one.customerNumber()));
        }
        Div scroll = new Div(table);
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        section.add(scroll);
        for (Installed one : installed) {
            if (one.standardAdmin()) {
                section.add(warning("bureausettings.users.admin", one.installation()));
            }
            if (!one.customerNumber().isEmpty()
                    && !one.customerNumber().equals(bureau.customerNumber().digits())) {
                section.add(warning("bureausettings.users.number", one.installation(), one.customerNumber()));
            }
        }
        section.add(Notices.banner(Notices.Kind.INFO, new Span(getTranslation("bureausettings.users.hard"))));
        return section;
    }

    private Div warning(String key, Object... arguments) {
        return Notices.banner(Notices.Kind.WARN, new Span(getTranslation(key, arguments)));
    }

    private Section secondStep() {
        SecondStep now = secondSteps.demanded(scope());
        RadioButtonGroup<SecondStep> of = new RadioButtonGroup<>(getTranslation("bureausettings.secondstep.of"));
        of.setItems(SecondStep.values());
        of.setItemLabelGenerator(one -> getTranslation(text(one)));
        of.setValue(now);
        of.setReadOnly(!scope().mayAdminister());
        Button save = save(() -> {
            if (of.getValue() != now) {
                new ReasonDialog(
                                getTranslation("bureausettings.secondstep.title"),
                                getTranslation(text(of.getValue()) + ".means"),
                                getTranslation("bureausettings.secondstep.confirm"),
                                reason -> {
                                    secondSteps.demand(scope(), of.getValue(), reason);
                                    UI.getCurrentOrThrow().getPage().reload();
                                })
                        .open();
            }
        });
        return section(
                "bureausettings.secondstep", new Paragraph(getTranslation("bureausettings.secondstep.help")), of, save);
    }

    private static String text(SecondStep of) {
        return "bureausettings.secondstep." + of.name().toLowerCase(Locale.ROOT);
    }

    private Section clientsUsers(Bureau bureau) {
        boolean now = bureau.clientsKeepUsers();
        Checkbox let = new Checkbox(getTranslation("bureausettings.clientsusers.let"), now);
        let.setReadOnly(!scope().mayAdminister());
        Button save = save(() -> {
            boolean wanted = let.getValue();
            if (wanted != now) {
                new ReasonDialog(
                                getTranslation("bureausettings.clientsusers.title"),
                                getTranslation("bureausettings.clientsusers." + (wanted ? "on" : "off")),
                                getTranslation("action.save"),
                                reason -> {
                                    bureaus.letClientsKeepUsers(scope(), wanted, reason);
                                    show();
                                    Notices.done(getTranslation("bureausettings.saved"));
                                })
                        .open();
            }
        });
        return section(
                "bureausettings.clientsusers",
                new Paragraph(getTranslation("bureausettings.clientsusers.help")),
                let,
                save);
    }

    private Section retention(Bureau bureau) {
        IntegerField days = new IntegerField(getTranslation("bureausettings.reportdays"));
        days.setManualValidation(true);
        days.setHelperText(
                getTranslation("bureausettings.reportdays.help", BureauService.FEWEST_DAYS, BureauService.MOST_DAYS));
        days.setValue(bureau.reportDays());
        days.setWidthFull();
        days.setReadOnly(!scope().mayAdminister());
        Button save = save(() -> Refusals.under(Map.of("reportDays", days), () -> {
            bureaus.keepReports(scope(), days.getOptionalValue().orElse(0));
            show();
            Notices.done(getTranslation("bureausettings.saved"));
        }));
        return section("bureausettings.kept", days, save, new Paragraph(getTranslation("bureausettings.kept.law")));
    }
}
