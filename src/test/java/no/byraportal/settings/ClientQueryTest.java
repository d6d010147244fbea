package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientQueryTest {

    @Test
    void theSignsThatMeanSomethingToTheDatabaseMeanThemselves() {
        ClientQuery query = ClientQuery.ALL.searching("100% _a! b");
        assertThat(query.anywhere()).isEqualTo("%100!% !_a!! b%");
        assertThat(query.fromBeginning()).isEqualTo("100!%!_A!!B%");
    }

    @Test
    void numbersAreFoundHoweverTheyAreGrouped() {
        assertThat(ClientQuery.ALL.searching("100 146\u00A0428").fromBeginning())
                .isEqualTo("100146428%");
        assertThat(ClientQuery.ALL.searching("100.146.428").fromBeginning()).isEqualTo("100146428%");
        assertThat(ClientQuery.ALL.searching("c104").fromBeginning()).isEqualTo("C104%");
    }

    @Test
    void aSearchIsStrippedAndCutToALengthThatCanFindSomething() {
        assertThat(ClientQuery.ALL.searching("  fisk ").search()).isEqualTo("fisk");
        assertThat(ClientQuery.ALL.searching("x".repeat(1000)).search()).hasSize(100);
    }

    @Test
    void theInactiveComeFirstWhateverTheOrder() {
        for (ClientQuery.Sort sort : ClientQuery.Sort.values()) {
            assertThat(ClientQuery.ALL.sortedBy(sort, false).order())
                    .startsWith("s.active, ")
                    .endsWith(", c.id");
            assertThat(ClientQuery.ALL.sortedBy(sort, true).order())
                    .startsWith("s.active, ")
                    .contains(" desc");
        }
    }
}
