package no.byraportal.identity;

import no.byraportal.shared.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The people of the portal, as far as those may know who work in it. */
@Service
public class UserService {

    private final JdbcClient jdbc;

    UserService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Does anybody sign in with this address, or is about to, in whatever bureau? Nothing more is told of them. */
    public boolean signsIn(BureauScope scope, EmailAddress email) {
        scope.requireMayRegisterClients();
        return jdbc.sql("select exists(select 1 from portal_user where login = :email)")
                .param("email", email.address())
                .query(Boolean.class)
                .single();
    }
}
