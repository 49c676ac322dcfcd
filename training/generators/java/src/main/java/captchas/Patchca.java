package captchas;

import com.github.bingoohuang.patchca.background.SingleColorBackgroundFactory;
import com.github.bingoohuang.patchca.color.GradientColorFactory;
import com.github.bingoohuang.patchca.color.RandomColorFactory;
import com.github.bingoohuang.patchca.color.SingleColorFactory;
import com.github.bingoohuang.patchca.custom.ConfigurableCaptchaService;
import com.github.bingoohuang.patchca.custom.EnglishWordFactory;
import com.github.bingoohuang.patchca.filter.FilterFactory;
import com.github.bingoohuang.patchca.filter.predefined.CurvesRippleFilterFactory;
import com.github.bingoohuang.patchca.filter.predefined.DiffuseRippleFilterFactory;
import com.github.bingoohuang.patchca.filter.predefined.DoubleRippleFilterFactory;
import com.github.bingoohuang.patchca.filter.predefined.MarbleRippleFilterFactory;
import com.github.bingoohuang.patchca.filter.predefined.WobbleRippleFilterFactory;
import com.github.bingoohuang.patchca.font.RandomFontFactory;
import com.github.bingoohuang.patchca.word.AdaptiveRandomWordFactory;
import com.github.bingoohuang.patchca.word.RandomWordFactory;
import java.awt.Color;

/** com.github.bingoohuang:patchca, patchca of Google Code; its Verdana and Tahoma are whatever the machine has in their place. */
final class Patchca {
    private static final String[] FAMILIES = {"DejaVu Sans", "Liberation Sans", "DejaVu Serif", "Liberation Serif", "Carlito"};

    static Sample draw(Chooser chooser, boolean varied) throws Exception {
        var service = new ConfigurableCaptchaService();
        service.setWordFactory(new AdaptiveRandomWordFactory());
        service.setFontFactory(new RandomFontFactory(new String[] {"DejaVu Sans", "Liberation Sans"}));
        var color = new SingleColorFactory(new Color(25, 60, 170));
        service.setColorFactory(color);
        // The example of its manual takes one of these in turn.
        service.setFilterFactory(filter(chooser, color));
        if (varied && chooser.chance(0.5)) {
            vary(service, chooser);
        }
        var captcha = service.getCaptcha();
        return Sample.encoded(captcha.getChallenge(), captcha.getImage(), "png");
    }

    private static FilterFactory filter(Chooser chooser, com.github.bingoohuang.patchca.color.ColorFactory color) {
        return switch (chooser.between(0, 4)) {
            case 0 -> new MarbleRippleFilterFactory();
            case 1 -> new DoubleRippleFilterFactory();
            case 2 -> new WobbleRippleFilterFactory();
            case 3 -> new DiffuseRippleFilterFactory();
            default -> new CurvesRippleFilterFactory(color);
        };
    }

    private static void vary(ConfigurableCaptchaService service, Chooser chooser) {
        if (chooser.chance(0.3)) {
            service.setWordFactory(new EnglishWordFactory());
        } else {
            var words = new RandomWordFactory();
            words.setCharacters(chooser.pick(Chooser.ALPHABETS));
            words.setMinLength(chooser.between(4, 5));
            words.setMaxLength(chooser.between(5, 7));
            service.setWordFactory(words);
        }
        var fonts = new RandomFontFactory(new String[] {chooser.pick(FAMILIES), chooser.pick(FAMILIES)});
        fonts.setMinSize(chooser.between(28, 40));
        fonts.setMaxSize(chooser.between(40, 52));
        fonts.setRandomStyle(chooser.chance(0.5));
        service.setFontFactory(fonts);
        com.github.bingoohuang.patchca.color.ColorFactory color = switch (chooser.between(0, 2)) {
            case 0 -> new GradientColorFactory();
            case 1 -> new RandomColorFactory();
            default -> new SingleColorFactory(chooser.dark());
        };
        service.setColorFactory(color);
        service.setFilterFactory(filter(chooser, color));
        service.setBackgroundFactory(new SingleColorBackgroundFactory(chooser.light()));
        service.setWidth(chooser.between(160, 240));
        service.setHeight(chooser.between(60, 80));
    }

    private Patchca() {}
}
