package no.byraportal.shared.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.text.DateFormatSymbols;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import no.byraportal.shared.Texts;

/** A day, typed and shown as its reader writes it; a week begins on Monday. */
public final class DayPicker extends DatePicker {

    public DayPicker(String label) {
        super(label);
        Locale spoken = Texts.spoken(getLocale());
        DateFormatSymbols names = DateFormatSymbols.getInstance(spoken);
        setI18n(new DatePickerI18n()
                .setDateFormats(getTranslation("format.day.typed"), "ddMMyyyy", "ddMMyy", "yyyy-MM-dd")
                .setMonthNames(Arrays.asList(names.getMonths()).subList(0, 12))
                .setWeekdays(week(names.getWeekdays()))
                .setWeekdaysShort(week(names.getShortWeekdays()))
                .setFirstDayOfWeek(1)
                .setToday(getTranslation("day.today"))
                .setCancel(getTranslation("action.cancel"))
                .setBadInputErrorMessage(getTranslation("day.bad")));
    }

    /** Java leaves the place before Sunday empty. */
    private static List<String> week(String[] days) {
        return Arrays.asList(days).subList(Calendar.SUNDAY, Calendar.SATURDAY + 1);
    }

    /** A day outside these is refused under the field, in these words. */
    public void setLimits(LocalDate first, LocalDate last, String refusal) {
        setMin(first);
        setMax(last);
        getI18n().setMinErrorMessage(refusal).setMaxErrorMessage(refusal);
    }
}
