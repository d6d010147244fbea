package no.byraportal.shared;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Seals what must not be read in the database or a back-up, each bound to the row it belongs to. */
@Component
public class Vault {

    private final Aead aead;

    Vault(@Value("${byraportal.key}") String key) {
        if (key.isBlank()) {
            throw new IllegalStateException(
                    "BYRAPORTAL_KEY is not set. It is a Tink AES256_GCM keyset, base64 of its JSON; see README.");
        }
        try {
            AeadConfig.register();
            String json = new String(Base64.getDecoder().decode(key.strip()), StandardCharsets.UTF_8);
            this.aead = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "BYRAPORTAL_KEY is not a Tink AES256_GCM keyset (base64 of its JSON); see README.", e);
        }
    }

    /** @param row what the bytes belong to: bureau, table and row */
    public byte[] seal(byte[] plain, String row) {
        try {
            return aead.encrypt(plain, row.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal " + row, e);
        }
    }

    /** @throws IllegalStateException when the bytes were sealed for another row, with another key, or altered */
    public byte[] open(byte[] sealed, String row) {
        try {
            return aead.decrypt(sealed, row.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not open " + row, e);
        }
    }
}
