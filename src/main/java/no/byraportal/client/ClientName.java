package no.byraportal.client;

import no.byraportal.shared.InvalidValue;

/** What a client is called: one line of 1 to 200 characters, as Enhetsregisteret or the ERP writes it. */
public record ClientName(String text) {

    private static final int LONGEST = 200;

    public ClientName {
        text = text.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new InvalidValue("clientname.length", LONGEST);
        }
        if (text.codePoints().anyMatch(ClientName::cannotBeRead)) {
            throw new InvalidValue("clientname.characters");
        }
    }

    /** Control characters, half characters, and marks that show what follows backwards. */
    private static boolean cannotBeRead(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }

    @Override
    public String toString() {
        return text;
    }
}
