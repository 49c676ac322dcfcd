package captchas;

import cn.apiclub.captcha.Captcha;
import cn.apiclub.captcha.backgrounds.BackgroundProducer;
import cn.apiclub.captcha.backgrounds.FlatColorBackgroundProducer;
import cn.apiclub.captcha.backgrounds.GradiatedBackgroundProducer;
import cn.apiclub.captcha.backgrounds.SquigglesBackgroundProducer;
import cn.apiclub.captcha.backgrounds.TransparentBackgroundProducer;
import cn.apiclub.captcha.gimpy.BlockGimpyRenderer;
import cn.apiclub.captcha.gimpy.DropShadowGimpyRenderer;
import cn.apiclub.captcha.gimpy.FishEyeGimpyRenderer;
import cn.apiclub.captcha.gimpy.GimpyRenderer;
import cn.apiclub.captcha.gimpy.RippleGimpyRenderer;
import cn.apiclub.captcha.gimpy.ShearGimpyRenderer;
import cn.apiclub.captcha.noise.CurvedLineNoiseProducer;
import cn.apiclub.captcha.noise.StraightLineNoiseProducer;
import cn.apiclub.captcha.text.producer.DefaultTextProducer;
import cn.apiclub.captcha.text.producer.FiveLetterFirstNameTextProducer;
import cn.apiclub.captcha.text.producer.NumbersAnswerProducer;
import cn.apiclub.captcha.text.producer.TextProducer;
import cn.apiclub.captcha.text.renderer.ColoredEdgesWordRenderer;
import cn.apiclub.captcha.text.renderer.DefaultWordRenderer;
import cn.apiclub.captcha.text.renderer.WordRenderer;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** cn.apiclub.tool:simplecaptcha; the defaults are what its two servlets draw. */
final class SimpleCaptcha {
    private static final List<Color> SERVLET_COLORS = List.of(Color.BLACK, Color.BLUE);
    private static final List<Font> SERVLET_FONTS = List.of(
        new Font("Geneva", Font.ITALIC, 48), new Font("Courier", Font.BOLD, 48), new Font("Arial", Font.BOLD, 48));

    static Sample draw(Chooser chooser, boolean varied) throws Exception {
        Captcha captcha = varied && chooser.chance(0.4) ? varied(chooser) : chooser.chance(0.6) ? plain() : edges();
        return Sample.encoded(captcha.getAnswer(), captcha.getImage(), "png");
    }

    private static Captcha plain() {
        return new Captcha.Builder(200, 50).addText().gimp().addBorder().addNoise().addBackground().build();
    }

    private static Captcha edges() {
        return new Captcha.Builder(200, 50)
            .addText(new ColoredEdgesWordRenderer(SERVLET_COLORS, SERVLET_FONTS))
            .gimp()
            .addNoise()
            .addBackground(new GradiatedBackgroundProducer())
            .build();
    }

    private static Captcha varied(Chooser chooser) {
        int length = chooser.between(3, 7);
        int size = chooser.between(28, 48);
        TextProducer text = switch (chooser.between(0, 5)) {
            case 0 -> new DefaultTextProducer();
            case 1 -> new FiveLetterFirstNameTextProducer();
            case 2 -> new NumbersAnswerProducer(length);
            default -> new DefaultTextProducer(length, chooser.pick(Chooser.ALPHABETS).toCharArray());
        };
        List<Color> colors = List.of(chooser.dark(), chooser.dark());
        List<Font> fonts = List.of(font(chooser, size), font(chooser, size));
        WordRenderer renderer = chooser.chance(0.7) ? new DefaultWordRenderer(colors, fonts) : new ColoredEdgesWordRenderer(colors, fonts);
        var builder = new Captcha.Builder(Math.max(5, length) * size * 3 / 4 + 20, size + chooser.between(8, 24)).addText(text, renderer);
        if (chooser.chance(0.7)) {
            builder.gimp(gimpy(chooser));
        }
        for (int lines = chooser.between(0, 2); lines > 0; lines--) {
            builder.addNoise(chooser.chance(0.6)
                ? new CurvedLineNoiseProducer(chooser.dark(), chooser.between(1.0, 3.5))
                : new StraightLineNoiseProducer(chooser.dark(), chooser.between(1, 4)));
        }
        if (chooser.chance(0.3)) {
            builder.addBorder();
        }
        return builder.addBackground(background(chooser)).build();
    }

    private static Font font(Chooser chooser, int size) {
        String family = chooser.pick("Arial", "Courier", "Liberation Sans", "Liberation Mono", "Liberation Serif", "DejaVu Sans", "DejaVu Serif");
        return new Font(family, chooser.pick(Font.PLAIN, Font.BOLD, Font.ITALIC), size);
    }

    private static GimpyRenderer gimpy(Chooser chooser) {
        return switch (chooser.between(0, 7)) {
            case 0 -> new BlockGimpyRenderer(chooser.between(2, 3));
            case 1 -> new DropShadowGimpyRenderer();
            case 2 -> new FishEyeGimpyRenderer(chooser.dark(), chooser.dark());
            case 3 -> new ShearGimpyRenderer(chooser.light());
            default -> new RippleGimpyRenderer();
        };
    }

    private static BackgroundProducer background(Chooser chooser) {
        if (chooser.chance(0.05)) {
            return new SquigglesBackgroundProducer();
        }
        return switch (chooser.between(0, 2)) {
            case 0 -> new FlatColorBackgroundProducer(chooser.light());
            case 1 -> new GradiatedBackgroundProducer(chooser.light(), chooser.light());
            default -> new TransparentBackgroundProducer();
        };
    }

    private SimpleCaptcha() {}
}
