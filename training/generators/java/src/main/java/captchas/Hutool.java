package captchas;

import cn.hutool.captcha.AbstractCaptcha;
import cn.hutool.captcha.CircleCaptcha;
import cn.hutool.captcha.GifCaptcha;
import cn.hutool.captcha.LineCaptcha;
import cn.hutool.captcha.ShearCaptcha;
import cn.hutool.captcha.generator.CodeGenerator;
import cn.hutool.captcha.generator.MathGenerator;
import cn.hutool.captcha.generator.RandomGenerator;
import java.awt.Font;

/** cn.hutool:hutool-captcha; the defaults are the calls in its manual. */
final class Hutool {
    private interface Constructor {
        AbstractCaptcha create(int width, int height, CodeGenerator generator, int disturbance);
    }

    static Sample line(Chooser chooser, boolean varied) {
        return draw(chooser, varied, LineCaptcha::new, 5, 150, 20, 200);
    }

    static Sample circle(Chooser chooser, boolean varied) {
        return draw(chooser, varied, CircleCaptcha::new, 4, 20, 5, 40);
    }

    static Sample shear(Chooser chooser, boolean varied) {
        return draw(chooser, varied, ShearCaptcha::new, 4, 4, 2, 6);
    }

    static Sample gif(Chooser chooser, boolean varied) {
        return draw(chooser, varied, GifCaptcha::new, 4, 10, 10, 10);
    }

    private static Sample draw(
        Chooser chooser, boolean varied, Constructor constructor, int length, int disturbance, int leastDisturbance, int mostDisturbance
    ) {
        AbstractCaptcha captcha;
        if (varied && chooser.chance(0.4)) {
            CodeGenerator generator = chooser.chance(0.25)
                ? new MathGenerator(chooser.between(1, 2))
                : new RandomGenerator(chooser.chance(0.5) ? Chooser.DIGITS + Chooser.UPPER + Chooser.LOWER : chooser.pick(Chooser.ALPHABETS), chooser.between(3, 6));
            int drawn = generator instanceof MathGenerator sum ? sum.getLength() : ((RandomGenerator) generator).getLength();
            int height = chooser.between(36, 100);
            // Narrower letters than half their height overlap.
            int width = Math.max(drawn * height / 2, chooser.between(100, 200));
            captcha = constructor.create(width, height, generator, chooser.between(leastDisturbance, mostDisturbance));
            if (chooser.chance(0.2)) {
                captcha.setBackground(chooser.light());
            }
            if (chooser.chance(0.2)) {
                captcha.setTextAlpha(chooser.between(0.5, 1));
            }
            if (chooser.chance(0.5)) {
                String family = chooser.pick("DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif", "Liberation Mono");
                captcha.setFont(new Font(family, chooser.pick(Font.PLAIN, Font.BOLD, Font.ITALIC), (int) (height * chooser.between(0.55, 0.75))));
            }
        } else {
            captcha = constructor.create(200, 100, new RandomGenerator(length), disturbance);
            if (varied && chooser.chance(0.5)) {
                // Its sans serif is whatever the machine has.
                captcha.setFont(new Font(chooser.pick("DejaVu Sans", "Liberation Sans"), Font.PLAIN, 75));
            }
        }
        captcha.createCode();
        return new Sample(captcha.getCode().replace(" ", ""), captcha.getImageBytes());
    }

    private Hutool() {}
}
