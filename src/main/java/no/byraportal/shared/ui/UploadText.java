package no.byraportal.shared.ui;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.Locale;
import no.byraportal.shared.Texts;

/** What a place for a file says while one is sent, and of one that cannot be. */
public final class UploadText {

    private UploadText() {}

    /**
     * @param tooBig    said of a file that is too long
     * @param wrongType said of a file of another kind
     */
    public static UploadI18N of(Locale locale, String tooBig, String wrongType) {
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error()
                .setFileIsTooBig(tooBig)
                .setIncorrectFileType(wrongType)
                .setTooManyFiles(Texts.text(locale, "import.onefile")));
        String uploading = Texts.text(locale, "import.uploading");
        String failed = Texts.text(locale, "import.failed");
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(uploading)
                        .setProcessing(Texts.text(locale, "import.reading"))
                        .setStalled(uploading)
                        .setHeld(uploading))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(Texts.text(locale, "import.remaining") + " ")
                        .setUnknown(uploading))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(failed)
                        .setUnexpectedServerError(failed)
                        .setForbidden(Texts.text(locale, "trouble.notallowed"))));
        return words;
    }
}
