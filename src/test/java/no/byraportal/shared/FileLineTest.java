package no.byraportal.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileLineTest {

    @Test
    void noLinesAreNoDiff() {
        assertThat(FileLine.unified("f.xml", List.of())).isEmpty();
    }

    @Test
    void linesThatDoNotFollowEachOtherAreHunksOfTheirOwn() {
        List<FileLine> lines = List.of(
                new FileLine(4, 4, "a"),
                new FileLine(5, 0, "b"),
                new FileLine(0, 5, "B"),
                new FileLine(0, 6, "C"),
                new FileLine(6, 7, "d"),
                new FileLine(20, 21, "e"),
                new FileLine(21, 0, "f"));
        assertThat(FileLine.unified("f.xml", lines)).isEqualTo("""
                --- f.xml
                +++ f.xml
                @@ -4,3 +4,4 @@
                 a
                -b
                +B
                +C
                 d
                @@ -20,2 +21,1 @@
                 e
                -f
                """);
    }
}
