package no.byraportal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import no.byraportal.shared.NotFound;

/** Nothing is here, or it belongs to somebody else: the two look the same. */
abstract class NowhereView extends Div implements HasDynamicTitle {

    int show() {
        removeAll();
        Anchor home = new Anchor("/", getTranslation("nowhere.action"));
        home.addClassName("button-link");
        add(new Message(getTranslation("nowhere.title"), getTranslation("nowhere.text"), home).inside());
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nowhere.title");
    }

    /** No such address. */
    @PermitAll
    @ParentLayout(MainLayout.class)
    static class Address extends NowhereView implements HasErrorParameter<NotFoundException> {

        @Override
        public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
            return show();
        }
    }

    /** No such client, or not theirs. */
    @PermitAll
    @ParentLayout(MainLayout.class)
    static class Thing extends NowhereView implements HasErrorParameter<NotFound> {

        @Override
        public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFound> parameter) {
            return show();
        }
    }
}
