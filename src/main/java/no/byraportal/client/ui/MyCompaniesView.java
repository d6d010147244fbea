package no.byraportal.client.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauService;
import no.byraportal.client.ClientAccess;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.Role;
import no.byraportal.shared.Dates;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.ui.ContactLine;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.SearchField;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.util.UriComponentsBuilder;

/** Mine firmaer: the companies of a client's own person at all bureaus, and the way into what she uses there. */
@Route("mine-firmaer")
@Menu(title = "menu.companies", order = 10, icon = "building")
@RolesAllowed(Role.Name.CLIENT_USER)
class MyCompaniesView extends Div implements HasDynamicTitle {

    /** So few are seen at a glance. */
    private static final int FEW = 6;

    /** Whoever has more searches. */
    private static final int MOST = 50;

    private final String webFaktura;
    private final transient List<ClientAccess> companies;
    private final transient Map<BureauId, Bureau> bureaus;
    private final Div list = new Div();

    MyCompaniesView(
            ClientService clients, BureauService bureaus, @Value("${byraportal.webfaktura.url}") String webFaktura) {
        this.webFaktura = webFaktura;
        this.companies = clients.mine();
        this.bureaus = bureaus.mine().stream().collect(Collectors.toMap(Bureau::id, Function.identity()));
        addClassName("page");
        PageHead head =
                new PageHead(getTranslation("menu.companies"), getTranslation("companies.sub", companies.size()));
        list.addClassNames("page-body", "companies");
        add(head);
        if (companies.size() > FEW) {
            Div tools = new Div(search());
            tools.addClassName("list-tools");
            add(tools);
        }
        add(list);
        show("");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.companies");
    }

    private TextField search() {
        SearchField search = new SearchField(getTranslation("companies.search"));
        search.addValueChangeListener(e -> show(e.getValue()));
        return search;
    }

    private void show(String search) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<ClientAccess> found =
                companies.stream().filter(company -> fits(company, wanted)).toList();
        list.removeAll();
        found.stream().limit(MOST).forEach(company -> list.add(panel(company)));
        if (found.isEmpty()) {
            list.add(new Paragraph(getTranslation("companies.nomatch")));
        } else if (found.size() > MOST) {
            list.add(new Paragraph(getTranslation("companies.more", MOST, found.size())));
        }
    }

    private static boolean fits(ClientAccess company, String wanted) {
        return company.name().toLowerCase(Locale.ROOT).contains(wanted)
                || company.number().toString().startsWith(wanted)
                || company.orgNumber()
                        .filter(number -> number.digits().startsWith(wanted.replace(" ", "")))
                        .isPresent();
    }

    private Section panel(ClientAccess company) {
        Bureau bureau = Objects.requireNonNull(bureaus.get(company.bureau()));
        Span level = new Span(getTranslation(
                company.open() ? "level." + company.level().name().toLowerCase(Locale.ROOT) : "companies.closed"));
        level.addClassName("badge");
        Div title = new Div(new H2(company.name()), level);
        title.addClassName("agent-head");
        Paragraph facts = new Paragraph(facts(company, bureau));
        facts.addClassNames("muted", "small");
        Section panel = new Section(title, facts);
        panel.addClassName("panel");
        panel.add(company.open() ? tiles(company) : closed(bureau));
        return panel;
    }

    private String facts(ClientAccess company, Bureau bureau) {
        List<String> facts = new ArrayList<>();
        facts.add(getTranslation("companies.number", company.number().toString()));
        company.orgNumber()
                .map(OrgNumber::grouped)
                .ifPresent(number -> facts.add(getTranslation("companies.orgnumber", number)));
        facts.add(bureau.name());
        company.lastDay().ifPresent(last -> facts.add(getTranslation("companies.until", Dates.day(last, getLocale()))));
        return String.join(" · ", facts);
    }

    private Div tiles(ClientAccess company) {
        Div tiles = new Div();
        tiles.addClassName("tiles");
        if (webFaktura.isEmpty()) {
            tiles.add(new Paragraph(getTranslation("companies.noaddress")));
        } else {
            Anchor tile = tile(
                    UriComponentsBuilder.fromUriString(webFaktura)
                            .queryParam("client", company.number())
                            .build()
                            .toUriString(),
                    Icon.FILE_TEXT,
                    "companies.webfaktura");
            tile.setTarget(AnchorTarget.BLANK);
            tile.getElement().setAttribute("rel", "noopener");
            tiles.add(tile);
        }
        if (company.level() == Level.ADMIN) {
            tiles.add(tile("mitt-firma/" + company.number(), Icon.BUILDING, "companies.company"));
        }
        return tiles;
    }

    private Anchor tile(String address, Icon icon, String key) {
        Span name = new Span(getTranslation(key));
        name.addClassName("strong");
        Span text = new Span(getTranslation(key + ".text"));
        text.addClassNames("muted", "small");
        Anchor tile = new Anchor(address, icon.create(), new Div(name, text));
        tile.addClassName("tile");
        return tile;
    }

    private Component closed(Bureau bureau) {
        return new Div(
                new Paragraph(getTranslation("companies.closed.text", bureau.name())),
                new ContactLine(bureau.name(), bureau.email(), bureau.phone()));
    }
}
