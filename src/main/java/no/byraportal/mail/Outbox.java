package no.byraportal.mail;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.util.UUID;
import no.byraportal.work.Jobs;
import org.springframework.stereotype.Component;

/** Sends letters; who asks is not kept waiting, nor told when the mail server is away: then they are sent later. */
@Component
public class Outbox {

    private final Jobs jobs;
    private final OneTimeTask<Letter> sending;

    Outbox(Jobs jobs, OneTimeTask<Letter> sending) {
        this.jobs = jobs;
        this.sending = sending;
    }

    /** Sends it when the running transaction is committed, and not when it is not. */
    public void send(Letter letter) {
        jobs.ask(sending, UUID.randomUUID().toString(), letter);
    }
}
