package no.byraportal.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.agent.Segment.Kind;

/**
 * What must be known of a whole file before a piece of it is written.
 *
 * @param erpClientNos the clients it has, in its order
 * @param system       the system variables without the blanks around them, the first of each
 * @param homes        the position of the segment that holds each system variable
 * @param newHome      the position of the segment that gets a new system variable; -1: the file has no {@code <system>}
 * @param firstCompany the position of the first client's segment; -1: none
 * @param lastBlock    the position of the last client's segment, or of the last {@code <system>} when there is none
 */
public record Outline(
        List<String> erpClientNos,
        Map<String, String> system,
        Map<String, Integer> homes,
        int newHome,
        int firstCompany,
        int lastBlock) {

    Optional<String> variable(String tag) {
        return Optional.ofNullable(system.get(tag));
    }

    /** Gathers an outline, segment by segment in the file's order. */
    static final class Drawing {

        private final List<String> erpClientNos = new ArrayList<>();
        private final Map<String, String> system = new LinkedHashMap<>();
        private final Map<String, Integer> homes = new HashMap<>();
        private int emptySystem = -1;
        private int filledSystem = -1;
        private int firstCompany = -1;
        private int lastCompany = -1;
        private int lastSystem = -1;

        void company(int position, String erpClientNo) {
            erpClientNos.add(erpClientNo);
            firstCompany = firstCompany < 0 ? position : firstCompany;
            lastCompany = position;
        }

        void system(int position, Segment segment) {
            lastSystem = position;
            if (segment.fields().isEmpty()) {
                emptySystem = emptySystem < 0 ? position : emptySystem;
            } else {
                filledSystem = filledSystem < 0 ? position : filledSystem;
            }
            for (String tag : segment.fields().keySet()) {
                if (homes.putIfAbsent(tag, position) == null) {
                    system.put(tag, segment.value(tag).orElseThrow());
                }
            }
        }

        void add(int position, Segment segment) {
            if (segment.kind() == Kind.COMPANY) {
                company(position, segment.erpClientNo());
            } else if (segment.kind() == Kind.SYSTEM) {
                system(position, segment);
            }
        }

        Outline done() {
            return new Outline(
                    List.copyOf(erpClientNos),
                    system,
                    homes,
                    filledSystem < 0 ? emptySystem : filledSystem,
                    firstCompany,
                    lastCompany < 0 ? lastSystem : lastCompany);
        }
    }
}
