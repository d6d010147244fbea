package no.byraportal.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** What is asked before something is done: what it is and what it leads to; the button repeats the verb. */
public final class ConfirmDialogs {

    private ConfirmDialogs() {}

    public static void ask(String title, String text, String verb, Runnable yes) {
        dialog(title, text, verb, yes).open();
    }

    /** About what cannot be undone. */
    public static void askGravely(String title, String text, String verb, Runnable yes) {
        ConfirmDialog dialog = dialog(title, text, verb, yes);
        dialog.setConfirmButtonTheme("error");
        dialog.open();
    }

    private static ConfirmDialog dialog(String title, String text, String verb, Runnable yes) {
        return new ConfirmDialog(
                title, text, verb, e -> yes.run(), UI.getCurrentOrThrow().getTranslation("action.cancel"), e -> {
                    // nothing happens
                });
    }
}
