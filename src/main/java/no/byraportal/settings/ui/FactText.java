package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.byraportal.settings.Fact;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.KnownFacts.Known;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Icon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Facts as people read them, and as they type them: lists with an element on each line, its parts after semicolons. */
final class FactText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SHOWN = 12;

    private FactText() {}

    /** Who told it and when: «ERP-systemet, meldt 14. okt. kl. 09:12». */
    static Div evidence(Known known, Locale locale) {
        Icon icon = switch (known.source()) {
            case ERP -> Icon.SERVER;
            case PERSON -> Icon.USER;
            case WEBFAKTURA -> Icon.FILE_TEXT;
        };
        String source = known.source().name().toLowerCase(Locale.ROOT);
        Span text = new Span(
                Texts.text(locale, "fact.source." + source, known.by().name(), Dates.moment(known.at(), locale)));
        Div evidence = new Div(icon.create(), text);
        evidence.addClassName("evidence");
        return evidence;
    }

    /** In a few words; a long list is cut and counted. */
    static String brief(Fact fact, JsonNode value, Locale locale) {
        if (!value.isArray()) {
            return single(fact, value, locale);
        }
        String first = value.valueStream()
                .limit(SHOWN)
                .map(element -> element(fact, element))
                .collect(Collectors.joining(", "));
        return value.isEmpty()
                ? Texts.text(locale, "field.none")
                : value.size() <= SHOWN ? first : Texts.text(locale, "fact.more", first, value.size() - SHOWN);
    }

    private static String single(Fact fact, JsonNode value, Locale locale) {
        if (fact == Fact.ORG_NUMBER) {
            return grouped(value.asString());
        }
        if (fact == Fact.NEXT_INVOICE) {
            return FieldText.grouped(value.asString());
        }
        return value.isBoolean()
                ? Texts.text(locale, "fact." + fact.path() + "." + value.booleanValue())
                : value.asString().replaceAll("\\R", ", ");
    }

    private static String grouped(String written) {
        try {
            return OrgNumber.of(written).grouped();
        } catch (InvalidValue e) {
            return written;
        }
    }

    private static String element(Fact fact, JsonNode element) {
        return switch (fact) {
            case VAT_CODES -> element.path("code").asString();
            case SALES_ACCOUNTS ->
                element.path("vatCode").asString() + ": "
                        + element.path("account").asString();
            case CUSTOMER_RANGES ->
                FieldText.number(element.path("from").longValue()) + "–"
                        + FieldText.number(element.path("to").longValue());
            default ->
                (element.path("code").asString() + " " + element.path("name").asString("")).strip();
        };
    }

    /** As somebody would have typed it. */
    static String typed(Fact fact, JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(element -> line(fact, element)).collect(Collectors.joining("\n"))
                : value.asString();
    }

    private static String line(Fact fact, JsonNode element) {
        return switch (fact) {
            case VAT_CODES ->
                "%s; %s; %s; %s"
                        .formatted(
                                element.path("code").asString(),
                                element.path("description").asString(""),
                                element.path("rate").isNumber()
                                        ? element.path("rate")
                                                .decimalValue()
                                                .toPlainString()
                                                .replace('.', ',')
                                        : "",
                                element.path("standardTaxCode").isNumber()
                                        ? element.path("standardTaxCode").asString()
                                        : "")
                        .replaceFirst("(; )+$", "");
            case SALES_ACCOUNTS ->
                element.path("vatCode").asString() + "; "
                        + element.path("account").asString();
            case DEPARTMENTS, PROJECTS, VOUCHER_TYPES ->
                (element.path("code").asString() + "; " + element.path("name").asString("")).replaceFirst("; $", "");
            default -> element(fact, element);
        };
    }

    /** A document with what was typed for one fact; nothing typed forgets it. Whether it can be is judged elsewhere. */
    static ObjectNode read(Fact fact, String typed) {
        ObjectNode told = NODES.objectNode();
        if (typed.isBlank()) {
            told.putNull(fact.path());
            return told;
        }
        switch (fact) {
            case VAT_CODES, SALES_ACCOUNTS, DEPARTMENTS, PROJECTS, VOUCHER_TYPES, CUSTOMER_RANGES ->
                told.set(fact.path(), list(fact, typed));
            case NEXT_INVOICE -> told.set(fact.path(), number(typed));
            case EXPORTED_FOR_WEBFAKTURA, INTEGRATION_PROPERTY -> told.put(fact.path(), Boolean.parseBoolean(typed));
            default -> told.put(fact.path(), typed.strip());
        }
        return told;
    }

    private static ArrayNode list(Fact fact, String typed) {
        ArrayNode list = NODES.arrayNode();
        lines(typed).forEach(line -> list.add(element(fact, line)));
        return list;
    }

    /** The lines that say something. */
    private static List<String> lines(String typed) {
        return typed.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Which line of what was typed an element stands on, from 1. */
    static int line(String typed, int element) {
        List<Integer> numbers = new ArrayList<>();
        List<String> all = typed.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isBlank()) {
                numbers.add(i + 1);
            }
        }
        return element < numbers.size() ? numbers.get(element) : all.size();
    }

    private static ObjectNode element(Fact fact, String line) {
        ObjectNode element = NODES.objectNode();
        if (fact == Fact.CUSTOMER_RANGES) {
            String[] ends = line.strip().split("\\s*[-–—]\\s*", 2);
            element.set("from", number(ends[0]));
            element.set("to", number(ends.length == 2 ? ends[1] : ends[0]));
            return element;
        }
        List<String> names = switch (fact) {
            case VAT_CODES -> List.of("code", "description", "rate", "standardTaxCode");
            case SALES_ACCOUNTS -> List.of("vatCode", "account");
            default -> List.of("code", "name");
        };
        String[] parts = line.split("[;\\t]", names.size());
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            element.set(names.get(i), names.get(i).equals("rate") ? rate(part) : NODES.stringNode(part));
        }
        return element;
    }

    /** «11,11» and «25 %»; what is no number stays a text, which no rate is. */
    private static JsonNode rate(String part) {
        String bare = part.replace('%', ' ').replace(',', '.').strip();
        if (bare.isEmpty()) {
            return NODES.nullNode();
        }
        return bare.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? NODES.numberNode(new BigDecimal(bare))
                : NODES.stringNode(part);
    }

    private static JsonNode number(String typed) {
        String bare = SeriesNumber.ungrouped(typed);
        return bare.matches("[0-9]{1,9}") ? NODES.numberNode(Integer.parseInt(bare)) : NODES.stringNode(bare);
    }
}
