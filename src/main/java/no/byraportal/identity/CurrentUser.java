package no.byraportal.identity;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Dates;
import no.byraportal.shared.NotAllowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signed in, and what they may do right now. Keycloak says who ({@code sub}); our own tables say what, and they
 * are asked every time, so that a role taken away is gone at the next click.
 */
@Component
public class CurrentUser {

    private final JdbcClient jdbc;
    private final Clock clock;

    CurrentUser(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The signed-in person as Keycloak describes them; empty when nobody is signed in. */
    public Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof OidcUser user
                ? Optional.of(SignedIn.from(user))
                : Optional.empty();
    }

    /**
     * All that the signed-in person is, the weightiest role of each bureau; empty for a stranger, and for whoever lacks
     * the second step that is demanded of them. Whoever was granted a client, to the end of the grant's last day, is a
     * client's person there: no row of its own says so.
     */
    public List<Membership> memberships() {
        return signedIn()
                .filter(person -> !lacksSecondStep(person))
                .map(this::membershipsOf)
                .orElseGet(List::of);
    }

    /**
     * Does a bureau of the person's demand a second step that they have not shown? Then they are nobody until they have,
     * in no bureau: decision 21.
     */
    public boolean lacksSecondStep() {
        return signedIn().filter(this::lacksSecondStep).isPresent();
    }

    private boolean lacksSecondStep(SignedIn person) {
        return !person.twoSteps()
                && jdbc.sql("""
                        select exists(
                            select 1 from portal_user u join membership m on m.user_id = u.id
                            join bureau b on b.id = m.bureau_id and b.state = 'ACTIVE'
                            where u.subject = :subject
                                and (b.second_step = 'ALL' or b.second_step = 'ADMINISTRATORS' and m.role = 'BUREAU_ADMIN')
                            union all
                            select 1 from portal_user u join client_grant g on g.user_id = u.id
                            join bureau b on b.id = g.bureau_id and b.state = 'ACTIVE'
                            where u.subject = :subject and (g.ends_on is null or g.ends_on >= :today)
                                and (b.second_step = 'ALL' or b.second_step = 'ADMINISTRATORS' and g.level = 'ADMIN'))""")
                        .param("subject", person.subject())
                        .param("today", today())
                        .query(Boolean.class)
                        .single();
    }

    private List<Membership> membershipsOf(SignedIn person) {
        return jdbc
                .sql("""
                        select m.role, m.bureau_id from portal_user u join membership m on m.user_id = u.id
                        join bureau b on b.id = m.bureau_id and b.state = 'ACTIVE'
                        where u.subject = :subject
                        union
                        select 'CLIENT_USER', g.bureau_id from portal_user u join client_grant g on g.user_id = u.id
                        join bureau b on b.id = g.bureau_id and b.state = 'ACTIVE'
                        where u.subject = :subject and (g.ends_on is null or g.ends_on >= :today)
                        union all
                        select 'OPERATOR', null from portal_user u where u.subject = :subject and u.operator
                        """)
                .param("subject", person.subject())
                .param("today", today())
                .query((row, n) -> new Membership(
                        Role.valueOf(row.getString("role")),
                        Optional.ofNullable(row.getString("bureau_id"))
                                .map(BureauId::of)
                                .orElse(null)))
                .list()
                .stream()
                .sorted(Comparator.comparing(Membership::role))
                .toList();
    }

    /** What a bureau of the person's is called that is not served now; decision 18. */
    public Optional<String> bureauNotServed() {
        return signedIn()
                .flatMap(person -> jdbc.sql("""
                        select b.name from portal_user u join (
                            select user_id, bureau_id from membership union all
                            select user_id, bureau_id from client_grant where ends_on is null or ends_on >= :today) m
                            on m.user_id = u.id
                        join bureau b on b.id = m.bureau_id
                        where u.subject = :subject and b.state <> 'ACTIVE' order by b.name limit 1""")
                        .param("subject", person.subject())
                        .param("today", today())
                        .query(String.class)
                        .optional());
    }

    /** Which bureau let the person into a client until a day that is over. */
    public Optional<String> bureauThatLetIn() {
        return signedIn()
                .flatMap(person -> jdbc.sql("""
                        select b.name from portal_user u join client_grant g on g.user_id = u.id
                        join bureau b on b.id = g.bureau_id
                        where u.subject = :subject and g.ends_on < :today order by g.ends_on desc, b.name limit 1""")
                        .param("subject", person.subject())
                        .param("today", today())
                        .query(String.class)
                        .optional());
    }

    /**
     * The membership that this browser tab works with: the bureau chosen in it, else the one chosen last, else the
     * weightiest. A tab keeps its bureau when another tab switches, and when the bureau is no longer theirs, so that
     * nothing lands in the wrong one.
     */
    public Optional<Membership> membership() {
        List<Membership> all = memberships();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Optional<BureauId> tab = tabBureau();
        Optional<BureauId> wanted = tab.or(this::lastChosenBureau);
        Optional<Membership> theirs = all.stream()
                .filter(m -> wanted.filter(b -> b.equals(m.bureau())).isPresent())
                .findFirst();
        if (tab.isPresent()) {
            return theirs;
        }
        Membership found = theirs.orElse(all.getFirst());
        if (found.bureau() != null && UI.getCurrent() != null) {
            keep(UI.getCurrent(), found.bureau());
        }
        return Optional.of(found);
    }

    /** The bureau that somebody works with in a tab. */
    private record Chosen(String subject, BureauId bureau) {}

    private void keep(UI tab, BureauId bureau) {
        signedIn().ifPresent(person -> ComponentUtil.setData(tab, Chosen.class, new Chosen(person.subject(), bureau)));
    }

    private Optional<BureauId> tabBureau() {
        return Optional.ofNullable(UI.getCurrent())
                .map(ui -> ComponentUtil.getData(ui, Chosen.class))
                .filter(chosen -> signedIn()
                        .filter(person -> person.subject().equals(chosen.subject()))
                        .isPresent())
                .map(Chosen::bureau);
    }

    private Optional<BureauId> lastChosenBureau() {
        return signedIn()
                .flatMap(person -> jdbc.sql("select chosen_bureau from portal_user where subject = :subject")
                        .param("subject", person.subject())
                        .query(String.class)
                        .optional())
                .map(BureauId::of);
    }

    /**
     * Has the person this role, in the bureau that the tab works with? The operator is of no bureau, and a client's own
     * person sees the companies of all of theirs together.
     */
    public boolean hasRole(String role) {
        boolean wherever = Role.Name.OPERATOR.equals(role) || Role.Name.CLIENT_USER.equals(role);
        return membership().filter(m -> m.role().name().equals(role)).isPresent()
                || (wherever
                        && memberships().stream().anyMatch(m -> m.role().name().equals(role)));
    }

    /**
     * The scope that services ask for.
     *
     * @throws NotAllowed when the person belongs to no bureau (any more)
     */
    public PersonScope scope() {
        SignedIn person = signedIn().orElseThrow(() -> new NotAllowed("nobody is signed in"));
        Membership membership = membership().orElseThrow(() -> new NotAllowed("no membership"));
        BureauId bureau = membership.bureau();
        if (bureau == null) {
            throw new NotAllowed("belongs to no bureau");
        }
        return new PersonScope(
                bureau, userId(person), membership.role(), new Actor(person.subject(), person.name()), today());
    }

    /**
     * What somebody may do for a bureau at this moment, for what is done on their behalf while they are away; empty:
     * they work there no more, or the bureau is not served.
     */
    public Optional<PersonScope> scope(BureauId bureau, UserId person) {
        return jdbc.sql("""
                        select u.subject, u.name, m.role from portal_user u join membership m on m.user_id = u.id
                        join bureau b on b.id = m.bureau_id and b.state = 'ACTIVE'
                        where u.id = :person and b.id = :bureau and u.subject is not null
                        order by field(m.role, 'BUREAU_ADMIN', 'BUREAU_MANAGER', 'BUREAU_STAFF') limit 1""")
                .param("person", person.toString())
                .param("bureau", bureau.toString())
                .query((row, n) -> new PersonScope(
                        bureau,
                        person,
                        Role.valueOf(row.getString("role")),
                        new Actor(row.getString("subject"), row.getString("name")),
                        today()))
                .optional();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Dates.OSLO));
    }

    private UserId userId(SignedIn person) {
        return jdbc.sql("select id from portal_user where subject = :subject")
                .param("subject", person.subject())
                .query((row, n) -> UserId.of(row.getString("id")))
                .single();
    }

    /** This tab, and tabs opened from now on, work with the given bureau; it must be one of the person's own. */
    @Transactional
    public void choose(BureauId bureau) {
        SignedIn person = signedIn().orElseThrow(() -> new NotAllowed("nobody is signed in"));
        if (memberships().stream().noneMatch(m -> bureau.equals(m.bureau()))) {
            throw new NotAllowed("not a member of that bureau");
        }
        jdbc.sql("update portal_user set chosen_bureau = :bureau where subject = :subject")
                .param("bureau", bureau.toString())
                .param("subject", person.subject())
                .update();
        keep(UI.getCurrentOrThrow(), bureau);
    }

    /** The language the person chose in the portal, if they ever did. */
    public Optional<Locale> language() {
        return signedIn()
                .flatMap(person -> jdbc.sql("select language from portal_user where subject = :subject")
                        .param("subject", person.subject())
                        .query(String.class)
                        .optional())
                .map(Locale::forLanguageTag);
    }

    @Transactional
    public void speak(Locale language) {
        signedIn()
                .ifPresent(person -> jdbc.sql("update portal_user set language = :language where subject = :subject")
                        .param("language", language.toLanguageTag())
                        .param("subject", person.subject())
                        .update());
    }
}
