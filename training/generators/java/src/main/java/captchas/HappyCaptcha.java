package captchas;

import com.ramostear.captcha.AbstractCaptcha;
import com.ramostear.captcha.common.Fonts;
import com.ramostear.captcha.core.AnimCaptcha;
import com.ramostear.captcha.core.Captcha;
import com.ramostear.captcha.support.CaptchaType;
import java.awt.Font;
import java.io.ByteArrayOutputStream;

/** com.ramostear:Happy-Captcha, all types but the Chinese ones, with the fonts in its archive. */
final class HappyCaptcha {
    private static final CaptchaType[] TEXTS = {
        CaptchaType.DEFAULT, CaptchaType.NUMBER, CaptchaType.WORD, CaptchaType.WORD_UPPER, CaptchaType.WORD_LOWER,
        CaptchaType.WORD_NUMBER_UPPER, CaptchaType.WORD_NUMBER_LOWER
    };

    static Sample png(Chooser chooser, boolean varied) {
        return draw(new Captcha(), chooser, varied);
    }

    static Sample gif(Chooser chooser, boolean varied) {
        return draw(new AnimCaptcha(), chooser, varied);
    }

    private static Sample draw(AbstractCaptcha captcha, Chooser chooser, boolean varied) {
        if (varied && chooser.chance(0.4)) {
            vary(captcha, chooser);
        }
        var file = new ByteArrayOutputStream();
        captcha.render(file);
        return new Sample(new String(captcha.text()), file.toByteArray());
    }

    private static void vary(AbstractCaptcha captcha, Chooser chooser) {
        if (chooser.chance(0.4)) {
            // A sum has five characters, whatever the length is said to be.
            captcha.setType(CaptchaType.ARITHMETIC);
        } else {
            captcha.setType(chooser.pick(TEXTS));
            captcha.setLength(chooser.between(3, 7));
        }
        if (chooser.chance(0.5)) {
            captcha.setHeight(chooser.between(40, 70));
            captcha.setWidth(captcha.getLength() * chooser.between(26, 42));
        }
        Fonts fonts = Fonts.getInstance();
        if (chooser.chance(0.6)) {
            captcha.setFont(chooser.pick(fonts.zhFont(), fonts.enFont1(), fonts.enFont2()));
        }
        if (chooser.chance(0.4) || captcha.getFont() == fonts.enFont2()) {
            captcha.setFont(captcha.getFont().deriveFont(chooser.pick(Font.PLAIN, Font.BOLD, Font.ITALIC), chooser.between(22.0, 34.0)));
        }
    }

    private HappyCaptcha() {}
}
