package no.byraportal.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.settings.OutsideItem.Done;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.settings.Turn.Answer;
import no.byraportal.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How each client's switches were turned last, and what the parties have answered since. */
@Component
class TurnTable {

    private final Checklist checklist;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TurnTable(Checklist checklist, JdbcClient jdbc, JsonMapper json) {
        this.checklist = checklist;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of the switches that were ever turned. */
    List<Turn> of(Client client, ClientSettings now) {
        return Arrays.stream(Switch.values())
                .filter(what -> now.turnedBy(what) > 1)
                .flatMap(what -> of(client, now, what).stream())
                .toList();
    }

    /** Empty while the revision that turns it is being written. */
    Optional<Turn> of(Client client, ClientSettings now, Switch what) {
        return jdbc.sql("""
                        select revision, at, actor_id, actor_name, reason, changes from settings_revision
                        where client_id = :client and bureau_id = :bureau and revision = :revision""")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("revision", now.turnedBy(what))
                .query((row, n) -> turn(client, now, what, row))
                .optional();
    }

    private Turn turn(Client client, ClientSettings now, Switch what, ResultSet row) throws SQLException {
        // By what the revision says: the document may be one that somebody types just now.
        boolean on = json.readValue(row.getString("changes"), SettingsDiff.class)
                .of(what.field())
                .map(FieldChange::after)
                .map(after -> after.equals("1") || after.equals("true"))
                .orElseGet(() -> what.isOn(now.document()));
        Instant at = row.getObject("at", Instant.class);
        int revision = row.getInt("revision");
        return new Turn(
                what,
                on,
                revision,
                at,
                new Actor(row.getString("actor_id"), row.getString("actor_name")),
                Optional.ofNullable(row.getString("reason")),
                answers(client, what, on, revision, at));
    }

    private List<Answer> answers(Client client, Switch what, boolean on, int revision, Instant at) {
        boolean inOrder = Switch.isInOrder(what, on);
        List<Answer> answers = new ArrayList<>();
        Optional<Instant> turn = Optional.of(at);
        for (Consumer consumer : Consumer.values()) {
            Optional<Proof> proof = proof(client, consumer, what, on, revision);
            answers.add(new Answer(
                    Party.valueOf(consumer.name()),
                    proof.map(Proof::since),
                    proof.isPresent() ? Optional.empty() : turn,
                    said(client, consumer).map(Said::applied),
                    Optional.empty()));
            turn = inOrder ? proof.map(Proof::heardAt) : turn;
        }
        Optional<OutsideItem> reminder = checklist.of(client).stream()
                .filter(item -> item.task() == what.reminder(on))
                .findFirst();
        Optional<Done> ticked = reminder.flatMap(OutsideItem::done);
        answers.add(new Answer(
                Party.ERP,
                ticked.map(Done::at),
                ticked.isPresent() ? Optional.empty() : reminder.map(OutsideItem::raisedAt),
                Optional.empty(),
                ticked.map(Done::by)));
        return answers;
    }

    /**
     * That a party does as wanted.
     *
     * @param since   since when; nobody does so after saying so
     * @param heardAt when it first said so
     */
    record Proof(Instant since, Instant heardAt) {}

    private record Said(Applied applied, Instant heardAt) {

        /** A word of an old revision proves nothing, and neither does another word than is wanted. */
        boolean proves(Consumer consumer, Switch what, boolean on, int revision) {
            return applied.revision() >= revision
                    && (consumer == Consumer.AGENT || Boolean.valueOf(on).equals(word(what, on)));
        }

        private @Nullable Boolean word(Switch what, boolean on) {
            return switch (what) {
                case ACTIVE -> applied.active();
                // Of a revision that turns payments on it has heard there and then; off it is told when its turn comes.
                case PAYMENTS -> on ? Boolean.TRUE : applied.payments();
            };
        }

        Proof proof() {
            return new Proof(applied.appliedAt().isBefore(heardAt) ? applied.appliedAt() : heardAt, heardAt);
        }
    }

    /** What a consumer's present word proves, since it first said so; empty: nothing. */
    Optional<Proof> proof(Client client, Consumer consumer, Switch what, boolean on, int revision) {
        return said(client, consumer)
                .filter(said -> said.proves(consumer, what, on, revision))
                .map(said -> words(client, consumer, "applied_history", revision).stream()
                        .filter(earlier -> earlier.proves(consumer, what, on, revision))
                        .findFirst()
                        .orElse(said)
                        .proof());
    }

    /** Has the agent said, ever since its payments were turned off, that it sends none? */
    boolean hasStoppedPayments(Client client, ClientSettings now) {
        return now.paymentsRevision() > 1
                && !Switch.PAYMENTS.isOn(now.document())
                && !words(client, Consumer.AGENT, "applied_history", now.paymentsRevision())
                        .isEmpty();
    }

    private Optional<Said> said(Client client, Consumer consumer) {
        return words(client, consumer, "settings_applied", 1).stream().findFirst();
    }

    private List<Said> words(Client client, Consumer consumer, String table, int from) {
        return jdbc.sql("""
                        select revision, applied_at, sha256, active, payments, reported_at from %s
                        where client_id = :client and bureau_id = :bureau and consumer = :consumer
                            and revision >= :from order by reported_at""".formatted(table))
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("consumer", consumer.name())
                .param("from", from)
                .query((row, n) -> new Said(
                        new Applied(
                                row.getInt("revision"),
                                row.getObject("applied_at", Instant.class),
                                row.getString("sha256"),
                                row.getObject("active", Boolean.class),
                                row.getObject("payments", Boolean.class)),
                        row.getObject("reported_at", Instant.class)))
                .list();
    }
}
