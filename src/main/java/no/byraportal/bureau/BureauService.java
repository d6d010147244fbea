package no.byraportal.bureau;

import java.util.List;
import java.util.Objects;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Membership;
import no.byraportal.identity.Scope;
import no.byraportal.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What is known of the bureaus, and which of them somebody belongs to. */
@Service
public class BureauService {

    private final BureauRepository bureaus;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;

    BureauService(BureauRepository bureaus, CurrentUser currentUser, JdbcClient jdbc) {
        this.bureaus = bureaus;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    public Bureau bureau(Scope scope) {
        return bureaus.findById(scope.bureau()).orElseThrow(() -> new NotFound("bureau " + scope.bureau()));
    }

    /** Does Visma know the bureau by this customer number, or did it before? */
    public boolean goesBy(Scope scope, String customerNumber) {
        return bureau(scope).customerNumber().digits().equals(customerNumber)
                || jdbc.sql("""
                                select count(*) from former_customer_number
                                where bureau_id = :bureau and customer_number = :number""")
                                .param("bureau", scope.bureau().toString())
                                .param("number", customerNumber)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** The bureaus that the signed-in person belongs to, by name. */
    @PreAuthorize("isAuthenticated()")
    public List<Bureau> mine() {
        return bureaus.findAllByIdInOrderByName(currentUser.memberships().stream()
                .map(Membership::bureau)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** Every bureau, by name; the operator's list. */
    @PreAuthorize("@currentUser.hasRole('OPERATOR')")
    public List<Bureau> all() {
        return bureaus.findAllByOrderByName();
    }
}
