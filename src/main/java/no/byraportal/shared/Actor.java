package no.byraportal.shared;

/**
 * Who did something, readable for ever: the id stays the same, the name is as it was then.
 *
 * @param id   a person's {@code sub} from Keycloak, or the id of a program's token
 * @param name a person's full name, or the program's name
 */
public record Actor(String id, String name) {

    /** The portal itself, for example while it takes over a file. */
    public static final Actor PORTAL = new Actor("portal", "Byråportal");
}
