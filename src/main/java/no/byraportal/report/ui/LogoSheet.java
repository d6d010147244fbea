package no.byraportal.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.bureau.BureauSheet;
import no.byraportal.identity.CurrentUser;
import no.byraportal.report.Logo;
import no.byraportal.report.LogoService;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.UploadText;

/** Logo på rapportene: the one there is, and another. */
@org.springframework.stereotype.Component
class LogoSheet implements BureauSheet {

    private final LogoService logos;
    private final CurrentUser currentUser;

    LogoSheet(LogoService logos, CurrentUser currentUser) {
        this.logos = logos;
        this.currentUser = currentUser;
    }

    @Override
    public Component open() {
        Section section = new Section();
        section.addClassName("panel");
        show(section);
        return section;
    }

    private void show(Section section) {
        Locale locale = UI.getCurrentOrThrow().getLocale();
        section.removeAll();
        section.add(new H2(Texts.text(locale, "logo.title")));
        Optional<byte[]> logo = logos.logo(currentUser.scope());
        section.add(logo.<Component>map(png -> image(png, locale))
                .orElseGet(() -> new Paragraph(Texts.text(locale, "logo.none"))));
        if (currentUser.scope().mayAdminister()) {
            section.add(upload(section, locale));
            if (logo.isPresent()) {
                section.add(new Button(Texts.text(locale, "logo.remove"), e -> {
                    logos.remove(currentUser.scope());
                    show(section);
                    Notices.done(Texts.text(locale, "logo.removed"));
                }));
            }
            Paragraph help = new Paragraph(Texts.text(locale, "logo.help"));
            help.addClassNames("muted", "small");
            section.add(help);
        }
    }

    private static Component image(byte[] png, Locale locale) {
        Image image = new Image(
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png), Texts.text(locale, "logo.image"));
        image.addClassName("bureau-logo");
        return image;
    }

    private Component upload(Section section, Locale locale) {
        Div refused = new Div();
        Upload upload = new Upload();
        upload.setUploadHandler(event -> {
            // A browser may send more than the page lets it choose: no more of it than must be is read.
            byte[] file = event.getInputStream().readNBytes(Logo.LONGEST + 1);
            var _ = event.getUI().access(() -> {
                // One that was refused would count as the one that may be chosen.
                upload.clearFileList();
                take(file, section, refused, locale);
            });
        });
        upload.setMaxFiles(1);
        upload.setMaxFileSize(Logo.LONGEST);
        upload.setAcceptedMimeTypes("image/png", "image/jpeg");
        upload.setAcceptedFileExtensions(".png", ".jpg", ".jpeg");
        upload.setI18n(UploadText.of(locale, Texts.text(locale, "logo.long"), Texts.text(locale, "logo.noimage")));
        upload.setUploadButton(new Button(Texts.text(locale, "logo.choose")));
        upload.setDropAllowed(false);
        upload.addFileRejectedListener(e -> refuse(refused, e.getErrorMessage()));
        return new Div(upload, refused);
    }

    private void take(byte[] file, Section section, Div refused, Locale locale) {
        refused.removeAll();
        try {
            logos.keep(currentUser.scope(), Logo.of(file));
            show(section);
            Notices.done(Texts.text(locale, "logo.kept"));
        } catch (InvalidValue e) {
            refuse(refused, Texts.text(locale, e.key(), e.arguments()));
        }
    }

    private static void refuse(Div place, String why) {
        place.removeAll();
        place.add(Notices.banner(Notices.Kind.BAD, new Span(why)));
    }
}
