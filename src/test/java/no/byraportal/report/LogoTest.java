package no.byraportal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import no.byraportal.shared.InvalidValue;
import org.junit.jupiter.api.Test;

/** A logo is an image and nothing but: judged by drawing it. */
class LogoTest {

    private static byte[] image(int width, int height, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static String refusal(byte[] file) {
        try {
            Logo.of(file);
            throw new AssertionError("taken");
        } catch (InvalidValue e) {
            return e.key();
        }
    }

    @Test
    void aPngOrAJpegIsKeptAsAPngOfItsOwnThatIsNoLargerThanItIsShown() throws IOException {
        for (String format : new String[] {"png", "jpg"}) {
            BufferedImage kept = ImageIO.read(
                    new ByteArrayInputStream(Logo.of(image(1200, 300, format)).png()));
            assertThat(kept.getWidth()).isEqualTo(640);
            assertThat(kept.getHeight()).isEqualTo(160);
        }
    }

    @Test
    void nothingElseThatTheFileHeldIsKept() throws IOException {
        byte[] png = image(40, 40, "png");
        byte[] more = Arrays.copyOf(png, png.length + 20);
        System.arraycopy("<script>hei</script>".getBytes(StandardCharsets.UTF_8), 0, more, png.length, 20);
        assertThat(new String(Logo.of(more).png(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void whatIsNoImageOrTooLongOrTooLargeIsRefused() throws IOException {
        assertThat(refusal("Fjord Regnskap".getBytes(StandardCharsets.UTF_8))).isEqualTo("logo.noimage");
        assertThat(refusal(new byte[0])).isEqualTo("logo.noimage");
        assertThat(refusal(image(40, 40, "gif"))).isEqualTo("logo.noimage");
        assertThat(refusal(Arrays.copyOf(image(400, 400, "png"), 60))).isEqualTo("logo.noimage");
        assertThat(refusal(new byte[50 << 20])).isEqualTo("logo.long");
        assertThat(refusal(image(4001, 10, "png"))).isEqualTo("logo.large");
    }

    @Test
    void aLogoThatClaimsToBeHugeIsNotDrawn() throws IOException {
        byte[] png = image(40, 40, "png");
        // The width in a PNG's head: 0x7FFFFFFF.
        png[16] = 0x7F;
        Arrays.fill(png, 17, 20, (byte) 0xFF);
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Logo.of(png));
    }
}
