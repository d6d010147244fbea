package no.byraportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.context.junit.jupiter.SpringExtension.getApplicationContext;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.fakeservlet.FakeServletConfig;
import com.github.mvysny.kaributesting.v10.BasicUtilsKt;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.mock.MockVaadinSession;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.internal.nodefeature.VirtualChildrenList;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.SpringServlet;
import com.vaadin.flow.spring.SpringVaadinServletService;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.demo.DemoPerson;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser tab without a browser: the running portal's routes, views, services and access control, as one person. All
 * of it happens in the test's own thread and transaction.
 */
public final class Browserless implements BeforeEachCallback, AfterEachCallback {

    /** Attributes that are read aloud or shown. */
    private static final List<String> SPOKEN = List.of("aria-label", "title", "alt", "placeholder", "label");
    /** Properties that are no text. */
    private static final Set<String> UNSPOKEN = Set.of("innerHTML", "outerHTML", "path", "href", "src", "value");

    private @Nullable WebApplicationContext portal;

    /** One outside of a test. */
    public static Browserless of(WebApplicationContext portal) {
        Browserless tab = new Browserless();
        tab.portal = portal;
        return tab;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        portal = (WebApplicationContext) getApplicationContext(test);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    private static void close() {
        if (UI.getCurrent() != null) {
            MockVaadin.tearDown();
        }
        SecurityContextHolder.clearContext();
    }

    /** A new session and its first tab, in Norwegian. */
    public void signIn(DemoPerson person) {
        signIn(person, Texts.BOKMAL);
    }

    /** A new session and its first tab, in the browser's language. */
    public void signIn(DemoPerson person, Locale language) {
        close();
        Authentication authentication = person.signedIn();
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            request.setUserPrincipalInt(authentication);
            request.setUserInRole((who, role) -> false);
            request.setLocaleInt(language);
            return request;
        });
        WebApplicationContext context = Objects.requireNonNull(portal);
        TabServlet servlet = new TabServlet(context);
        MockVaadin.setup(MockedUI::new, servlet);
    }

    /** Goes to an address, as if it were typed. */
    public void open(String address) {
        Location location = new Location(address);
        UI.getCurrentOrThrow().navigate(location.getPath(), location.getQueryParameters());
        roundTrip();
    }

    /** Types over what stands in a field. */
    public void type(TextFieldBase<?, String> field, String text) {
        assertThat(field.isReadOnly()).as("read-only").isFalse();
        assertThat(field.isEnabled()).as("enabled").isTrue();
        field.setValue(text);
        roundTrip();
    }

    /** Does something as somebody else, in a window of their own. */
    public static <T> T as(DemoPerson person, Supplier<T> work) {
        SecurityContext mine = SecurityContextHolder.getContext();
        Map<Class<?>, CurrentInstance> tab = CurrentInstance.getInstances();
        CurrentInstance.clearAll();
        SecurityContextHolder.setContext(new SecurityContextImpl(person.signedIn()));
        try {
            return work.get();
        } finally {
            CurrentInstance.restoreInstances(tab);
            SecurityContextHolder.setContext(mine);
        }
    }

    /** A further tab of the same session; it is the current one from now on. */
    public UI openTab() {
        UI tab = new MockedUI();
        VaadinSession session = VaadinSession.getCurrent();
        tab.getInternals().setSession(session);
        int id = session.getNextUIid();
        UI.setCurrent(tab);
        tab.doInit(VaadinRequest.getCurrent(), id, "ROOT-" + id);
        session.addUI(tab);
        session.getService().fireUIInitListeners(tab);
        return tab;
    }

    /** What the browser would send and fetch. */
    public void roundTrip() {
        MockVaadin.clientRoundtrip(true);
    }

    /** The view that shows. */
    public Component view() {
        return (Component) UI.getCurrentOrThrow()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getFirst();
    }

    /** The address in the browser's address line. */
    public String address() {
        return UI.getCurrentOrThrow().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    /** The browser's window gets another width. */
    public void resize(int width) {
        BasicUtilsKt._fireDomEvent(
                UI.getCurrentOrThrow(),
                "window-resize",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("event.w", width)
                        .put("event.h", 900)
                        // Resizing counts when it has come to an end.
                        .put("for", "trailing"));
        roundTrip();
    }

    /** A click that ends badly: what is thrown goes the way it goes when a browser sent the click. */
    public void failing(Runnable click) {
        try {
            click.run();
        } catch (RuntimeException e) {
            VaadinSession session = VaadinSession.getCurrent();
            if (session.getErrorHandler() instanceof DefaultErrorHandler) {
                throw e;
            }
            session.getErrorHandler().error(new ErrorEvent(e));
            roundTrip();
            return;
        }
        throw new AssertionError("nothing failed");
    }

    /** All that can be read in the tab, or heard: texts, labels, reasons, rows, dialogs and notices. */
    public List<String> texts() {
        return texts(UI.getCurrentOrThrow());
    }

    /** All that can be read in a component, or heard. */
    public static List<String> texts(Component component) {
        List<String> texts = new ArrayList<>();
        collect(component.getElement(), texts);
        return texts;
    }

    /** {@link #texts(Component)} in one line. */
    public static String text(Component component) {
        return String.join(" ", texts(component))
                .replaceAll("[\\s\u00A0]+", " ")
                .strip();
    }

    /** {@link #texts()} in one line. */
    public String text() {
        return text(UI.getCurrentOrThrow());
    }

    private static void collect(Element element, List<String> texts) {
        if (element.isTextNode()) {
            add(texts, element.getText());
            return;
        }
        if (!element.isVisible()) {
            return;
        }
        SPOKEN.forEach(attribute -> add(texts, element.getAttribute(attribute)));
        element.getPropertyNames()
                .filter(property -> !UNSPOKEN.contains(property))
                .forEach(property -> {
                    if (element.getPropertyRaw(property) instanceof String text) {
                        add(texts, text);
                    }
                });
        element.getComponent().filter(Grid.class::isInstance).ifPresent(grid -> {
            Grid<?> rows = (Grid<?>) grid;
            rows.getColumns().stream()
                    .filter(Component::isVisible)
                    .map(Grid.Column::getHeaderText)
                    .forEach(text -> add(texts, text));
            rows(rows).forEach(row -> row.forEach(text -> add(texts, text)));
        });
        // The frame of the page hangs in an element of its own, dialogs' heads and feet in virtual ones.
        element.getComponent()
                .filter(UI.class::isInstance)
                .ifPresent(ui -> ui.getChildren().forEach(child -> collect(child.getElement(), texts)));
        element.getChildren().filter(child -> !isShownByUi(element)).forEach(child -> collect(child, texts));
        element.getNode()
                .getFeatureIfInitialized(VirtualChildrenList.class)
                .filter(children -> !(element.getComponent().orElse(null) instanceof Grid))
                .ifPresent(children -> children.forEachChild(node -> collect(Element.get(node), texts)));
    }

    private static boolean isShownByUi(Element element) {
        return element.getComponent().orElse(null) instanceof UI;
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.add(text.strip());
        }
    }

    /** What stands in each visible cell of each row. */
    public static <T> List<List<String>> rows(Grid<T> grid) {
        return GridKt._findAll(grid).stream()
                .map(item -> grid.getColumns().stream()
                        .filter(Component::isVisible)
                        .map(column -> cell(column, item))
                        .toList())
                .toList();
    }

    private static <T> String cell(Grid.Column<T> column, T item) {
        return column.getRenderer() instanceof ComponentRenderer<?, T> components
                ? text(components.createComponent(item))
                : GridKt._getFormatted(column, item).replace('\u00A0', ' ').strip();
    }

    /** The texts of a column, by its header. */
    public static <T> List<String> column(Grid<T> grid, String header) {
        Grid.Column<T> column = grid.getColumns().stream()
                .filter(each -> header.equals(each.getHeaderText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + header));
        return GridKt._findAll(grid).stream().map(item -> cell(column, item)).toList();
    }

    /** Every component that is there, in order, overlays too. */
    public static <T extends Component> Stream<T> all(Class<T> type) {
        return descendants(UI.getCurrentOrThrow())
                .distinct()
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Stream<Component> descendants(Component component) {
        Stream<Component> more =
                component instanceof Grid ? Stream.of() : BasicUtilsKt._getVirtualChildren(component).stream();
        return Stream.concat(
                Stream.of(component),
                Stream.concat(component.getChildren(), more).flatMap(Browserless::descendants));
    }

    /** Opens the menu of the button whose label begins so; nothing when there is no such button. */
    public static List<MenuItem> menu(String label) {
        return all(Button.class)
                .filter(button -> button.getAriaLabel().orElse("").startsWith(label))
                .findFirst()
                .map(Browserless::opened)
                .orElseGet(List::of);
    }

    private static List<MenuItem> opened(Button button) {
        BasicUtilsKt._fireDomEvent(
                button,
                "vaadin-context-menu-before-open",
                JsonMapper.shared()
                        .createObjectNode()
                        .set("event.detail", JsonMapper.shared().createObjectNode()));
        ContextMenu menu = all(ContextMenu.class)
                .filter(each -> button.equals(each.getTarget()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no menu opened"));
        return menu.getItems();
    }

    /** Clicks an item of the menu of the button whose label begins so. */
    public static void choose(String label, String item) {
        MenuItem chosen = menu(label).stream()
                .filter(each -> text(each).equals(item))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + item));
        BasicUtilsKt._fireEvent(chosen, new ClickEvent<>(chosen));
    }

    /** For a message: which classes stand in the tab. */
    @Override
    public String toString() {
        return all(Component.class).map(c -> c.getClass().getSimpleName()).collect(Collectors.joining(" "));
    }

    /** Vaadin's Spring servlet in the running portal's own servlet context: its routes, error views and listeners. */
    @SuppressWarnings("serial")
    private static final class TabServlet extends SpringServlet {

        private final transient WebApplicationContext portal;

        TabServlet(WebApplicationContext portal) {
            super(portal, false);
            this.portal = portal;
            ServletContext real = Objects.requireNonNull(portal.getServletContext());
            try {
                init(new FakeServletConfig(real));
            } catch (jakarta.servlet.ServletException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected VaadinServletService createServletService(DeploymentConfiguration configuration)
                throws ServiceException {
            TabService service = new TabService(this, configuration, portal);
            service.init();
            return service;
        }
    }

    @SuppressWarnings("serial")
    private static final class TabService extends SpringVaadinServletService {

        TabService(TabServlet servlet, DeploymentConfiguration configuration, WebApplicationContext portal) {
            super(servlet, configuration, portal);
        }

        @Override
        protected boolean isAtmosphereAvailable() {
            return false;
        }

        @Override
        public String getMainDivId(VaadinSession session, VaadinRequest request) {
            return "ROOT-1";
        }

        @Override
        protected VaadinSession createVaadinSession(VaadinRequest request) {
            return new MockVaadinSession(this, MockedUI::new);
        }
    }
}
