package no.byraportal.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, in lower case: the name that its owner signs in with. That somebody reads it is not proved. Letters
 * beyond a to z stand in domains alone, and only those that a Norwegian domain may have, since a Cyrillic а looks like
 * any other and is somebody else's.
 */
public record EmailAddress(String address) {

    private static final int LONGEST = 254;

    /** One @, no blanks, and a domain with a dot; what mail servers take besides is nobody's log-in name here. */
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}]");

    /** What Norid lets a .no domain have beyond a to z. */
    private static final String NORWEGIAN = "áàäčçđéèêŋńñóòôöšŧüžæøå";

    public EmailAddress {
        address = Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
            throw new InvalidValue("email.address");
        }
        int domain = address.indexOf('@');
        for (int i = 0; i < address.length(); i++) {
            char letter = address.charAt(i);
            if (letter > '~' && (i < domain || NORWEGIAN.indexOf(letter) < 0)) {
                throw new InvalidValue("email.letter", Character.toString(address.codePointAt(i)));
            }
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
