package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.OutsideItem.Done;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What remains outside the portal is written down until somebody says that it is done. */
@PortalTest
class ChecklistServiceTest {

    private final ChecklistService checklist;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private Client laks;
    private PersonScope anne;

    @SuppressWarnings("NullAway.Init")
    ChecklistServiceTest(ChecklistService checklist, TestBureaus bureaus, JdbcClient jdbc) {
        this.checklist = checklist;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aClient() {
        bureau = bureaus.bureau("Laks AS", "Torsk AS");
        laks = bureau.client(0);
        anne = bureaus.scope(bureau.admin());
    }

    private OutsideItem only() {
        List<OutsideItem> items = checklist.items(anne, laks.id());
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private List<String> changes() {
        return jdbc.sql("select concat(action, ' ', json_value(details, '$.task')) from audit_log"
                        + " where subject_id = :client and action like 'outside.%' order by id")
                .param("client", laks.id().toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void whatIsRaisedStandsUntilItIsTickedAndWhoTickedItFirstStands() {
        checklist.raise(anne, laks.id(), Set.of(OutsideTask.SCHEDULED_JOB));
        assertThat(only().raisedBy()).isEqualTo(anne.actor());
        assertThat(only().isDone()).isFalse();

        checklist.tick(anne, laks.id(), OutsideTask.SCHEDULED_JOB, true);
        OutsideItem ticked = only();
        assertThat(ticked.done().map(Done::by).map(Actor::name)).contains("Anne Prøve");
        bureaus.grant(bureau.staff(), laks);
        checklist.tick(bureaus.scope(bureau.staff()), laks.id(), OutsideTask.SCHEDULED_JOB, true);
        assertThat(only()).isEqualTo(ticked);

        checklist.tick(anne, laks.id(), OutsideTask.SCHEDULED_JOB, false);
        assertThat(only().isDone()).isFalse();
        assertThat(changes())
                .containsExactly(
                        "outside.raised SCHEDULED_JOB", "outside.done SCHEDULED_JOB", "outside.undone SCHEDULED_JOB");
    }

    @Test
    void whatIsRaisedAgainIsNotDoneAndEndsItsOpposite() {
        checklist.raise(anne, laks.id(), EnumSet.of(OutsideTask.ERP_PROPERTY_ON, OutsideTask.INITIAL_TRANSFERS));
        checklist.tick(anne, laks.id(), OutsideTask.INITIAL_TRANSFERS, true);

        checklist.raise(anne, laks.id(), EnumSet.of(OutsideTask.ERP_PROPERTY_OFF, OutsideTask.INITIAL_TRANSFERS));

        assertThat(checklist.items(anne, laks.id()))
                .extracting(OutsideItem::task, OutsideItem::isDone)
                .containsExactly(
                        tuple(OutsideTask.ERP_PROPERTY_OFF, false), tuple(OutsideTask.INITIAL_TRANSFERS, false));
    }

    @Test
    void onlyWhoChangesTheClientTicksAndOnlyWhatWasAskedFor() {
        assertThatThrownBy(() -> checklist.tick(anne, laks.id(), OutsideTask.SCHEDULED_JOB, true))
                .isInstanceOf(NotFound.class);
        checklist.raise(anne, laks.id(), Set.of(OutsideTask.SCHEDULED_JOB));
        PersonScope leif = bureaus.scope(bureau.manager());
        assertThat(checklist.items(leif, laks.id())).hasSize(1);
        assertThatThrownBy(() -> checklist.tick(leif, laks.id(), OutsideTask.SCHEDULED_JOB, true))
                .isInstanceOf(NotAllowed.class);
        PersonScope another = bureaus.scope(bureaus.bureau("Sei AS").admin());
        assertThatThrownBy(() -> checklist.items(another, laks.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> checklist.raise(another, laks.id(), Set.of(OutsideTask.SCHEDULED_JOB)))
                .isInstanceOf(NotFound.class);
    }
}
