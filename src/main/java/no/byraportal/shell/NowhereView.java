package no.byraportal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;

/** Nothing is here, or it belongs to somebody else: the two look the same. */
abstract class NowhereView<E extends Exception> extends Div implements HasErrorParameter<E>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<E> parameter) {
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
    @com.vaadin.flow.router.ParentLayout(MainLayout.class)
    static class Address extends NowhereView<com.vaadin.flow.router.NotFoundException> {}

    /** No such client, or not theirs. */
    @com.vaadin.flow.router.ParentLayout(MainLayout.class)
    static class Thing extends NowhereView<no.byraportal.shared.NotFound> {}
}
