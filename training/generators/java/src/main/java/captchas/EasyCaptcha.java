package captchas;

import com.wf.captcha.ArithmeticCaptcha;
import com.wf.captcha.GifCaptcha;
import com.wf.captcha.SpecCaptcha;
import com.wf.captcha.base.Captcha;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.util.Set;

/** com.github.whvcse:easy-captcha, with the fonts in its archive. */
final class EasyCaptcha {
    private static final Font[] FONTS = new Font[10];
    private static final Set<Integer> WITHOUT_LOWER_CASE = Set.of(Captcha.FONT_1, Captcha.FONT_3, Captcha.FONT_5, Captcha.FONT_10);
    private static final Integer[] WITH_SIGNS = {
        Captcha.FONT_1, Captcha.FONT_2, Captcha.FONT_4, Captcha.FONT_5, Captcha.FONT_6, Captcha.FONT_7, Captcha.FONT_9, Captcha.FONT_10
    };

    static Sample png(Chooser chooser, boolean varied) throws Exception {
        return drawText(new SpecCaptcha(), chooser, varied);
    }

    static Sample gif(Chooser chooser, boolean varied) throws Exception {
        return drawText(new GifCaptcha(), chooser, varied);
    }

    private static Sample drawText(Captcha captcha, Chooser chooser, boolean varied) throws Exception {
        int font = Captcha.FONT_1;
        captcha.setFont(font(font));
        if (varied && chooser.chance(0.4)) {
            captcha.setCharType(chooser.between(1, 6));
            captcha.setLen(chooser.between(3, 7));
            font = chooser.chance(0.8) ? chooser.between(0, 9) : font;
            vary(captcha, chooser, captcha.getLen(), font);
        }
        String text = captcha.text();
        return encode(captcha, WITHOUT_LOWER_CASE.contains(font) ? text.toUpperCase() : text);
    }

    static Sample arithmetic(Chooser chooser, boolean varied) throws Exception {
        int operands = varied && chooser.chance(0.2) ? 3 : 2;
        var captcha = new Sum(chooser, operands);
        captcha.setFont(font(Captcha.FONT_1));
        if (varied && chooser.chance(0.4)) {
            vary(captcha, chooser, 2 * operands + 1, chooser.pick(WITH_SIGNS));
        }
        return encode(captcha, captcha.getArithmeticString());
    }

    private static void vary(Captcha captcha, Chooser chooser, int drawn, int font) throws Exception {
        if (chooser.chance(0.5)) {
            captcha.setWidth(drawn * chooser.between(22, 32));
            captcha.setHeight(chooser.between(36, 60));
        }
        captcha.setFont(font(font));
        if (chooser.chance(0.3)) {
            captcha.setFont(captcha.getFont().deriveFont(chooser.pick(Font.PLAIN, Font.BOLD, Font.ITALIC), chooser.between(24.0, 36.0)));
        }
    }

    /** The library reads a font anew for each image, into a temporary file; here it does so once. */
    private static Font font(int index) throws Exception {
        if (FONTS[index] == null) {
            var captcha = new SpecCaptcha();
            captcha.setFont(index);
            FONTS[index] = captcha.getFont();
        }
        return FONTS[index];
    }

    private static Sample encode(Captcha captcha, String label) {
        var file = new ByteArrayOutputStream();
        captcha.out(file);
        return new Sample(label, file.toByteArray());
    }

    /** The library works its sums out in JavaScript, which Java 17 lacks; the result is not in the image. */
    private static final class Sum extends ArithmeticCaptcha {
        private final Chooser chooser;

        Sum(Chooser chooser, int operands) {
            this.chooser = chooser;
            setLen(operands);
        }

        @Override
        protected char[] alphas() {
            var sum = new StringBuilder(chooser.text(Chooser.DIGITS, 1));
            for (int index = 1; index < len; index++) {
                sum.append(chooser.text("+-x", 1)).append(chooser.text(Chooser.DIGITS, 1));
            }
            setArithmeticString(sum + "=?");
            chars = "";
            return new char[0];
        }
    }

    private EasyCaptcha() {}
}
