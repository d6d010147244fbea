package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ClientProgress;
import no.byraportal.settings.ClientProgress.Standing;
import no.byraportal.settings.Progress;
import no.byraportal.settings.ProgressService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.RowGrid;

/** Tilstand: what is desired for the agent's clients beside what it says they run on, those that are behind first. */
final class ProgressPanel extends Div {

    ProgressPanel(Supplier<PersonScope> scope, ProgressService progress, InstallationId agent) {
        addClassName("page-fill");
        Progress now = progress.progress(scope.get()).getOrDefault(agent, Progress.NONE);
        if (now.clients() == 0) {
            Div empty = new Div(new Span(getTranslation("clients.none")));
            empty.addClassName("empty");
            add(empty);
            return;
        }
        add(figures(now));
        RowGrid<ClientProgress> grid = new RowGrid<>(getTranslation("agent.part.tilstand"), this::card);
        grid.share(getTranslation("clients.name"), 3, ProgressPanel::name);
        grid.narrow(getTranslation("clients.erp"), "90px", row -> RowGrid.numbers(row.erpName()));
        grid.narrow(getTranslation("clients.status"), "130px", this::standing);
        grid.share(getTranslation("running.desired"), 2, row -> RowGrid.numbers(desired(row)));
        grid.share(getTranslation("agent.applied"), 2, row -> RowGrid.numbers(applied(row)));
        grid.setItems(
                fetch -> progress.clients(scope.get(), agent, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> progress.progress(scope.get())
                        .getOrDefault(agent, Progress.NONE)
                        .clients());
        add(grid);
    }

    private DescriptionList figures(Progress now) {
        DescriptionList figures = new DescriptionList();
        figures.addClassName("figures");
        figures.add(
                figure(Standing.CURRENT, now.current()),
                figure(Standing.BEHIND, now.behind()),
                figure(Standing.SILENT, now.silent()),
                figure(Standing.INACTIVE, now.inactive()));
        return figures;
    }

    private Div figure(Standing standing, int number) {
        Span help = new Span(getTranslation("standing." + word(standing) + ".help"));
        help.addClassNames("muted", "small");
        DescriptionList.Description value =
                new DescriptionList.Description(RowGrid.numbers(getTranslation("format.number", number)), help);
        return new Div(new DescriptionList.Term(getTranslation("standing." + word(standing))), value);
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    /** To a client's page, which is another room's. */
    static Anchor client(ClientNumber number, String name) {
        Anchor link = new Anchor("klienter/" + number, name);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private static Component name(ClientProgress row) {
        boolean active = row.standing() != Standing.INACTIVE;
        Span cell = new Span(client(row.clientNumber(), (active ? "" : "* ") + row.name()));
        cell.setClassName("inactive", !active);
        return cell;
    }

    private Component standing(ClientProgress row) {
        String text = getTranslation("standing." + word(row.standing()));
        return switch (row.standing()) {
            case BEHIND -> AgentFacts.badge("warn", text);
            case SILENT, INACTIVE -> AgentFacts.badge("plain", text);
            case CURRENT -> new Span(text);
        };
    }

    private String desired(ClientProgress row) {
        return revision(row.desired(), Optional.of(row.desiredAt()));
    }

    private String applied(ClientProgress row) {
        return row.applied()
                .map(revision -> revision(revision, row.appliedAt()))
                .orElseGet(() -> getTranslation("agent.unknown"));
    }

    private String revision(int revision, Optional<Instant> at) {
        String text = getTranslation("running.revision", Integer.toString(revision));
        return at.map(moment -> text + " · " + Dates.moment(moment, getLocale()))
                .orElse(text);
    }

    private Component card(ClientProgress row) {
        Span desired = RowGrid.numbers(getTranslation("running.desired") + ": " + desired(row));
        Span applied = RowGrid.numbers(getTranslation("agent.applied") + ": " + applied(row));
        Div card = new Div(name(row), standing(row), desired, applied);
        desired.addClassNames("wide", "muted");
        applied.addClassNames("wide", "muted");
        card.addClassName("card-row");
        return card;
    }
}
