package no.byraportal.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address, in lower case: the name that its owner signs in with. That somebody reads it is not proved. */
public record EmailAddress(String address) {

    private static final int LONGEST = 254;

    /** One @, no blanks, and a domain with a dot; what mail servers take besides is nobody's log-in name here. */
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}]");

    public EmailAddress {
        address = address.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
            throw new InvalidValue("email.address");
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
