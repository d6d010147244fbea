package no.byraportal.settings;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody tells of a client, judged: a fact that is left out is not touched, {@code null} or a blank text forgets
 * it, and members that are no facts are nobody's business.
 */
public record ToldFacts(Map<Fact, Optional<JsonNode>> facts) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int MOST_ELEMENTS = 20_000;
    private static final int ORG_NUMBER_LENGTH = 40;
    private static final int NAME_LENGTH = 200;
    private static final int ADDRESS_LENGTH = 500;
    private static final int WORD_LENGTH = 100;
    private static final int MOST_DECIMALS = 4;

    public ToldFacts {
        facts = Map.copyOf(facts);
    }

    /** @throws FieldRefused for the first value that cannot be, with its place: {@code vatCodes[3].rate} */
    public static ToldFacts of(ObjectNode told) {
        Map<Fact, Optional<JsonNode>> facts = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            JsonNode value = told.path(fact.path());
            if (isBlank(value)) {
                facts.put(fact, Optional.empty());
            } else if (!value.isMissingNode()) {
                facts.put(fact, Optional.of(judged(fact, value)));
            }
        }
        return new ToldFacts(facts);
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull() || (value.isString() && value.asString().isBlank());
    }

    private static JsonNode judged(Fact fact, JsonNode value) {
        String path = fact.path();
        return switch (fact) {
            case ORG_NUMBER -> text(asWord(value), path, ORG_NUMBER_LENGTH);
            case NAME -> text(value, path, NAME_LENGTH);
            case ADDRESS -> text(value, path, ADDRESS_LENGTH);
            case VISMA_NET_COMPANY_ID -> text(asWord(value), path, WORD_LENGTH);
            case EXPORTED_FOR_WEBFAKTURA -> flag(value, path);
            case VAT_CODES -> list(fact, value, ToldFacts::vatCode);
            case SALES_ACCOUNTS -> list(fact, value, ToldFacts::salesAccount);
            case DEPARTMENTS, PROJECTS, VOUCHER_TYPES -> list(fact, value, ToldFacts::named);
            case CUSTOMER_RANGES -> list(fact, value, ToldFacts::range);
            case NEXT_INVOICE -> NODES.numberNode(series(value, path));
            case INTEGRATION_PROPERTY -> value.isString() ? text(value, path, WORD_LENGTH) : flag(value, path);
        };
    }

    private static JsonNode list(Fact fact, JsonNode value, BiFunction<JsonNode, String, JsonNode> judge) {
        if (!value.isArray() || value.size() > MOST_ELEMENTS) {
            throw refused(fact.path(), "report.list", MOST_ELEMENTS);
        }
        ArrayNode judged = NODES.arrayNode();
        Set<String> seen = new HashSet<>();
        for (JsonNode element : value) {
            String path = fact.path() + "[" + judged.size() + "]";
            if (!element.isObject()) {
                throw refused(path, "report.missing");
            }
            JsonNode sound = judge.apply(element, path);
            String key = sound.path(fact.distinct()).asString("");
            if (!fact.distinct().isEmpty() && !seen.add(key)) {
                throw refused(path + "." + fact.distinct(), "fact.twice", key);
            }
            judged.add(sound);
        }
        return judged;
    }

    private static JsonNode vatCode(JsonNode told, String path) {
        return NODES.objectNode()
                .put("code", code(told.path("code"), path + ".code"))
                .put("description", optional(told.path("description"), path + ".description"))
                .put("rate", rate(told.path("rate"), path + ".rate"))
                .put("standardTaxCode", standardTaxCode(told.path("standardTaxCode"), path + ".standardTaxCode"));
    }

    private static JsonNode salesAccount(JsonNode told, String path) {
        return NODES.objectNode()
                .put("vatCode", code(told.path("vatCode"), path + ".vatCode"))
                .put("account", account(told.path("account"), path + ".account"));
    }

    private static JsonNode named(JsonNode told, String path) {
        return NODES.objectNode()
                .put("code", word(told.path("code"), path + ".code"))
                .put("name", optional(told.path("name"), path + ".name"));
    }

    private static JsonNode range(JsonNode told, String path) {
        int from = series(told.path("from"), path + ".from");
        int to = series(told.path("to"), path + ".to");
        if (to < from) {
            throw refused(path + ".to", "fact.range");
        }
        return NODES.objectNode().put("from", from).put("to", to);
    }

    private static String code(JsonNode told, String path) {
        String code = word(told, path);
        try {
            return new VatCode(code).code();
        } catch (InvalidValue e) {
            throw new FieldRefused(path, e);
        }
    }

    private static String account(JsonNode told, String path) {
        String account = word(told, path);
        try {
            return new AccountNumber(account).digits();
        } catch (InvalidValue e) {
            throw new FieldRefused(path, e);
        }
    }

    private static int series(JsonNode told, String path) {
        try {
            return new SeriesNumber(told.isIntegralNumber() && told.canConvertToInt() ? told.intValue() : 0).value();
        } catch (InvalidValue e) {
            throw new FieldRefused(path, e);
        }
    }

    /** In percent; null where there is none. */
    private static @Nullable BigDecimal rate(JsonNode told, String path) {
        if (told.isMissingNode() || told.isNull()) {
            return null;
        }
        double size = told.isNumber() ? told.asDouble(-1) : -1;
        if (size >= 0 && size <= 100) {
            BigDecimal exact = told.decimalValue().stripTrailingZeros();
            if (exact.scale() <= MOST_DECIMALS) {
                return new BigDecimal(exact.toPlainString());
            }
        }
        throw refused(path, "fact.rate");
    }

    private static @Nullable Integer standardTaxCode(JsonNode told, String path) {
        if (told.isMissingNode() || isBlank(told)) {
            return null;
        }
        int code = Written.number(word(told, path));
        if (code < 0 || code > 999) {
            throw refused(path, "fact.standardtaxcode");
        }
        return code;
    }

    private static String word(JsonNode told, String path) {
        return text(asWord(told), path, WORD_LENGTH).asString();
    }

    /** A whole number that stands for a name may be told as a number. */
    private static JsonNode asWord(JsonNode told) {
        return told.isIntegralNumber() ? NODES.stringNode(told.asString()) : told;
    }

    private static String optional(JsonNode told, String path) {
        return told.isMissingNode() || isBlank(told)
                ? ""
                : text(told, path, NAME_LENGTH).asString();
    }

    /** One line; control characters and half characters could not be kept as they are. */
    private static JsonNode text(JsonNode told, String path, int most) {
        String text = told.isString() ? told.asString().strip() : "";
        if (text.isEmpty() || text.length() > most) {
            throw refused(path, "report.text", 1, most);
        }
        boolean lines = path.equals(Fact.ADDRESS.path());
        if (text.codePoints().anyMatch(character -> cannotBeKept(character, lines))) {
            throw refused(path, "fact.characters");
        }
        return NODES.stringNode(text);
    }

    private static boolean cannotBeKept(int character, boolean lines) {
        return Character.isISOControl(character)
                ? !(lines && (character == '\n' || character == '\r'))
                : Character.getType(character) == Character.SURROGATE;
    }

    private static JsonNode flag(JsonNode told, String path) {
        if (!told.isBoolean()) {
            throw refused(path, "fact.flag");
        }
        return told;
    }

    private static FieldRefused refused(String path, String key, Object... arguments) {
        return new FieldRefused(path, new InvalidValue(key, arguments));
    }
}
