package no.byraportal.readiness;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.agent.AgentStatus.Erp;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.agent.Heartbeat;
import no.byraportal.agent.Version;
import no.byraportal.bureau.Licence;
import no.byraportal.readiness.Answer.Matter;
import no.byraportal.readiness.Standing.Other;
import no.byraportal.readiness.Standing.Unregistered;
import no.byraportal.settings.KnownFacts.Known;
import no.byraportal.shared.Dates;
import no.byraportal.shared.OrgNumber;

/**
 * A client's way to Visma.net, step by step. What a step asks for stands here and nowhere else, each by its own name; the
 * first one that is not behind is where the client stands.
 *
 * @param aside   who said that the client is not meant for Visma.net
 * @param agent   what the agent is called that most of it comes from
 * @param heard   what it said last
 * @param product the ERP, where the agent has told
 */
public record Ladder(
        List<Rung> rungs, Optional<Answer> aside, String agent, Optional<Heartbeat> heard, Optional<Product> product) {

    /** Source: domain.md A1, 6 and 7. */
    static final Map<Product, Version> LEAST_ERP =
            Map.of(Product.VISMA_BUSINESS, new Version("12"), Product.VISMA_GLOBAL, new Version("13.02"));

    static final Version LEAST_AGENT = new Version("2.2");

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** Where the client stands. */
    public Step stands() {
        return aside.isPresent()
                ? Step.ASIDE
                : stopping().map(rung -> rung.finding().step()).orElse(Step.THROUGH);
    }

    /** The first step that is not behind. */
    public Optional<Rung> stopping() {
        return rungs.stream().filter(rung -> !rung.finding().isBehind()).findFirst();
    }

    public int behind() {
        return (int) rungs.stream().filter(rung -> rung.finding().isBehind()).count();
    }

    public Rung at(Step step) {
        return rungs.stream()
                .filter(rung -> rung.finding().step() == step)
                .findFirst()
                .orElseThrow();
    }

    static Ladder of(Standing client, Clock clock) {
        Instant now = clock.instant();
        List<Rung> rungs = new ArrayList<>(List.of(
                opg(client, now),
                licence(client, now.atZone(Dates.OSLO).toLocalDate()),
                erpVersion(client),
                agentVersion(client),
                exported(client),
                companyId(client),
                service(client),
                bureauUser(client),
                people(client)));
        rungs.add(updated(client, rungs.stream().allMatch(rung -> rung.finding().isBehind())));
        return new Ladder(rungs, client.answer(Matter.MEANT), client.agent(), client.heard(), product(client));
    }

    private static Optional<Product> product(Standing client) {
        return client.heard().map(beat -> beat.status().erp().product());
    }

    /** A gateway that is missing, one that does not answer, and an agent that does not tell are three things. */
    private static Rung opg(Standing client, Instant now) {
        if (client.heard().isEmpty()) {
            return Rung.of(Finding.OPG_UNHEARD, client.agent());
        }
        Heartbeat beat = client.heard().get();
        if (beat.isOld(now)) {
            return Rung.of(Finding.OPG_SILENT, client.agent()).by(client.agent(), beat.at());
        }
        String version = beat.status().opg().version().map(Version::written).orElse("");
        Finding finding = switch (beat.status().opg().state()) {
            case CONNECTED -> Finding.OPG_CONNECTED;
            case NOT_ANSWERING -> Finding.OPG_NOT_ANSWERING;
            case MISSING -> Finding.OPG_MISSING;
        };
        return Rung.of(finding, version).by(client.agent(), beat.at());
    }

    private static Rung licence(Standing client, LocalDate today) {
        if (client.licence().isEmpty()) {
            return Rung.of(Finding.LICENCE_NONE);
        }
        Licence licence = client.licence().get();
        Licence.State state = licence.on(today);
        if (state == Licence.State.NOT_YET) {
            return Rung.of(Finding.LICENCE_NOT_YET, licence.from());
        }
        return licence.to()
                .map(last -> Rung.of(
                        switch (state) {
                            case ENDED -> Finding.LICENCE_ENDED;
                            case ENDS_SOON -> Finding.LICENCE_ENDS_SOON;
                            default -> Finding.LICENCE_HOLDS;
                        },
                        last))
                .orElseGet(() -> Rung.of(Finding.LICENCE_ENDLESS));
    }

    /** A version does not go back: what was told of it counts, however long ago. */
    private static Rung erpVersion(Standing client) {
        if (client.heard().isEmpty()) {
            return Rung.of(Finding.ERP_UNHEARD, client.agent());
        }
        Heartbeat beat = client.heard().get();
        Erp erp = beat.status().erp();
        Optional<Version> least = Optional.ofNullable(LEAST_ERP.get(erp.product()));
        if (least.isPresent()) {
            Finding finding = erp.version().isAtLeast(least.get()) ? Finding.ERP_NEW_ENOUGH : Finding.ERP_TOO_OLD;
            return Rung.of(finding, erp.product(), erp.version(), least.get()).by(client.agent(), beat.at());
        }
        return client.answer(Matter.ERP_VERSION)
                .map(answer -> said(Finding.ERP_CONFIRMED, answer, erp.product(), erp.version(), answer.reason()))
                .orElseGet(() -> Rung.of(Finding.ERP_UNDOCUMENTED, erp.product(), erp.version())
                        .by(client.agent(), beat.at()));
    }

    private static Rung agentVersion(Standing client) {
        return client.heard()
                .map(beat -> {
                    Version version = beat.status().agent();
                    Finding finding = version.isAtLeast(LEAST_AGENT) ? Finding.AGENT_NEW_ENOUGH : Finding.AGENT_TOO_OLD;
                    return Rung.of(finding, version, LEAST_AGENT).by(client.agent(), beat.at());
                })
                .orElseGet(() -> Rung.of(Finding.AGENT_UNHEARD, client.agent()));
    }

    /** Exported, and as the company that the client is. */
    private static Rung exported(Standing client) {
        if (client.unregistered().isPresent()) {
            Unregistered other = client.unregistered().get();
            return Rung.of(
                    Finding.NUMBER_UNREGISTERED,
                    grouped(client),
                    other.erpClientNo().digits(),
                    other.installation());
        }
        Company company = client.company();
        Optional<Known> exported = company.exported();
        boolean byId = exported.isEmpty()
                && company.id().isPresent()
                && product(client).equals(Optional.of(Product.VISMA_GLOBAL));
        if (exported.isEmpty() && !byId) {
            return Rung.of(Finding.EXPORT_UNKNOWN, client.agent());
        }
        if (exported.filter(known -> !known.value().booleanValue()).isPresent()) {
            return told(Finding.NOT_EXPORTED, exported.get());
        }
        Optional<Finding> mismatch = company.mismatch(client.orgNumber());
        if (mismatch.isPresent()) {
            return mismatched(mismatch.get(), client);
        }
        if (client.sameNumber().isPresent()) {
            return shared(
                    Finding.NUMBER_SHARED, grouped(client), client.sameNumber().get());
        }
        return exported.map(known -> told(Finding.EXPORTED, known, grouped(client)))
                .orElseGet(() -> Rung.of(Finding.EXPORT_OF_GLOBAL, grouped(client)));
    }

    private static Rung mismatched(Finding finding, Standing client) {
        return client.company()
                .orgNumber()
                .map(known -> told(finding, known, known.value().asString(), grouped(client)))
                .orElseGet(() -> Rung.of(finding, "", grouped(client)));
    }

    private static String grouped(Standing client) {
        return client.orgNumber().map(OrgNumber::grouped).orElse("");
    }

    private static Rung companyId(Standing client) {
        Optional<Known> id = client.company().id();
        if (id.isEmpty()) {
            return Rung.of(Finding.ID_MISSING);
        }
        String written = id.get().value().asString();
        return client.sameId()
                .map(other -> shared(Finding.ID_SHARED, written, other))
                .orElseGet(() -> told(Finding.ID_FETCHED, id.get(), written));
    }

    private static Rung service(Standing client) {
        return client.answer(Matter.SERVICE)
                .map(answer -> said(Finding.SERVICE_CREATED, answer))
                .orElseGet(() -> Rung.of(Finding.SERVICE_MISSING));
    }

    /** Only a company that was in Visma.net before must be tied, and none to a user that only synchronises. */
    private static Rung bureauUser(Standing client) {
        return client.answer(Matter.BUREAU_USER)
                .map(answer -> said(
                        switch (answer.said()) {
                            case NEW_COMPANY -> Finding.USER_OF_NEW_COMPANY;
                            case SYNC_USER -> Finding.USER_FOR_SYNC;
                            default -> Finding.USER_TIED;
                        },
                        answer))
                .orElseGet(() -> Rung.of(Finding.USER_NOT_TIED));
    }

    private static Rung people(Standing client) {
        return client.people() > 0 ? Rung.of(Finding.PEOPLE, client.people()) : Rung.of(Finding.NO_PEOPLE);
    }

    private static Rung updated(Standing client, boolean ready) {
        return client.answer(Matter.UPDATED)
                .map(answer -> said(Finding.UPDATED, answer))
                .orElseGet(() -> Rung.of(ready ? Finding.NOT_UPDATED : Finding.NOT_READY));
    }

    private static Rung said(Finding finding, Answer answer, Object... evidence) {
        return Rung.of(finding, evidence).by(answer.by().name(), answer.at());
    }

    private static Rung told(Finding finding, Known known, Object... evidence) {
        return Rung.of(finding, evidence).by(known.by().name(), known.at());
    }

    private static Rung shared(Finding finding, String what, Other other) {
        return Rung.of(finding, what, other.name(), other.number());
    }
}
