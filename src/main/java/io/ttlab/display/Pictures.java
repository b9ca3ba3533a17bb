package io.ttlab.display;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures as bundles: base64 by type, with a line of text for readers that show none. */
final class Pictures {

    private Pictures() {}

    static MimeBundle of(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = "[picture, " + image.getWidth() + " x " + image.getHeight() + "]";
        return MimeBundle.of("image/png", base64(png.toByteArray()), text)
                .withMetadata("image/png", Map.of("width", image.getWidth(), "height", image.getHeight()));
    }

    /** Tells the kind of picture by its first bytes, whatever its name says. */
    static MimeBundle of(byte[] bytes, String where) {
        String start = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        String text = "[picture, " + where + "]";
        if (start.startsWith("\u0089PNG")) {
            return MimeBundle.of("image/png", base64(bytes), text);
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return MimeBundle.of("image/jpeg", base64(bytes), text);
        }
        if (start.startsWith("GIF8")) {
            return MimeBundle.of("image/gif", base64(bytes), text);
        }
        if (start.contains("<svg")) {
            return MimeBundle.of("image/svg+xml", new String(bytes, StandardCharsets.UTF_8), text);
        }
        throw new IllegalArgumentException("No PNG, JPEG, GIF or SVG picture: " + where + ".");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
