package no.byraportal.settings.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nivåkontoer: nine small fields, together the text «3000, 3010»; a level left out in the middle stays blank in it. */
final class LevelFields extends CustomField<String> {

    private static final int LEVELS = 9;
    private static final int LONGEST = 40;

    private final List<TextField> levels;
    private boolean showing;

    LevelFields() {
        super("");
        levels = IntStream.rangeClosed(1, LEVELS).mapToObj(this::level).toList();
        Div fields = new Div();
        levels.forEach(fields::add);
        fields.addClassName("level-fields");
        add(fields);
    }

    private TextField level(int number) {
        TextField level = new TextField(getTranslation("accounts.level", number));
        level.setId("level-" + number);
        level.setMaxLength(LONGEST);
        level.getElement().setAttribute("inputmode", "numeric");
        level.setValueChangeMode(ValueChangeMode.EAGER);
        level.addValueChangeListener(e -> {
            if (!showing) {
                updateValue();
            }
        });
        return level;
    }

    @Override
    protected String generateModelValue() {
        return levels.stream()
                .map(level -> level.getValue().strip())
                .collect(Collectors.joining(", "))
                .replaceFirst("[, ]+$", "");
    }

    /** More than there are levels stand in the last field, so that nothing is lost unseen. */
    @Override
    protected void setPresentationValue(String text) {
        String[] accounts = text.isEmpty() ? new String[0] : text.split(", ?", LEVELS);
        showing = true;
        for (int i = 0; i < LEVELS; i++) {
            levels.get(i).setValue(i < accounts.length ? accounts[i] : "");
        }
        showing = false;
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        levels.forEach(level -> level.setReadOnly(readOnly));
    }
}
