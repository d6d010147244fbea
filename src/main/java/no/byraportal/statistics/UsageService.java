package no.byraportal.statistics;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import no.byraportal.identity.BureauScope;
import no.byraportal.shared.Dates;
import org.springframework.stereotype.Service;

/** Abonnement mot bruk: what each client sends, held against the plan that it has. It changes none. */
@Service
public class UsageService {

    private final UsageTable usages;
    private final Clock clock;

    UsageService(UsageTable usages, Clock clock) {
        this.usages = usages;
        this.clock = clock;
    }

    /** Of all active clients that are no demos and theirs to see, by name. */
    public List<Usage> usages(BureauScope scope) {
        scope.requireMayReadStatistics();
        return usages.usages(scope.bureau(), BureauScope.SEES_CLIENT, scope.parameters(), lastWhole());
    }

    private YearMonth lastWhole() {
        return YearMonth.now(clock.withZone(Dates.OSLO)).minusMonths(1);
    }
}
