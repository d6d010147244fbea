package no.byraportal.identity;

/** A token just made. {@code secret} is shown once, to whoever asked for it, and kept nowhere. */
public record IssuedToken(TokenId id, String secret) {

    @Override
    public String toString() {
        return "token " + id;
    }
}
