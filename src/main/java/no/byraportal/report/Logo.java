package no.byraportal.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import no.byraportal.shared.InvalidValue;

/**
 * What stands at the top of the bureau's reports: drawn anew from a PNG or a JPEG, so that nothing else that the file held
 * is kept, at most {@value #WIDE} by {@value #HIGH} points.
 */
public final class Logo {

    /** A file is at most this long, in bytes. */
    public static final int LONGEST = 1 << 20;

    private static final int WIDE = 640;
    private static final int HIGH = 224;

    /** An image may claim a size that would fill the memory: it is asked before it is drawn. */
    private static final int MOST = 4_000;

    private static final Set<String> KINDS = Set.of("png", "jpeg");

    private final byte[] png;

    private Logo(byte[] png) {
        this.png = png;
    }

    /**
     * What somebody sent.
     *
     * @throws InvalidValue when it is too long, no PNG or JPEG, or too large
     */
    public static Logo of(byte[] file) {
        if (file.length > LONGEST) {
            throw new InvalidValue("logo.long");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            return new Logo(drawn(read(in)));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidValue("logo.noimage");
        }
    }

    private static BufferedImage read(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new InvalidValue("logo.noimage");
        }
        ImageReader reader = readers.next();
        try {
            if (!KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                throw new InvalidValue("logo.noimage");
            }
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > MOST || reader.getHeight(0) > MOST) {
                throw new InvalidValue("logo.large", MOST);
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] drawn(BufferedImage image) throws IOException {
        double scale = Math.min(1, Math.min(WIDE / (double) image.getWidth(), HIGH / (double) image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", png);
        return png.toByteArray();
    }

    /** As a PNG. */
    public byte[] png() {
        return png.clone();
    }
}
