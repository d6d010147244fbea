package no.byraportal.shared.ui;

import com.vaadin.flow.data.binder.Result;
import com.vaadin.flow.data.binder.ValueContext;
import com.vaadin.flow.data.converter.Converter;
import java.util.Locale;
import java.util.function.Function;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Texts;

/** Between what is typed and a value: the value's own type judges, and its reason stands under the field. */
public final class ValueConverter<V> implements Converter<String, V> {

    private final transient Function<String, V> parse;
    private final transient Function<V, String> print;

    public ValueConverter(Function<String, V> parse, Function<V, String> print) {
        this.parse = parse;
        this.print = print;
    }

    @Override
    public Result<V> convertToModel(String typed, ValueContext context) {
        try {
            return Result.ok(parse.apply(typed));
        } catch (InvalidValue e) {
            return Result.error(Texts.text(context.getLocale().orElse(Locale.ROOT), e.key(), e.arguments()));
        }
    }

    @Override
    public String convertToPresentation(V value, ValueContext context) {
        return value == null ? "" : print.apply(value);
    }
}
