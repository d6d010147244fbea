package no.byraportal.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a program wants to be otherwise in a settings document (a merge patch, RFC 7396), judged member by member: what
 * may be changed, and to what. All that is wrong is told at once.
 */
final class SettingsPatch {

    private static final int LONGEST_PATH = 100;

    private final Map<String, InvalidValue> refused = new LinkedHashMap<>();
    private SettingsDocument desired;

    private SettingsPatch(SettingsDocument before) {
        this.desired = before;
    }

    /**
     * The document as the program wants it.
     *
     * @param told the document before, as the program was told it: its members are those there are
     * @throws FieldRefused with all that is wrong
     */
    static SettingsDocument applied(JsonNode patch, JsonNode told, SettingsDocument before) {
        SettingsPatch wish = new SettingsPatch(before);
        wish.members("", patch, told);
        if (!wish.refused.isEmpty()) {
            throw new FieldRefused(wish.refused);
        }
        return wish.desired;
    }

    private void members(String path, JsonNode wanted, JsonNode now) {
        if (!wanted.isObject()) {
            refused.put(path, new InvalidValue("patch.object"));
        }
        wanted.properties()
                .forEach(member -> member(
                        path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                        member.getValue(),
                        now.get(member.getKey())));
    }

    /** What is as it was is no change, so that a program may send back what it was told. */
    private void member(String path, JsonNode wanted, @Nullable JsonNode now) {
        if (now == null) {
            refused.put(Written.cut(path, LONGEST_PATH), new InvalidValue("patch.unknown"));
        } else if (now.isObject()) {
            members(path, wanted, now);
        } else if (!wanted.equals(now)) {
            try {
                desired = desired.with(changeable(path), text(changeable(path), wanted));
            } catch (InvalidValue e) {
                refused.put(path, e);
            }
        }
    }

    private static SettingsField changeable(String path) {
        return SettingsField.at(path)
                .filter(field -> !field.readOnly())
                .orElseThrow(() -> new InvalidValue("patch.readonly"));
    }

    /** The value in the text form of {@link SettingsField#in}, when it is of the kind that the field has. */
    private static String text(SettingsField field, JsonNode wanted) {
        if (wanted.isNull()) {
            if (field == SettingsField.CUSTOMER_END) {
                return "";
            }
            throw new InvalidValue("patch.null");
        }
        return switch (field) {
            case ACTIVE, PAYMENTS, DEPARTMENT, PROJECT, CURRENCY, AUTOMATIC_BATCH_UPDATE, CUSTOMERS_FROM_ERP ->
                flag(wanted);
            case PLAN,
                    CUSTOMER_START,
                    CUSTOMER_END,
                    INVOICE_START,
                    CREDIT_NOTE_START,
                    DUE_DAYS,
                    VOUCHER_TYPE_INVOICE,
                    VOUCHER_TYPE_CREDIT_NOTE,
                    KID_CLIENT_DIGITS,
                    KID_CUSTOMER_DIGITS,
                    KID_INVOICE_DIGITS -> number(wanted);
            case VAT_PLH, VAT_PLL, VAT_PLS, VAT_FRI, VAT_EKS -> list(wanted, code -> new VatCode(string(code)));
            case LEVEL_ACCOUNTS -> list(wanted, account -> new AccountNumber(string(account)));
            case SALES_ACCOUNTS -> list(wanted, SettingsPatch::salesAccount);
            case MADE_BY, DELIVERY, FOOTER, MOBILE, SWIFT -> string(wanted);
        };
    }

    private static String flag(JsonNode wanted) {
        if (!wanted.isBoolean()) {
            throw new InvalidValue("patch.flag");
        }
        return Written.text(wanted.booleanValue());
    }

    private static String number(JsonNode wanted) {
        if (!wanted.isIntegralNumber()) {
            throw new InvalidValue("patch.number");
        }
        return wanted.bigIntegerValue().toString();
    }

    private static String string(JsonNode wanted) {
        if (!wanted.isString()) {
            throw new InvalidValue("patch.text");
        }
        return wanted.stringValue();
    }

    /** Each element is judged by itself, so that none can pass for two. */
    private static String list(JsonNode wanted, Function<JsonNode, Object> element) {
        if (!wanted.isArray()) {
            throw new InvalidValue("patch.list");
        }
        List<Object> elements = wanted.valueStream().map(element).toList();
        return Written.text(elements);
    }

    private static SalesAccount salesAccount(JsonNode wanted) {
        JsonNode code = wanted.get("vatCode");
        JsonNode account = wanted.get("account");
        if (code == null || account == null || wanted.size() != 2) {
            throw new InvalidValue("patch.salesaccount");
        }
        return new SalesAccount(new VatCode(string(code)), new AccountNumber(string(account)));
    }
}
