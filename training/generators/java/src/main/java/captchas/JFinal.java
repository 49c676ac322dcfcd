package captchas;

import com.jfinal.captcha.CaptchaRender;
import java.awt.image.BufferedImage;

/** The captcha of the framework com.jfinal:jfinal, which has one size and four letters. */
final class JFinal extends CaptchaRender {
    static Sample draw(Chooser chooser, boolean varied) throws Exception {
        var render = new JFinal();
        String text = render.getRandomString();
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        render.drawGraphic(text, image);
        return Sample.encoded(text, image, "jpg");
    }

    private JFinal() {}
}
