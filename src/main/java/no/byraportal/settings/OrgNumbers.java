package no.byraportal.settings;

import java.util.List;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.Scope;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An organisation number stands once among a bureau's active clients that are no demo. Neither a demo nor an inactive
 * client stands in another's way, nor is anything in theirs.
 */
@Component
class OrgNumbers {

    private final ClientService clients;
    private final JdbcClient jdbc;

    OrgNumbers(ClientService clients, JdbcClient jdbc) {
        this.clients = clients;
        this.jdbc = jdbc;
    }

    /** Of those who bring clients to organisation numbers in a bureau, one does so at a time; until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeTurn(BureauId bureau) {
        jdbc.sql("""
                        insert into org_number_turn (bureau_id) values (:bureau)
                        on duplicate key update bureau_id = values(bureau_id)""").param("bureau", bureau.toString()).update();
    }

    /** Who has the number. */
    record Holder(ClientNumber number, String name) {}

    /** The bureau's first client with the number that stands in another's way. */
    Optional<Holder> holder(BureauId bureau, OrgNumber number) {
        return holder(bureau, number, 0);
    }

    /** The same of all other clients than one. */
    Optional<Holder> holder(BureauId bureau, OrgNumber number, ClientNumber but) {
        return holder(bureau, number, but.value());
    }

    private Optional<Holder> holder(BureauId bureau, OrgNumber number, long but) {
        return jdbc.sql("""
                        select c.client_number, c.name from client c
                        join settings s on s.client_id = c.id and s.bureau_id = c.bureau_id
                        where c.bureau_id = :bureau and c.org_number = :number and s.active
                            and c.client_number <> :but
                            and coalesce(json_value(s.document, '$.subscription.plan'), '') <> :demo
                        order by c.client_number limit 1""")
                .param("bureau", bureau.toString())
                .param("number", number.digits())
                .param("but", but)
                .param("demo", PlanCode.DEMO)
                .query((row, n) -> new Holder(new ClientNumber(row.getLong("client_number")), row.getString("name")))
                .optional();
    }

    /**
     * Judges a change that brings a client in another's way, as reactivation does, and the step from demo to live.
     *
     * @throws RuleBroken {@code orgnumber-registered}
     */
    void requireAlone(Scope scope, Client client, SettingsDocument before, SettingsDocument after) {
        OrgNumber number = client.orgNumber();
        if (number == null || !comesToCount(before, after)) {
            return;
        }
        String field = (before.active() ? SettingsField.PLAN : SettingsField.ACTIVE).path();
        holder(client.bureau(), number, client.clientNumber()).ifPresent(holder -> {
            InvalidValue refusal = refusal(scope, number, holder);
            throw RuleBroken.at(List.of(field), refusal.key(), refusal.arguments());
        });
    }

    /**
     * Judges a number that a client is about to have: nobody comes between.
     *
     * @throws FieldRefused {@code orgNumber}: {@code orgnumber-registered}
     */
    void requireFree(Scope scope, Client client, SettingsDocument document, OrgNumber number) {
        takeTurn(scope.bureau());
        if (counts(document)) {
            holder(scope.bureau(), number, client.clientNumber()).ifPresent(holder -> {
                throw new FieldRefused(Fact.ORG_NUMBER.path(), refusal(scope, number, holder));
            });
        }
    }

    /** The same as {@link #requireAlone} for a change that is being made: nobody comes between. */
    void requireAloneInTurn(Scope scope, ClientId client, SettingsDocument before, SettingsDocument after) {
        if (comesToCount(before, after)) {
            takeTurn(scope.bureau());
            requireAlone(scope, clients.client(scope, client), before, after);
        }
    }

    /** What an import or the ERP has brought, and nobody has typed. */
    Optional<Problem> problem(Client client, SettingsDocument document) {
        OrgNumber number = client.orgNumber();
        return number == null || !counts(document)
                ? Optional.empty()
                : holder(client.bureau(), number, client.clientNumber())
                        .map(holder -> new Problem("orgnumber-twice", Fact.ORG_NUMBER.path(), number.grouped()));
    }

    private static boolean comesToCount(SettingsDocument before, SettingsDocument after) {
        return counts(after) && !counts(before);
    }

    /** Names the holder to whoever may see it. */
    InvalidValue refusal(Scope scope, OrgNumber number, Holder holder) {
        try {
            clients.client(scope, holder.number());
        } catch (NotFound e) {
            return new InvalidValue("orgnumber-registered-elsewhere", number.grouped());
        }
        return new InvalidValue(
                "orgnumber-registered",
                number.grouped(),
                holder.name(),
                holder.number().toString());
    }

    /** Does a client with these settings stand in another's way? */
    static boolean counts(SettingsDocument document) {
        PlanCode plan = document.subscription().plan();
        return document.active() && (plan == null || !Plan.isDemo(plan));
    }
}
