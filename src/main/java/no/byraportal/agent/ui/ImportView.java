package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import no.byraportal.agent.ImportReport;
import no.byraportal.agent.ImportService;
import no.byraportal.agent.ImportService.Existing;
import no.byraportal.agent.ImportService.Order;
import no.byraportal.agent.Imported;
import no.byraportal.agent.Imported.Outcome;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.agent.RefusedFile;
import no.byraportal.agent.Spool;
import no.byraportal.agent.SpooledFile;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.settings.FieldText;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.UploadText;
import org.jspecify.annotations.Nullable;

/** Importer: a file is looked through first, client by client; then all of them or some are taken in. */
@Route("importer")
@Menu(title = "menu.import", order = 85, icon = "upload")
@RolesAllowed(Role.Name.BUREAU_ADMIN)
class ImportView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ImportService imports;
    private final transient InstallationService installations;
    private final transient CurrentUser currentUser;
    private final Select<Installation> agent = new Select<>();
    private final Upload upload = new Upload();
    private final Div source = new Div();
    private final Div found = new Div();
    private transient @Nullable SpooledFile file;
    private transient ImportReport report = new ImportReport(List.of(), List.of());
    private @Nullable Outcome shown;

    ImportView(ImportService imports, InstallationService installations, CurrentUser currentUser) {
        this.imports = imports;
        this.installations = installations;
        this.currentUser = currentUser;
        addClassName("page");
        PageHead head = new PageHead(getTranslation("menu.import"), getTranslation("import.sub"));
        source.addClassNames("panel", "import-source");
        found.addClassName("import-found");
        Div body = new Div(source, found);
        body.addClassName("page-body");
        body.getElement().setAttribute("tabindex", "0");
        add(head, body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.import");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Installation> all = installations.installations(currentUser.scope());
        source.removeAll();
        if (all.isEmpty()) {
            source.add(new Span(getTranslation("import.noagent")));
            return;
        }
        agent.setLabel(getTranslation("import.agent"));
        agent.setItems(all);
        agent.setItemLabelGenerator(Installation::name);
        agent.setValue(all.getFirst());
        agent.addValueChangeListener(e -> forget());
        Span help = new Span(getTranslation("import.help"));
        help.addClassNames("muted", "small");
        source.add(agent, layOutUpload(), help);
    }

    private Upload layOutUpload() {
        upload.setUploadHandler(this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize((int) Spool.MOST_BYTES);
        upload.setAcceptedMimeTypes("application/xml", "text/xml");
        upload.setAcceptedFileExtensions(".xml");
        Button choose = new Button(getTranslation("import.choose"), Icon.UPLOAD.create());
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(getTranslation("import.drop")));
        upload.setI18n(UploadText.of(
                getLocale(),
                getTranslation("variables.long", Spool.MOST_BYTES >> 20),
                getTranslation("import.notxml")));
        return upload;
    }

    /** Outside the page's lock: reading and comparing a long file takes its time. */
    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        AtomicReference<PersonScope> scope = new AtomicReference<>();
        AtomicReference<InstallationId> chosen = new AtomicReference<>();
        ui.accessSynchronously(() -> {
            scope.set(currentUser.scope());
            chosen.set(agent.getValue().id());
        });
        Spool spool = null;
        try {
            spool = Spool.of(event.getInputStream());
            SpooledFile read = imports.read(scope.get(), spool);
            ImportReport preview = imports.take(scope.get(), chosen.get(), read, Order.PREVIEW, done -> {});
            tell(ui, () -> preview(read, preview, event.getFileName()));
        } catch (RefusedFile e) {
            close(spool);
            tell(ui, () -> refuse(event.getFileName(), e));
        } catch (RuntimeException e) {
            close(spool);
            tell(ui, () -> {
                throw e;
            });
        }
    }

    /** What goes wrong in it is told as trouble, like everywhere else. */
    private static void tell(UI ui, Command what) {
        var _ = ui.access(what);
    }

    private static void close(@Nullable Spool spool) {
        if (spool != null) {
            spool.close();
        }
    }

    private void forget() {
        if (file != null) {
            file.spool().close();
        }
        file = null;
        upload.clearFileList();
        found.removeAll();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        forget();
    }

    private void refuse(String name, RefusedFile e) {
        forget();
        Span title = new Span(getTranslation("import.refused", name));
        title.addClassName("strong");
        found.add(Notices.banner(
                Notices.Kind.BAD, title, new Div(e.text(getLocale())), new Div(getTranslation("import.nothing"))));
    }

    private void preview(SpooledFile read, ImportReport preview, String name) {
        forget();
        file = read;
        report = preview;
        shown = null;
        found.add(new H2(getTranslation(
                "import.preview",
                name,
                preview.clients().size(),
                AgentFacts.size(read.spool().size(), getLocale()))));
        warnings(preview).forEach(found::add);
        if (preview.clients().isEmpty()) {
            found.add(new Span(getTranslation("import.noclients")));
        }
        Grid<Imported> grid = grid(preview, true);
        found.add(chips(preview, grid), grid, actions(grid));
    }

    private List<Component> warnings(ImportReport preview) {
        return preview.warnings().stream()
                .map(problem -> (Component) Notices.banner(Notices.Kind.WARN, new Span(problem.text(getLocale()))))
                .toList();
    }

    private Nav chips(ImportReport preview, Grid<Imported> grid) {
        Nav chips = new Nav();
        chips.addClassName("chips");
        chips.setAriaLabel(getTranslation("import.filter"));
        chips.add(chip(null, preview.clients().size(), grid, chips));
        for (Outcome outcome : EnumSet.allOf(Outcome.class)) {
            long count = preview.count(outcome);
            if (count > 0) {
                chips.add(chip(outcome, count, grid, chips));
            }
        }
        return chips;
    }

    private Button chip(@Nullable Outcome outcome, long count, Grid<Imported> grid, Nav chips) {
        Span number = new Span(Long.toString(count));
        number.addClassName("numbers");
        Button chip = new Button(new Div(
                new Span(getTranslation(outcome == null ? "import.all" : key(outcome))), new Span(" "), number));
        chip.addClassName("chip");
        chip.getElement().setAttribute("aria-pressed", outcome == shown ? "true" : "false");
        chip.addClickListener(e -> {
            shown = outcome;
            grid.setItems(ofShown());
            chips.getChildren().forEach(each -> each.getElement().setAttribute("aria-pressed", "false"));
            chip.getElement().setAttribute("aria-pressed", "true");
        });
        return chip;
    }

    private static String key(Outcome outcome) {
        return "import.outcome." + outcome.name().toLowerCase(Locale.ROOT);
    }

    private List<Imported> ofShown() {
        return report.clients().stream()
                .filter(client -> shown == null || client.outcome() == shown)
                .toList();
    }

    private Grid<Imported> grid(ImportReport of, boolean choosable) {
        Grid<Imported> grid = new Grid<>();
        grid.addClassName("import-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addComponentColumn(this::row).setFlexGrow(1);
        grid.setItems(of.clients());
        grid.setAllRowsVisible(of.clients().size() <= 15);
        if (choosable) {
            grid.setSelectionMode(Grid.SelectionMode.MULTI);
            grid.setItemSelectableProvider(client -> client.outcome() != Outcome.REFUSED);
        } else {
            grid.setSelectionMode(Grid.SelectionMode.NONE);
        }
        return grid;
    }

    private Component row(Imported client) {
        Span number = new Span(client.erpClientNo());
        number.addClassNames("numbers", "strong");
        Span webFaktura = new Span(client.clientNumber().map(Object::toString).orElse("–"));
        webFaktura.addClassNames("numbers", "muted");
        Span outcome = new Span(getTranslation(key(client.outcome())));
        outcome.addClassName("badge");
        switch (client.outcome()) {
            case CREATED -> outcome.addClassName("accent");
            case DRIFT -> outcome.addClassName("warn");
            case REFUSED -> outcome.addClassName("bad");
            case CHANGED, UNCHANGED -> {}
        }
        Div what = new Div();
        what.addClassName("import-what");
        client.problems().stream()
                .limit(3)
                .forEach(problem -> what.add(new Div(
                        client.outcome() == Outcome.REFUSED ? problem.text(getLocale()) : problem.brief(getLocale()))));
        client.differs().changes().stream()
                .limit(3)
                .forEach(change -> what.add(new Div(FieldText.change(change, getLocale()))));
        if (what.getChildren().findAny().isEmpty()) {
            what.add(new Div(getTranslation(key(client.outcome()) + ".what")));
            what.addClassName("muted");
        }
        Button look = new Button(getTranslation("import.look"), e -> look(client));
        look.addThemeVariants(ButtonVariant.TERTIARY);
        look.setAriaLabel(getTranslation("import.look.client", client.erpClientNo()));
        look.setVisible(file != null && client.outcome() != Outcome.REFUSED);
        Div row = new Div(number, webFaktura, outcome, what, look);
        row.addClassName("import-row");
        return row;
    }

    private void look(Imported client) {
        SpooledFile read = file;
        if (read != null) {
            new ImportedSheet(
                            client,
                            imports.difference(
                                    currentUser.scope(), agent.getValue().id(), read, client.erpClientNo()))
                    .open();
        }
    }

    private Div actions(Grid<Imported> grid) {
        RadioButtonGroup<Existing> existing = new RadioButtonGroup<>();
        existing.setLabel(getTranslation("import.existing.label"));
        existing.setItems(Existing.KEEP, Existing.TAKE);
        existing.setItemLabelGenerator(
                choice -> getTranslation("import.existing." + choice.name().toLowerCase(Locale.ROOT)));
        existing.setValue(Existing.KEEP);
        existing.setVisible(
                report.clients().stream().anyMatch(client -> !client.differs().isEmpty()));
        Button all =
                new Button(getTranslation("import.takeall", report.clients().size()));
        all.addThemeVariants(ButtonVariant.PRIMARY);
        all.setDisableOnClick(true);
        all.addClickListener(e -> run(new Order(false, Optional.empty(), existing.getValue())));
        Button some = new Button(getTranslation("import.takesome", 0));
        some.setVisible(false);
        some.addClickListener(e -> run(new Order(
                false,
                Optional.of(grid.getSelectedItems().stream()
                        .map(Imported::erpClientNo)
                        .collect(Collectors.toSet())),
                existing.getValue())));
        grid.addSelectionListener(e -> {
            int chosen = e.getAllSelectedItems().size();
            some.setVisible(chosen > 0);
            some.setText(getTranslation("import.takesome", chosen));
        });
        Div actions = new Div(existing, new Div(some, all));
        actions.addClassName("import-actions");
        return actions;
    }

    private void run(Order order) {
        SpooledFile read = file;
        if (read == null) {
            return;
        }
        // From here on the running import closes the file, also when the page goes away.
        file = null;
        InstallationId installation = agent.getValue().id();
        PersonScope scope = currentUser.scope();
        int total = order.chosen().map(Set::size).orElse(report.clients().size());
        ProgressBar bar = new ProgressBar(0, Math.max(1, total));
        Span told = new Span(getTranslation("import.running", 0, total));
        found.removeAll();
        found.add(new H2(getTranslation("import.runs")), bar, told);
        UI ui = UI.getCurrent();
        Thread.ofVirtual().start(() -> {
            try (Spool spool = read.spool()) {
                ImportReport done = imports.take(
                        scope,
                        installation,
                        new SpooledFile(spool, read.encoding(), read.outline()),
                        order,
                        clients -> tell(ui, () -> {
                            bar.setValue(Math.min(clients, total));
                            told.setText(getTranslation("import.running", clients, total));
                        }));
                tell(ui, () -> result(done));
            } catch (RuntimeException e) {
                tell(ui, () -> {
                    found.removeAll();
                    throw e;
                });
            }
        });
    }

    private void result(ImportReport done) {
        report = done;
        found.removeAll();
        H2 title = new H2(getTranslation("import.done"));
        Div counts = new Div(Notices.banner(
                done.count(Outcome.REFUSED) > 0 ? Notices.Kind.WARN : Notices.Kind.OK, new Span(summary(done))));
        Anchor download = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] csv = ImportCsv.of(done, getLocale());
                    return new DownloadResponse(
                            new ByteArrayInputStream(csv), "import.csv", "text/csv; charset=utf-8", csv.length);
                }),
                getTranslation("import.download"));
        download.getElement().setAttribute("download", true);
        download.addClassName("link");
        found.add(title, counts, download, grid(done, false));
    }

    private String summary(ImportReport done) {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (done.count(outcome) > 0) {
                parts.add(
                        done.count(outcome) + " " + getTranslation(key(outcome)).toLowerCase(getLocale()));
            }
        }
        return parts.isEmpty() ? getTranslation("import.noclients") : String.join(" · ", parts);
    }
}
