package no.byraportal.agent;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.byraportal.client.Client;
import no.byraportal.settings.Owner;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;

/** A client's settings as they stand in variables.xml. Source: domain.md A14. */
final class FileSettings {

    /** {@code VBClientNNN} lists the client, with {@code Active} or {@code Inactive}. */
    static final String LISTED = "VBClient";

    /** The order of the seed's own sample, for a client that the file does not have yet. */
    private static final List<String> ORDER = List.of(
            "InvoInfoToWeb",
            "NoAutoBatchUpdate",
            "ActiveDepartment",
            "ActiveProject",
            "CompanysInvoiceType",
            "CompanyMobil",
            "CompanySwiftCode",
            "CompanyDueDays",
            "StartInvoice",
            "StartCreditNote",
            "StartCustNo",
            "CIDClient",
            "CIDCustomer",
            "CIDInvoice",
            "ProdVatFRI",
            "ProdVatPLL",
            "ProdVatPLH",
            "ProdVatPLS",
            "ProdVatEKS",
            "VoTpInvo",
            "VoTpCred",
            "SubscriptionType",
            Segment.ACCOUNTS);

    private FileSettings() {}

    /** The client's fields that have a place of their own in its {@code <company>}. */
    static List<SettingsField> fields() {
        return Arrays.stream(SettingsField.values())
                .filter(field -> field != SettingsField.ACTIVE && field.tag().isPresent())
                .toList();
    }

    /** What the file says; what cannot be judged stands there raw. */
    static SettingsDocument read(Segment company, boolean active) {
        Map<SettingsField, String> written = new EnumMap<>(SettingsField.class);
        for (SettingsField field : fields()) {
            company.value(field.tag().orElseThrow()).ifPresent(value -> written.put(field, value));
        }
        return SettingsDocument.judging(active, written);
    }

    /** «active eller inactive», read without regard to case; a client that is not listed is not synchronised. */
    static boolean active(Outline outline, String erpClientNo) {
        return outline.variable(LISTED + erpClientNo)
                .map(value -> value.toLowerCase(Locale.ROOT).equals("active"))
                .orElse(false);
    }

    static String listed(boolean active) {
        return active ? "Active" : "Inactive";
    }

    /**
     * The client's segment with what is desired in it. Only what differs in meaning is written: a file that says "014"
     * already says 14; what an import could not judge, and what is held, stays as it is.
     *
     * @param held paths of values that wait for a person's decision
     */
    static String write(Segment company, SettingsDocument desired, Set<String> held) {
        SettingsDocument present = read(company, desired.active());
        Segment.Edits edits = company.edit();
        for (SettingsField field : fields()) {
            Optional<String> wanted = field.in(desired);
            boolean judged = !desired.unjudged().containsKey(field.path());
            if (isPortals(field)
                    && wanted.isPresent()
                    && judged
                    && !held.contains(field.path())
                    && !same(field, field.in(present), wanted)) {
                edits.set(field.tag().orElseThrow(), wanted.get());
            }
        }
        return edits.text();
    }

    /** Does the portal decide over the field's place in the file? */
    static boolean isPortals(SettingsField field) {
        return field.tag().isPresent()
                && field.owner() == Owner.PORTAL
                && (field == SettingsField.ACTIVE || !field.readOnly());
    }

    /** The portal's document with all that the file has a place for as the file says. */
    static SettingsDocument merged(SettingsDocument present, SettingsDocument inFile) {
        return combined(
                present, inFile, field -> field.tag().isPresent() && !same(field, field.in(present), field.in(inFile)));
    }

    /** A document with some of its fields as another one has them. */
    static SettingsDocument combined(
            SettingsDocument document, SettingsDocument other, Predicate<SettingsField> fromOther) {
        Map<SettingsField, String> written = new EnumMap<>(SettingsField.class);
        for (SettingsField field : SettingsField.values()) {
            field.in(fromOther.test(field) ? other : document).ifPresent(text -> written.put(field, text));
        }
        written.remove(SettingsField.ACTIVE);
        return SettingsDocument.judging(
                fromOther.test(SettingsField.ACTIVE) ? other.active() : document.active(), written);
    }

    /** The same document with one value as a file writes it; what cannot be judged is kept raw. */
    static SettingsDocument with(SettingsDocument document, SettingsField field, Optional<String> written) {
        Map<SettingsField, String> all = new EnumMap<>(SettingsField.class);
        for (SettingsField each : SettingsField.values()) {
            each.in(document).ifPresent(text -> all.put(each, text));
        }
        all.remove(SettingsField.ACTIVE);
        all.remove(field);
        written.ifPresent(text -> all.put(field, text));
        return SettingsDocument.judging(document.active(), all);
    }

    static SettingsDocument withActive(SettingsDocument document, boolean active) {
        return document.active() == active ? document : document.with(SettingsField.ACTIVE, Boolean.toString(active));
    }

    /** Do two texts mean the same? The order of codes and accounts means nothing; absent is the same as empty. */
    static boolean same(SettingsField field, Optional<String> one, Optional<String> other) {
        return meaning(field, one.orElse("")).equals(meaning(field, other.orElse("")));
    }

    private static Object meaning(SettingsField field, String text) {
        String tag = field.tag().orElse("");
        return tag.startsWith("ProdVat") || tag.equals(Segment.ACCOUNTS) ? Set.of(distinct(text)) : text;
    }

    private static Object[] distinct(String text) {
        return Arrays.stream(text.split(";")).distinct().toArray();
    }

    /**
     * A {@code <company>} for a client that the installation has never sent: the seed's order, without watermarks and
     * ciphertexts, which are the agent's.
     *
     * @param line what begins its line: newline and indentation, or nothing
     */
    static String born(Client client, SettingsDocument desired, String line) {
        String inner = Segment.indented(line);
        StringBuilder text = new StringBuilder(line).append("<company>");
        text.append(inner).append(Segment.written("Id", client.erpClientNo().digits()));
        text.append(inner)
                .append(Segment.written("ClientID", client.clientNumber().toString()));
        Map<String, SettingsField> byTag = new LinkedHashMap<>();
        fields().forEach(field -> byTag.put(field.tag().orElseThrow(), field));
        for (String tag : ORDER) {
            String value = Optional.ofNullable(byTag.get(tag))
                    .flatMap(field -> field.in(desired))
                    .orElse("");
            text.append(inner)
                    .append(tag.equals(Segment.ACCOUNTS) ? accounts(value, inner) : Segment.written(tag, value));
        }
        return text.append(line).append("</company>").toString();
    }

    private static String accounts(String value, String line) {
        Map<String, String> accounts = new LinkedHashMap<>();
        for (String each : value.isEmpty() ? new String[0] : value.split(";")) {
            String[] pair = each.split("=", 2);
            accounts.put(pair[0], pair[1]);
        }
        String step = Segment.indented(line);
        return "<" + Segment.ACCOUNTS + ">" + Segment.mappings(accounts, step, Segment.indented(step)) + line + "</"
                + Segment.ACCOUNTS + ">";
    }
}
