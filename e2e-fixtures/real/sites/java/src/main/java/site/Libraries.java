package site;

import cn.hutool.captcha.AbstractCaptcha;
import cn.hutool.captcha.CaptchaUtil;
import cn.hutool.captcha.generator.CodeGenerator;
import com.google.code.kaptcha.Constants;
import com.google.code.kaptcha.impl.DefaultKaptcha;
import com.google.code.kaptcha.util.Config;
import com.wf.captcha.ArithmeticCaptcha;
import com.wf.captcha.GifCaptcha;
import com.wf.captcha.SpecCaptcha;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import javax.imageio.ImageIO;

/** Each library at the settings of its documentation. */
final class Libraries {
    /** The switch for tests that kaptcha's guide names: a producer that always returns the same text. */
    public static final class FixedText extends com.google.code.kaptcha.util.Configurable
        implements com.google.code.kaptcha.text.TextProducer {
        @Override
        public String getText() {
            return "bcd35";
        }
    }

    /** The switch for tests that hutool's guide names: a generator that always returns the same code. */
    static final class FixedCode implements CodeGenerator {
        @Override
        public String generate() {
            return "bcd35";
        }

        @Override
        public boolean verify(String code, String input) {
            return code.equalsIgnoreCase(input);
        }
    }

    /** The switch for tests that EasyCaptcha's guide names: a captcha that always has the same text. */
    static final class FixedCaptcha extends SpecCaptcha {
        FixedCaptcha(int width, int height, int length) {
            super(width, height, length);
        }

        @Override
        protected char[] alphas() {
            chars = "bcd35";
            return chars.toCharArray();
        }
    }

    static Captcha kaptcha(boolean testMode) {
        var settings = new Properties();
        if (testMode) {
            settings.setProperty(Constants.KAPTCHA_TEXTPRODUCER_IMPL, FixedText.class.getName());
        }
        var kaptcha = new DefaultKaptcha();
        kaptcha.setConfig(new Config(settings));
        String text = kaptcha.createText();
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(kaptcha.createImage(text), "jpg", file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return new Captcha(text, file.toByteArray(), "image/jpeg");
    }

    static Captcha easyPng(boolean testMode) {
        return easy(testMode ? new FixedCaptcha(130, 48, 5) : new SpecCaptcha(130, 48, 5), "image/png");
    }

    static Captcha easyGif() {
        return easy(new GifCaptcha(130, 48, 5), "image/gif");
    }

    static Captcha easySum() {
        return easy(new ArithmeticCaptcha(130, 48), "image/png");
    }

    static Captcha hutoolLines(boolean testMode) {
        return hutool(CaptchaUtil.createLineCaptcha(200, 100), testMode);
    }

    static Captcha hutoolCircles(boolean testMode) {
        return hutool(CaptchaUtil.createCircleCaptcha(200, 100, 4, 20), testMode);
    }

    private static Captcha easy(com.wf.captcha.base.Captcha captcha, String type) {
        String text = captcha.text();
        var file = new ByteArrayOutputStream();
        captcha.out(file);
        return new Captcha(text, file.toByteArray(), type);
    }

    private static Captcha hutool(AbstractCaptcha captcha, boolean testMode) {
        if (testMode) {
            captcha.setGenerator(new FixedCode());
        }
        captcha.createCode();
        return new Captcha(captcha.getCode(), captcha.getImageBytes(), "image/png");
    }

    private Libraries() {}
}
