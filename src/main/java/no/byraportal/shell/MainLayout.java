package no.byraportal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Membership;
import no.byraportal.identity.ProfileService;
import no.byraportal.identity.Role;
import no.byraportal.identity.SignedIn;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.ConfirmDialogs;
import no.byraportal.shared.ui.Icon;
import org.springframework.beans.factory.annotation.Value;

/** The frame: the bureau on top, what one may open, and oneself at the bottom. */
@Layout
@PermitAll
@JsModule("context://byraportal/byraportal.js")
class MainLayout extends AppLayout implements AfterNavigationObserver {

    /** From here in the menu's order it is about figures, and from there about the bureau itself. */
    private static final double FIGURES = 70;

    private static final double BUREAU = 85;

    private final transient CurrentUser currentUser;
    private final transient BureauService bureaus;
    private final transient ProfileService profile;
    private final transient AuthenticationContext authentication;
    private final Span title = new Span();

    MainLayout(
            CurrentUser currentUser,
            BureauService bureaus,
            ProfileService profile,
            AuthenticationContext authentication,
            @Value("${byraportal.idle}") Duration idle,
            @Value("${byraportal.idle-warning}") Duration warning) {
        this.currentUser = currentUser;
        this.bureaus = bureaus;
        this.profile = profile;
        this.authentication = authentication;
        setPrimarySection(Section.DRAWER);
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("menu.toggle"));
        title.addClassName("navbar-title");
        addToNavbar(toggle, title);
        Div drawer = new Div(bureau(), navigation(), person(), new IdleWatch(idle, warning, authentication::logout));
        drawer.addClassName("drawer");
        addToDrawer(drawer);
    }

    private Div bureau() {
        Optional<Membership> membership = currentUser.membership();
        List<Bureau> mine = bureaus.mine();
        String name = mine.stream()
                .filter(bureau ->
                        membership.filter(m -> bureau.id().equals(m.bureau())).isPresent())
                .map(Bureau::name)
                .findFirst()
                .orElse("");
        Div names = new Div(bold(getTranslation("app.name")), small(name));
        Span mark = new Span(Icon.MARK.create());
        mark.addClassName("mark");
        if (mine.size() < 2) {
            Div brand = new Div(mark, names);
            brand.addClassName("brand");
            return brand;
        }
        Div face = new Div(mark, names, Icon.CHEVRONS_UP_DOWN.create());
        face.addClassName("person");
        Button button = new Button(face);
        ContextMenu menu = menu(button, getTranslation("menu.bureau", name), ContextMenuPosition.BOTTOM_START);
        for (Bureau bureau : mine) {
            MenuItem item = menu.addItem(bureau.name(), e -> choose(bureau));
            item.setCheckable(true);
            item.setChecked(bureau.name().equals(name));
        }
        return new Div(button);
    }

    private void choose(Bureau bureau) {
        currentUser.choose(bureau.id());
        UI.getCurrentOrThrow().getPage().setLocation("/");
    }

    /** What one may not open is not shown, nor the heading of a group that has nothing then. */
    private Div navigation() {
        Map<String, SideNav> groups = new LinkedHashMap<>();
        for (Class<? extends Component> view : MenuEntries.of(currentUser)) {
            Menu menu = view.getAnnotation(Menu.class);
            Icon icon = Icon.valueOf(menu.icon().toUpperCase(Locale.ROOT).replace('-', '_'));
            SideNavItem item = new SideNavItem(getTranslation(menu.title()), view, icon.create());
            item.setMatchNested(true);
            groups.computeIfAbsent(group(menu.order()), this::group).addItem(item);
        }
        Div navigation = new Div();
        navigation.addClassName("navigation");
        groups.values().forEach(navigation::add);
        return navigation;
    }

    /** The key of its heading; all of an operator's are one group, and what one works with daily needs no heading. */
    private String group(double order) {
        if (currentUser.membership().filter(m -> m.role() == Role.OPERATOR).isPresent()) {
            return "menu.operations";
        }
        if (order < FIGURES) {
            return "menu.main";
        }
        return order < BUREAU ? "menu.figures" : "menu.ofbureau";
    }

    private SideNav group(String key) {
        SideNav nav = new SideNav();
        if (key.equals("menu.main")) {
            nav.getElement().setAttribute("aria-label", getTranslation(key));
        } else {
            nav.setLabel(getTranslation(key));
        }
        return nav;
    }

    private Button person() {
        SignedIn person = currentUser.signedIn().orElseThrow();
        String role = currentUser
                .membership()
                .map(m -> getTranslation("role." + m.role().name().toLowerCase(Locale.ROOT)))
                .orElse("");
        Div face =
                new Div(Icon.USER.create(), new Div(bold(person.name()), small(role)), Icon.CHEVRONS_UP_DOWN.create());
        face.addClassName("person");
        Button button = new Button(face);
        ContextMenu menu = menu(button, getTranslation("menu.person", person.name()), ContextMenuPosition.TOP_START);
        menu.addItem(
                getTranslation("menu.profile"),
                e -> UI.getCurrentOrThrow().getPage().setLocation(profile.address()));
        MenuItem looks = menu.addItem(getTranslation("menu.appearance"));
        for (String look : List.of("light", "dark", "system")) {
            looks.getSubMenu().addItem(getTranslation("menu.appearance." + look), e -> dress(look));
        }
        MenuItem languages = menu.addItem(getTranslation("menu.language"));
        for (Locale language : List.of(Texts.BOKMAL, Texts.ENGLISH)) {
            MenuItem item = languages
                    .getSubMenu()
                    .addItem(getTranslation("menu.language." + language.getLanguage()), e -> speak(language));
            item.setCheckable(true);
            item.setChecked(Texts.spoken(getLocale()).equals(language));
        }
        menu.addItem(getTranslation("menu.signout"), e -> authentication.logout());
        menu.addItem(getTranslation("menu.signout.everywhere"), e -> signOutEverywhere());
        return button;
    }

    private void signOutEverywhere() {
        ConfirmDialogs.ask(
                getTranslation("menu.signout.everywhere.title"),
                getTranslation("menu.signout.everywhere.text"),
                getTranslation("menu.signout.everywhere.confirm"),
                () -> profile.signOutEverywhere(authentication::logout));
    }

    private static ContextMenu menu(Button button, String label, ContextMenuPosition position) {
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("face-button");
        button.setAriaLabel(label);
        button.getElement().setAttribute("aria-haspopup", "menu");
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.setPosition(position);
        return menu;
    }

    private void dress(String look) {
        UI.getCurrentOrThrow()
                .getPage()
                .executeJs(
                        "document.documentElement.style.colorScheme = $0 === 'system' ? '' : $0;"
                                + "document.cookie = $1 + '=' + $0 + ';path=/;max-age=31536000;samesite=lax'",
                        look,
                        SessionStart.APPEARANCE);
    }

    private void speak(Locale language) {
        currentUser.speak(language);
        UI.getCurrentOrThrow().getPage().reload();
    }

    private static Div bold(String text) {
        return wrap("b", text);
    }

    private static Div small(String text) {
        return wrap("small", text);
    }

    private static Div wrap(String tag, String text) {
        Div box = new Div();
        box.getElement().appendChild(new Element(tag).setText(text));
        return box;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        title.setText(event.getActiveChain().getFirst() instanceof HasDynamicTitle page ? page.getPageTitle() : "");
    }
}
