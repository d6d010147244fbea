package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Two ranges meet where a list of their numbers says so. */
class NumberRangeProperties {

    private static LongStream numbers(NumberRange range) {
        return LongStream.rangeClosed(range.from(), range.to());
    }

    @Property
    void theyMeetAtTheLowestNumberThatIsInBoth(
            @ForAll @LongRange(min = 1, max = 60) long from,
            @ForAll @LongRange(max = 20) long length,
            @ForAll @LongRange(min = 1, max = 60) long otherFrom,
            @ForAll @LongRange(max = 20) long otherLength) {
        NumberRange one = new NumberRange(from, from + length);
        NumberRange other = new NumberRange(otherFrom, otherFrom + otherLength);
        OptionalLong counted = numbers(one)
                .filter(number -> numbers(other).anyMatch(each -> each == number))
                .findFirst();
        assertThat(one.meets(other)).isEqualTo(counted);
        assertThat(other.meets(one)).isEqualTo(counted);
    }

    @Property
    void aCollidingNumberLiesInBothHoweverLargeTheyAre(
            @ForAll @LongRange(min = 1, max = 999_999_999) long from,
            @ForAll @LongRange(max = 100_000_000) long length,
            @ForAll @LongRange(min = 1, max = 999_999_999) long otherFrom,
            @ForAll @LongRange(max = 100_000_000) long otherLength) {
        NumberRange one = new NumberRange(from, from + length);
        NumberRange other = new NumberRange(otherFrom, otherFrom + otherLength);
        OptionalLong both = one.meets(other);
        assertThat(both.isPresent()).isEqualTo(!(one.to() < other.from() || other.to() < one.from()));
        both.ifPresent(number -> {
            assertThat(number).isBetween(one.from(), one.to());
            assertThat(number).isBetween(other.from(), other.to());
        });
    }
}
