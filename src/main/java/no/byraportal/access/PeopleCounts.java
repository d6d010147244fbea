package no.byraportal.access;

import java.util.Map;

/** How many people there are of each state, and how many somebody should look at. */
public record PeopleCounts(Map<UserState, Integer> states, Map<PeopleQuery.Review, Integer> reviews) {

    public PeopleCounts {
        states = Map.copyOf(states);
        reviews = Map.copyOf(reviews);
    }

    public int all() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }
}
