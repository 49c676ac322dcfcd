package captchas;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

record Sample(String label, byte[] image) {
    /** For libraries that leave the encoding to the caller. */
    static Sample encoded(String label, BufferedImage image, String format) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, format, file);
        return new Sample(label, file.toByteArray());
    }
}
