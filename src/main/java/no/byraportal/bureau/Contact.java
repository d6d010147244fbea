package no.byraportal.bureau;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;

/** What a bureau is called, and how one reaches it; an address or a number that is empty is not known. */
public record Contact(String name, String email, String phone) {

    public static final int NAME_LENGTH = 200;
    public static final int EMAIL_LENGTH = 254;

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\\p{Cntrl}]{1,64}@[^\\s@<>\\p{Cntrl}]+\\.[^\\s@.<>\\p{Cntrl}]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]([ ]?[0-9]){4,14}");

    /** @throws FieldRefused naming each that cannot be */
    public Contact {
        name = name.strip();
        email = email.strip();
        phone = phone.strip();
        Map<String, InvalidValue> wrong = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            wrong.put("name", new InvalidValue("bureau.name.length", NAME_LENGTH));
        }
        if (!email.isEmpty()
                && (email.length() > EMAIL_LENGTH || !EMAIL.matcher(email).matches())) {
            wrong.put("email", new InvalidValue("bureau.email.form"));
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            wrong.put("phone", new InvalidValue("bureau.phone.form"));
        }
        if (!wrong.isEmpty()) {
            throw new FieldRefused(wrong);
        }
    }
}
