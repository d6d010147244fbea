package no.byraportal.access.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import java.util.Locale;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.DayPicker;
import no.byraportal.staff.StaffService;

/** How far somebody has a client, and until when. */
final class AccessFields {

    private AccessFields() {}

    static RadioButtonGroup<Level> level(Locale locale, Level value) {
        RadioButtonGroup<Level> level = new RadioButtonGroup<>(Texts.text(locale, "users.level"));
        level.setId("users-level");
        level.setItems(Level.USER, Level.ADMIN);
        level.setItemLabelGenerator(one -> Texts.text(locale, "users.level." + PeopleAddress.word(one)));
        level.setValue(value);
        return level;
    }

    static DayPicker lastDay(Locale locale, LocalDate today) {
        DayPicker lastDay = new DayPicker(Texts.text(locale, "staff.lastday.label"));
        lastDay.setId("users-lastday");
        lastDay.setHelperText(Texts.text(locale, "staff.lastday.help"));
        lastDay.setClearButtonVisible(true);
        lastDay.setLimits(
                today, today.plusYears(StaffService.YEARS), Texts.text(locale, "staff.lastday", StaffService.YEARS));
        return lastDay;
    }
}
