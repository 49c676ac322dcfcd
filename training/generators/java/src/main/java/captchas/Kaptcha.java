package captchas;

import com.google.code.kaptcha.impl.DefaultKaptcha;
import com.google.code.kaptcha.impl.FishEyeGimpy;
import com.google.code.kaptcha.impl.NoNoise;
import com.google.code.kaptcha.impl.ShadowGimpy;
import com.google.code.kaptcha.util.Config;
import java.awt.Color;
import java.util.Properties;

/** com.github.penggle:kaptcha. */
final class Kaptcha {
    static Sample draw(Chooser chooser, boolean varied) throws Exception {
        var settings = new Properties();
        if (varied && chooser.chance(0.5)) {
            // Its Arial and Courier are whatever the machine has in their place.
            settings.setProperty("kaptcha.textproducer.font.names", chooser.pick("Liberation Sans,Liberation Mono", "DejaVu Sans"));
        }
        if (varied && chooser.chance(0.4)) {
            vary(settings, chooser);
        }
        var kaptcha = new DefaultKaptcha();
        kaptcha.setConfig(new Config(settings));
        String text = kaptcha.createText();
        // Its servlet writes JPEG.
        return Sample.encoded(text, kaptcha.createImage(text), "jpg");
    }

    private static void vary(Properties settings, Chooser chooser) {
        if (chooser.chance(0.6)) {
            settings.setProperty("kaptcha.textproducer.char.string", chooser.pick(Chooser.ALPHABETS));
        }
        int length = chooser.chance(0.5) ? chooser.between(3, 7) : 5;
        settings.setProperty("kaptcha.textproducer.char.length", String.valueOf(length));
        if (chooser.chance(0.5)) {
            int size = chooser.between(24, 44);
            settings.setProperty("kaptcha.textproducer.font.size", String.valueOf(size));
            settings.setProperty("kaptcha.image.height", String.valueOf(size + chooser.between(8, 20)));
            settings.setProperty("kaptcha.image.width", String.valueOf(length * size * 3 / 4 + chooser.between(20, 60)));
        } else if (length > 5) {
            settings.setProperty("kaptcha.image.width", String.valueOf(40 * length));
        }
        if (chooser.chance(0.3)) {
            settings.setProperty("kaptcha.textproducer.char.space", String.valueOf(chooser.between(1, 6)));
        }
        if (chooser.chance(0.3)) {
            settings.setProperty("kaptcha.textproducer.font.names", chooser.pick(
                "Liberation Sans", "Liberation Mono", "Liberation Serif", "DejaVu Serif", "DejaVu Sans Mono"));
        }
        if (chooser.chance(0.4)) {
            settings.setProperty("kaptcha.textproducer.font.color", commas(chooser.dark()));
        }
        if (chooser.chance(0.3)) {
            settings.setProperty("kaptcha.noise.color", commas(chooser.dark()));
        }
        if (chooser.chance(0.3)) {
            settings.setProperty("kaptcha.background.clear.from", commas(chooser.light()));
            settings.setProperty("kaptcha.background.clear.to", commas(chooser.light()));
        }
        if (chooser.chance(0.3)) {
            settings.setProperty("kaptcha.border", "no");
        }
        if (chooser.chance(0.25)) {
            settings.setProperty("kaptcha.noise.impl", NoNoise.class.getName());
        }
        if (chooser.chance(0.5)) {
            Class<?> gimpy = chooser.chance(0.3) ? FishEyeGimpy.class : ShadowGimpy.class;
            settings.setProperty("kaptcha.obscurificator.impl", gimpy.getName());
        }
    }

    private static String commas(Color color) {
        return color.getRed() + "," + color.getGreen() + "," + color.getBlue();
    }

    private Kaptcha() {}
}
