package no.byraportal.settings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.shared.Dates;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be said of settings before there is a client to have them, and how it begins with them. */
@Service
public class BeginningService {

    private final SettingsService settings;
    private final ClientService clients;
    private final ChecklistService checklist;
    private final Plans plans;
    private final OrgNumbers orgNumbers;
    private final JsonMapper json;
    private final Clock clock;

    BeginningService(
            SettingsService settings,
            ClientService clients,
            ChecklistService checklist,
            Plans plans,
            OrgNumbers orgNumbers,
            JsonMapper json,
            Clock clock) {
        this.settings = settings;
        this.clients = clients;
        this.checklist = checklist;
        this.plans = plans;
        this.orgNumbers = orgNumbers;
        this.json = json;
        this.clock = clock;
    }

    /** Where the series of a client would lie that nobody has registered yet. */
    public Numbering numbering(BureauScope scope, SettingsDocument desired, KnownFacts facts) {
        return new Numbering(
                desired,
                facts.customerRanges(),
                Map.of(),
                Plan.invoicesAYear(plans.today(), desired.subscription().plan()),
                LocalDate.now(clock.withZone(Dates.OSLO)).getYear());
    }

    /** What would be wrong with a client if it were registered so. */
    public Judgement judgement(BureauScope scope, Client unborn, SettingsDocument desired, KnownFacts facts) {
        return Rules.judge(unborn, desired, facts, plans.today(), numbering(scope, desired, facts), Waiting.FOR_NOBODY);
    }

    /** Why nobody may begin so, by field: numbers that would be given twice. */
    public Map<String, InvalidValue> refused(BureauScope scope, SettingsDocument desired, KnownFacts facts) {
        return numbering(scope, desired, facts).refused(Judging.NOTHING);
    }

    /**
     * Another client's settings over a document: never its numbers, who it is, or whether it is active; nor what an
     * import could not judge.
     */
    public SettingsDocument copied(BureauScope scope, ClientId from, SettingsDocument onto) {
        SettingsDocument source = settings.settings(scope, from).document();
        SettingsDocument copy = onto;
        for (SettingsField field : SettingsField.values()) {
            if (field.isRestored() && !source.unjudged().containsKey(field.path())) {
                String value = field.in(source).orElse("");
                if (!value.isEmpty()) {
                    copy = copy.with(field, value);
                }
            }
        }
        return copy;
    }

    /**
     * A program's wish, part of a settings document, over another document.
     *
     * @throws FieldRefused with all that is wrong
     */
    public SettingsDocument wished(BureauScope scope, JsonNode part, SettingsDocument over) {
        ObjectNode told = (ObjectNode) json.readTree(json.writeValueAsBytes(over));
        told.remove("unjudged");
        return SettingsPatch.applied(part, told, over);
    }

    /**
     * The first settings of a client that is registered: revision 1, and what remains to be done elsewhere.
     *
     * @throws FieldRefused what may not be typed, by field
     */
    @Transactional
    public ClientSettings begin(BureauScope scope, ClientId client, SettingsDocument desired) {
        scope.requireMayRegisterClients();
        ClientSettings begun = settings.begin(scope, client, desired);
        Client born = clients.client(scope, client);
        Numbering numbering = settings.numbering(born, desired);
        Map<String, InvalidValue> refused = numbering.refused(Judging.NOTHING);
        if (!refused.isEmpty()) {
            throw new FieldRefused(refused);
        }
        checklist.begin(scope, born, outside(numbering));
        return begun;
    }

    /** Where the ERP has customer numbers of its own, WebFaktura's are a second series there. */
    private static Set<OutsideTask> outside(Numbering numbering) {
        Set<OutsideTask> tasks =
                EnumSet.of(OutsideTask.ERP_PROPERTY_ON, OutsideTask.SCHEDULED_JOB, OutsideTask.INITIAL_TRANSFERS);
        if (numbering.erpRanges().filter(ranges -> !ranges.isEmpty()).isPresent()) {
            tasks.add(OutsideTask.SECOND_CUSTOMER_SERIES);
        }
        return tasks;
    }

    /**
     * Of those who bring clients to organisation numbers in a bureau, one does so at a time; until the transaction ends.
     * Taken before any other lock.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTurn(BureauScope scope) {
        scope.requireMayRegisterClients();
        orgNumbers.takeTurn(scope.bureau());
    }

    /** The bureau's client that is active, no demo, and has this organisation number. */
    public Optional<Client> holder(BureauScope scope, OrgNumber number) {
        scope.requireMayRegisterClients();
        return orgNumbers.holder(scope.bureau(), number).map(holder -> clients.client(scope, holder.number()));
    }
}
