package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.byraportal.identity.Role;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.Plan;
import no.byraportal.settings.PlanService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;

/** Planer: the subscriptions there are, were and will be. */
@Route("planer")
@Menu(title = "menu.plans", order = 202, icon = "file-text")
@RolesAllowed(Role.Name.OPERATOR)
class PlanListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient PlanService plans;
    private final transient Clock clock;
    private final RowGrid<Plan> grid = new RowGrid<>(getTranslation("menu.plans"), this::card);
    private transient List<Plan> all = List.of();

    PlanListView(PlanService plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
        addClassName("page");
        Button add = new Button(getTranslation("plans.new"), Icon.PLUS.create(), e -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        PageHead head = new PageHead(getTranslation("menu.plans"), getTranslation("plans.sub"), add);
        grid.numbers(getTranslation("plans.code"), "80px", plan -> plan.code().toString());
        grid.share(getTranslation("plans.name"), 3, plan -> new Span(plan.name()));
        grid.numbers(getTranslation("plans.invoices"), "150px", plan -> FieldText.number(plan.invoicesAYear()));
        grid.narrow(
                getTranslation("plans.from"),
                "150px",
                plan -> RowGrid.numbers(Dates.day(plan.validFrom(), getLocale())));
        grid.share(getTranslation("plans.state"), 2, this::state);
        add(head, grid);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.plans");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Dates.OSLO));
    }

    private void show() {
        all = plans.plans();
        grid.setItems(all);
    }

    /** Of what has begun, the newest holds. */
    private Span state(Plan plan) {
        String word = plan.validFrom().isAfter(today())
                ? "later"
                : all.stream()
                                .anyMatch(other -> other.code().equals(plan.code())
                                        && other.validFrom().isAfter(plan.validFrom())
                                        && !other.validFrom().isAfter(today()))
                        ? "past"
                        : "now";
        Span state = new Span(getTranslation("plans.state." + word));
        state.setClassName("muted", !word.equals("now"));
        return state;
    }

    private Component card(Plan plan) {
        Span numbers = new Span(getTranslation("plans.invoices") + ": " + FieldText.number(plan.invoicesAYear()));
        numbers.addClassName("wide");
        Span from = new Span(getTranslation("plans.from") + " " + Dates.day(plan.validFrom(), getLocale()));
        from.addClassNames("wide", "muted");
        Div card = new Div(new Span(plan.code() + " " + plan.name()), state(plan), numbers, from);
        card.addClassName("card-row");
        return card;
    }

    private void add() {
        new NewPlanDialog(today(), plan -> {
                    plans.add(plan);
                    show();
                    Notices.done(getTranslation("plans.created"));
                })
                .open();
    }
}
