package no.byraportal.statistics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.settings.Plan;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.statistics.Usage;
import no.byraportal.statistics.Usage.Verdict;
import no.byraportal.statistics.UsageService;

/** Abonnement mot bruk: what each client sends, held against its plan, and which one would fit better. */
@Route("abonnement")
@Menu(title = "menu.usage", order = 75, icon = "gauge")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class UsageView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String VERDICT = "vurdering";

    private final transient UsageService usages;
    private final transient CurrentUser currentUser;
    private final transient StatisticsText words = new StatisticsText(getLocale());
    private final Span sub = new Span();
    private final Nav chips = new Nav();
    private final Div rows = new Div();

    UsageView(UsageService usages, CurrentUser currentUser) {
        this.usages = usages;
        this.currentUser = currentUser;
        addClassName("page");
        chips.addClassName("chips");
        chips.setAriaLabel(getTranslation("usage.filter"));
        Div tools = new Div(chips);
        tools.addClassName("list-tools");
        rows.addClassName("page");
        add(new PageHead(new H1(getTranslation("menu.usage")), sub), tools, rows);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.usage");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Verdict> chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(VERDICT)
                .flatMap(word -> Arrays.stream(Verdict.values())
                        .filter(verdict -> StatisticsAddress.word(verdict).equals(word))
                        .findFirst());
        List<Usage> all = usages.usages(scope());
        sub.setText(getTranslation("usage.sub", all.size()));
        chips.removeAll();
        for (Verdict verdict : Verdict.values()) {
            chips.add(chip(
                    verdict,
                    all.stream().filter(usage -> usage.verdict() == verdict).count(),
                    chosen.filter(verdict::equals).isPresent()));
        }
        show(all.stream()
                .filter(usage -> chosen.isEmpty() || chosen.get() == usage.verdict())
                .toList());
    }

    private Component chip(Verdict verdict, long count, boolean on) {
        String text = getTranslation("usage.verdict." + StatisticsAddress.word(verdict));
        RouterLink chip = new RouterLink("", UsageView.class);
        chip.add(new Span(text), RowGrid.numbers(words.number(count)));
        chip.addClassName("chip");
        if (on) {
            chip.getElement().setAttribute("aria-current", "true");
            chip.getElement().setAttribute("aria-label", getTranslation("users.filter.remove", text));
            chip.add(Icon.X.create());
        } else {
            chip.setQueryParameters(QueryParameters.of(VERDICT, StatisticsAddress.word(verdict)));
        }
        return chip;
    }

    private void show(List<Usage> shown) {
        rows.removeAll();
        if (shown.isEmpty()) {
            Div empty = new Div(new Span(getTranslation("usage.none")));
            empty.addClassName("empty");
            rows.add(empty);
            return;
        }
        RowGrid<Usage> grid = new RowGrid<>(getTranslation("menu.usage"), this::card);
        grid.addClassName("tall-rows");
        grid.share(getTranslation("usage.client"), 3, this::client);
        grid.share(getTranslation("usage.plan"), 2, this::plan);
        grid.numbers(getTranslation("usage.sent"), "110px", usage -> words.number(usage.total()))
                .setSortable(true)
                .setComparator(Usage::total);
        grid.numbers(getTranslation("usage.months"), "100px", usage -> words.number(usage.months()));
        grid.narrow(getTranslation("usage.season"), "150px", this::season);
        grid.share(getTranslation("usage.verdict"), 5, this::verdict);
        grid.narrow(getTranslation("usage.suggestion"), "190px", this::suggestion);
        grid.setItems(shown);
        rows.add(grid);
    }

    private Anchor client(Usage usage) {
        return new Anchor("klienter/" + usage.client() + "/abonnement", usage.name());
    }

    private Div plan(Usage usage) {
        Div plan = new Div(new Span(usage.plan().map(Plan::name).orElseGet(() -> words.text("statistics.plan.none"))));
        plan.addClassName("lines");
        usage.plan().filter(known -> known.invoicesAYear() > 0).ifPresent(known -> {
            Span holds = new Span(getTranslation("plan.invoices", known.invoicesAYear()));
            holds.addClassNames("muted", "small");
            plan.add(holds);
        });
        return plan;
    }

    /** The twelve months as small columns; the months' figures are read aloud. */
    private Div season(Usage usage) {
        Div season = new Div();
        season.addClassName("season");
        season.getElement().setAttribute("role", "img");
        season.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "usage.season.label",
                                String.join(
                                        ", ",
                                        usage.sent().stream().map(words::number).toList())));
        int highest = Math.max(
                1, usage.sent().stream().mapToInt(Integer::intValue).max().orElse(1));
        usage.sent().forEach(sent -> {
            Span month = new Span();
            month.getStyle().setHeight(100 * sent / highest + "%");
            season.add(month);
        });
        return season;
    }

    /** What it is judged to be, and what that rests on. */
    private Div verdict(Usage usage) {
        String word = StatisticsAddress.word(usage.verdict());
        Span badge = new Span(getTranslation("usage.verdict." + word));
        badge.addClassNames(
                "badge",
                switch (usage.verdict()) {
                    case TOO_SMALL -> "bad";
                    case TOO_LARGE -> "warn";
                    case FITS -> "ok";
                    case TOO_LITTLE_KNOWN -> "plain";
                });
        Span why = new Span(why(usage));
        why.addClassNames("muted", "small");
        Div verdict = new Div(badge, why);
        verdict.addClassName("lines");
        return verdict;
    }

    private String why(Usage usage) {
        int holds = usage.plan().map(Plan::invoicesAYear).orElse(0);
        int aYear = usage.aYear().orElse(usage.total());
        String why = holds == 0
                ? getTranslation("usage.why.noplan")
                : getTranslation(
                        "usage.why." + StatisticsAddress.word(usage.verdict())
                                + (usage.verdict() != Verdict.TOO_LITTLE_KNOWN
                                                && usage.months() < usage.sent().size()
                                        ? ".young"
                                        : ""),
                        aYear,
                        holds,
                        usage.months());
        return usage.outgrows()
                .map(month -> why + " " + getTranslation("usage.why.outgrows", words.month(month)))
                .orElse(why);
    }

    private Component suggestion(Usage usage) {
        if (usage.suggested().isEmpty()) {
            return new Span();
        }
        Plan suggested = usage.suggested().get();
        Div suggestion =
                new Div(new Span(getTranslation("usage.suggested", suggested.name(), suggested.invoicesAYear())));
        suggestion.addClassName("lines");
        if (scope().mayChangeClients()) {
            Anchor take = new Anchor(
                    "klienter/" + usage.client() + "/abonnement?plan=" + suggested.code(),
                    getTranslation("usage.take"));
            take.addClassName("link");
            take.setAriaLabel(getTranslation("usage.take.label", suggested.name(), usage.name()));
            suggestion.add(take);
        }
        return suggestion;
    }

    private Component card(Usage usage) {
        Div verdict = verdict(usage);
        verdict.addClassName("wide");
        Component suggestion = suggestion(usage);
        suggestion.addClassName("wide");
        Div card = new Div(
                client(usage), RowGrid.numbers(words.number(usage.total())), plan(usage), season(usage), verdict);
        card.add(suggestion);
        card.addClassName("card-row");
        return card;
    }
}
