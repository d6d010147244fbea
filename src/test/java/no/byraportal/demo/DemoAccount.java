package no.byraportal.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one demo person may do at one bureau (its customer number; none for the operator), for demo.json and people. */
public record DemoAccount(
        String email,
        String password,
        String role,
        @Nullable String bureau) {

    public static final String PASSWORD = "Demo-passord-1";
    public static final String FJORD = "90000001";
    public static final String TIND = "90000002";

    /** Everybody in people.json who has a role, once for each bureau. */
    public static final List<DemoAccount> ALL = List.of(
            new DemoAccount("drift@byraportal.example", PASSWORD, "OPERATOR", null),
            new DemoAccount("kari@fjordregnskap.example", PASSWORD, "BUREAU_ADMIN", FJORD),
            new DemoAccount("leder@fjordregnskap.example", PASSWORD, "BUREAU_MANAGER", FJORD),
            new DemoAccount("ola@fjordregnskap.example", PASSWORD, "BUREAU_STAFF", FJORD),
            new DemoAccount("tone@tindregnskap.example", PASSWORD, "BUREAU_ADMIN", TIND),
            new DemoAccount("tone@tindregnskap.example", PASSWORD, "BUREAU_STAFF", FJORD),
            new DemoAccount("daglig.leder@klient.example", PASSWORD, "CLIENT_USER", FJORD));
}
