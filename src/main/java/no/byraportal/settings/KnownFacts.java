package no.byraportal.settings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import no.byraportal.shared.Actor;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of one client. Facts never change settings by themselves: they are what the rules judge settings by.
 *
 * @param all by {@link Fact#path()}
 */
public record KnownFacts(Map<String, Known> all) {

    public static final KnownFacts NOTHING = new KnownFacts(Map.of());

    private static final String INTEGRATED = "integrert med di-regnskap";

    /** @param at when it was first told so; telling it again does not make it newer */
    public record Known(JsonNode value, FactSource source, Actor by, Instant at) {}

    public KnownFacts {
        all = Map.copyOf(all);
    }

    /** As they are kept, or some of them. */
    public static KnownFacts read(JsonMapper json, String stored) {
        return new KnownFacts(json.readValue(stored, new TypeReference<Map<String, Known>>() {}));
    }

    /** What is left out stays as it is. The same told again by the same kind of source is no news. */
    KnownFacts learning(ToldFacts told, FactSource source, Actor by, Instant at) {
        Map<String, Known> next = new TreeMap<>(all);
        told.facts().forEach((fact, value) -> {
            Known before = next.get(fact.path());
            if (value.isEmpty()) {
                next.remove(fact.path());
            } else if (before == null
                    || before.source() != source
                    || !before.value().toString().equals(value.get().toString())) {
                next.put(fact.path(), new Known(value.get(), source, by, at));
            }
        });
        return new KnownFacts(next);
    }

    /** Who told it, and when; empty: it is not known. */
    public Optional<Known> of(Fact fact) {
        return Optional.ofNullable(all.get(fact.path()));
    }

    public Optional<String> name() {
        return of(Fact.NAME).map(known -> known.value().asString());
    }

    /** Empty also for what was told and cannot be one. */
    public Optional<OrgNumber> orgNumber() {
        try {
            return of(Fact.ORG_NUMBER).map(known -> OrgNumber.of(known.value().asString()));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    public Optional<List<ErpVatCode>> vatCodes() {
        return list(Fact.VAT_CODES, ErpVatCode::of);
    }

    public Optional<List<SalesAccount>> salesAccounts() {
        return list(
                Fact.SALES_ACCOUNTS,
                each -> new SalesAccount(
                        new VatCode(each.path("vatCode").asString()),
                        new AccountNumber(each.path("account").asString())));
    }

    public Optional<List<NumberRange>> customerRanges() {
        return list(
                Fact.CUSTOMER_RANGES,
                each -> new NumberRange(
                        each.path("from").longValue(), each.path("to").longValue()));
    }

    /** Is «WebFaktura-integrasjon» in the ERP «Integrert med DI-Regnskap»? */
    public Optional<Boolean> isIntegrated() {
        return of(Fact.INTEGRATION_PROPERTY)
                .map(Known::value)
                .map(value -> value.isBoolean()
                        ? value.booleanValue()
                        : value.asString().equalsIgnoreCase(INTEGRATED));
    }

    private <V> Optional<List<V>> list(Fact fact, Function<JsonNode, V> of) {
        return of(fact).map(known -> known.value().valueStream().map(of).toList());
    }
}
