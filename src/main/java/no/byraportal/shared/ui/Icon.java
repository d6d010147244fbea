package no.byraportal.shared.ui;

import com.vaadin.flow.component.icon.SvgIcon;
import java.util.Locale;

/** The portal's icons: Lucide's, each beside a word, never instead of one. The files are listed in frontend/icons.txt. */
public enum Icon {
    ARROW_RIGHT,
    BUILDING,
    BUILDING_2,
    CHART_COLUMN,
    CHEVRON_LEFT,
    CHEVRON_RIGHT,
    CHEVRONS_UP_DOWN,
    CIRCLE_ALERT,
    CIRCLE_CHECK,
    CLOCK,
    COPY,
    DOWNLOAD,
    FILE_TEXT,
    GAUGE,
    INFO,
    KEY_ROUND,
    LAYOUT_DASHBOARD,
    LINK,
    LOCK,
    LOG_OUT,
    MARK,
    PLUS,
    REFRESH_CW,
    SEARCH,
    SERVER,
    TRIANGLE_ALERT,
    UPLOAD,
    USER,
    USERS,
    X;

    public SvgIcon create() {
        SvgIcon icon = new SvgIcon(
                "/byraportal/icons/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg");
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
