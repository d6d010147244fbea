package no.byraportal.shared;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/**
 * How a value type stands in a column. Each room declares its own values as beans of this type; the database
 * configuration collects them.
 */
public record ColumnType<V, C>(
        Class<V> valueType, Class<C> columnType, Function<V, C> toColumn, Function<C, V> toValue) {

    /** A value that stands as text, ids among them. */
    public static <V> ColumnType<V, String> text(
            Class<V> valueType, Function<V, String> toColumn, Function<String, V> toValue) {
        return new ColumnType<>(valueType, String.class, toColumn, toValue);
    }

    GenericConverter writing() {
        return new Writing<>(valueType, columnType, toColumn);
    }

    GenericConverter reading() {
        return new Reading<>(columnType, valueType, toValue);
    }

    @WritingConverter
    private record Writing<A, B>(Class<A> from, Class<B> to, Function<A, B> convert) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(from, to));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
            return source == null ? null : convert.apply(from.cast(source));
        }
    }

    @ReadingConverter
    private record Reading<A, B>(Class<A> from, Class<B> to, Function<A, B> convert) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(from, to));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
            return source == null ? null : convert.apply(from.cast(source));
        }
    }
}
