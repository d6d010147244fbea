package no.byraportal.client;

import no.byraportal.shared.RuleBroken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The block of client numbers that new clients get theirs from. */
@Component
class ClientNumbers {

    private final JdbcClient jdbc;
    private final long first;
    private final long last;

    ClientNumbers(
            JdbcClient jdbc,
            @Value("${byraportal.client-numbers.first}") long first,
            @Value("${byraportal.client-numbers.last}") long last) {
        this.jdbc = jdbc;
        this.first = new ClientNumber(first).value();
        this.last = new ClientNumber(last).value();
    }

    /** Numbers that came with a file are passed over, whoever holds them. */
    @Transactional(propagation = Propagation.MANDATORY)
    ClientNumber next() {
        long given = jdbc.sql("select last from client_number_given for update")
                .query(Long.class)
                .single();
        long next = Math.max(given + 1, first);
        while (isHeld(next)) {
            next++;
        }
        if (next > last) {
            throw new RuleBroken("clientnumber.exhausted", Long.toString(first), Long.toString(last));
        }
        jdbc.sql("update client_number_given set last = :next")
                .param("next", next)
                .update();
        return new ClientNumber(next);
    }

    private boolean isHeld(long number) {
        return jdbc.sql("select count(*) from client where client_number = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
