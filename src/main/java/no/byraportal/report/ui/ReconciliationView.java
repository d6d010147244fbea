package no.byraportal.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Role;
import no.byraportal.report.Billed;
import no.byraportal.report.Format;
import no.byraportal.report.ReconciliationService;
import no.byraportal.report.ReconciliationService.Difference;
import no.byraportal.report.ReconciliationService.Reconciliation;
import no.byraportal.settings.FieldText;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.UploadText;

/** Avstemming mot Visma: what was billed, typed or from a file, and where it is not what there was. */
@Route("rapporter/avstemming")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER})
class ReconciliationView extends Div implements HasDynamicTitle {

    private static final int MOST_BYTES = 4 << 20;
    private static final int MONTHS = 12;

    private final transient ReconciliationService reconciliations;
    private final transient CurrentUser currentUser;
    private final Select<YearMonth> month = new Select<>();
    private final TextArea billed = new TextArea(getTranslation("reconciliation.billed"));
    private final Div result = new Div();

    ReconciliationView(ReconciliationService reconciliations, CurrentUser currentUser) {
        this.reconciliations = reconciliations;
        this.currentUser = currentUser;
        addClassName("page");
        Anchor back = new Anchor("rapporter", getTranslation("menu.reports"));
        back.getElement().setAttribute("router-link", true);
        add(new PageHead(getTranslation("reconciliation.title"), getTranslation("reconciliation.sub"), back));
        month.setLabel(getTranslation("reconciliation.month"));
        YearMonth last = YearMonth.from(currentUser.scope().today()).minusMonths(1);
        month.setItems(Stream.iterate(last, before -> before.minusMonths(1))
                .limit(MONTHS)
                .toList());
        month.setItemLabelGenerator(one -> DateTimeFormatter.ofPattern("MMMM yyyy", Texts.spoken(getLocale()))
                .format(one));
        month.setValue(last);
        billed.setWidthFull();
        billed.setMinRows(6);
        billed.setMaxRows(14);
        billed.setHelperText(getTranslation("reconciliation.help"));
        billed.setValue(getTranslation("reconciliation.head") + "\n");
        billed.setId("reconciliation-billed");
        Button compare = new Button(getTranslation("reconciliation.compare"), e -> compare());
        compare.addThemeVariants(ButtonVariant.PRIMARY);
        Section asking = new Section(month, billed, upload(), compare);
        asking.addClassName("panel");
        Div body = new Div(asking, result);
        body.addClassNames("page-body", "reports", "reconciliation");
        body.getElement().setAttribute("tabindex", "0");
        add(body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reconciliation.title");
    }

    private Upload upload() {
        Upload upload = new Upload();
        upload.setUploadHandler(event -> {
            byte[] file = event.getInputStream().readNBytes(MOST_BYTES);
            var _ = event.getUI().access(() -> {
                // Another may be chosen after it.
                upload.clearFileList();
                billed.setValue(new String(file, StandardCharsets.UTF_8).replace("\uFEFF", ""));
                compare();
            });
        });
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setAcceptedMimeTypes("text/csv", "text/plain");
        upload.setAcceptedFileExtensions(".csv", ".txt");
        upload.setUploadButton(new Button(getTranslation("reconciliation.upload"), Icon.UPLOAD.create()));
        upload.setDropAllowed(false);
        upload.setI18n(UploadText.of(
                getLocale(),
                getTranslation("reconciliation.big", MOST_BYTES >> 20),
                getTranslation("reconciliation.type")));
        return upload;
    }

    private void compare() {
        result.removeAll();
        billed.setInvalid(false);
        month.setInvalid(false);
        try {
            List<Billed> told = Billed.read(billed.getValue());
            show(reconciliations.reconcile(currentUser.scope(), month.getValue(), told));
            result.addComponentAtIndex(1, downloads(month.getValue(), told));
        } catch (InvalidValue e) {
            billed.setErrorMessage(getTranslation(e.key(), e.arguments()));
            billed.setInvalid(true);
        } catch (RuleBroken e) {
            month.setErrorMessage(getTranslation(e.key(), e.arguments()));
            month.setInvalid(true);
        }
    }

    private Component downloads(YearMonth of, List<Billed> told) {
        Div links = new Div(new Span(getTranslation("reconciliation.download")));
        links.addClassName("reconciliation-downloads");
        for (Format format : Format.values()) {
            String name = getTranslation("report.format." + format.ending());
            Anchor link = new ReconciliationDownload(reconciliations, currentUser::scope, of, told, format).link(name);
            link.setAriaLabel(getTranslation("reconciliation.download") + " " + name);
            links.add(link);
        }
        return links;
    }

    private void show(Reconciliation found) {
        Span counts = new Span(getTranslation(
                "reconciliation.counts",
                found.billed(),
                found.counted(),
                found.differences().size()));
        result.add(Notices.banner(
                found.differences().isEmpty() ? Notices.Kind.OK : Notices.Kind.WARN, new Paragraph(counts)));
        if (found.differences().isEmpty()) {
            return;
        }
        RowGrid<Difference> grid = new RowGrid<>(getTranslation("reconciliation.title"), this::card);
        grid.setAllRowsVisible(true);
        grid.share(getTranslation("report.column.client"), 3, this::client);
        grid.narrow(getTranslation("report.column.service"), "110px", one -> new Span(service(one)));
        grid.numbers(getTranslation("report.column.billed"), "100px", one -> FieldText.number(one.billed()));
        grid.numbers(
                getTranslation("report.column.counted"),
                "90px",
                one -> FieldText.number(one.users().size()));
        grid.numbers(getTranslation("report.column.difference"), "100px", ReconciliationView::excess);
        grid.share(getTranslation("reconciliation.who"), 5, this::users);
        grid.setItems(found.differences());
        result.add(grid);
    }

    private Component client(Difference one) {
        Span client = new Span(
                one.name().isEmpty()
                        ? getTranslation("reconciliation.unknown", one.client().toString())
                        : one.name() + " (" + one.client() + ")");
        client.addClassNames("strong", "whole");
        return client;
    }

    private String service(Difference one) {
        return getTranslation("report.service." + one.service().name().toLowerCase(Locale.ROOT));
    }

    private static String excess(Difference one) {
        return (one.excess() > 0 ? "+" : "−") + FieldText.number(Math.abs(one.excess()));
    }

    private Div users(Difference one) {
        Div users = new Div();
        users.addClassName("whole");
        one.users()
                .forEach(user ->
                        users.add(new Div(user.name() + " (" + user.email().address() + ")")));
        if (one.users().isEmpty()) {
            users.add(new Div(getTranslation("reconciliation.nobody")));
        }
        return users;
    }

    private Component card(Difference one) {
        Span figures = new Span(getTranslation(
                "reconciliation.card", service(one), one.billed(), one.users().size()));
        Span excess = RowGrid.numbers(excess(one));
        excess.addClassName("strong");
        Div users = users(one);
        users.addClassNames("wide", "muted");
        Div card = new Div(client(one), excess, figures, users);
        figures.addClassName("wide");
        card.addClassName("card-row");
        return card;
    }
}
