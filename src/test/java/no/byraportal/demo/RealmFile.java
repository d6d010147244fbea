package no.byraportal.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The realm as the checkout has it: what a real Keycloak imports, and with the demo's people added, what ours does. */
final class RealmFile {

    static final String REALM = "byraportal";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern INNERMOST_VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::([^{}$]*))?}");

    private final String text;

    private RealmFile(String text) {
        this.text = text;
    }

    static RealmFile ofCheckout() {
        Path file = Checkout.root().resolve("keycloak/realm/byraportal.json");
        try {
            return new RealmFile(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** For import: Keycloak fills in the variables itself, as it will where it runs for real. */
    String withDemoPeople() {
        ObjectNode realm = (ObjectNode) JSON.readTree(text);
        ArrayNode users = realm.withArray("users");
        JSON.readTree(demoPeople()).forEach(users::add);
        return JSON.writeValueAsString(realm);
    }

    static String demoPeople() {
        try (InputStream people = RealmFile.class.getResourceAsStream("/demo/people.json")) {
            return new String(
                    Objects.requireNonNull(people, "/demo/people.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The realm as Keycloak would import it with these variables: what an existing realm is made to fit. */
    JsonNode filledIn(Map<String, String> variables) {
        String filled = text;
        Matcher variable = INNERMOST_VARIABLE.matcher(filled);
        while (variable.find()) {
            filled = variable.replaceAll(
                    found -> Matcher.quoteReplacement(value(variables, found.group(1), found.group(2))));
            variable = INNERMOST_VARIABLE.matcher(filled);
        }
        return JSON.readTree(filled);
    }

    private static String value(Map<String, String> variables, String name, @Nullable String usual) {
        String value = variables.get(name);
        if (value != null) {
            return value;
        }
        return usual == null ? "" : usual;
    }
}
