package captchas;

import com.github.cage.GCage;
import com.github.cage.YCage;
import com.github.cage.image.EffectConfig;
import com.github.cage.image.Painter;
import com.github.cage.image.RgbColorGenerator;
import com.github.cage.image.ScaleConfig;
import java.awt.Font;
import java.util.Random;

/** com.github.cage:cage; both of its templates, whose fonts are Java's own sans, serif and mono. */
final class Cage {
    static Sample draw(Chooser chooser, boolean varied) {
        var cage = varied && chooser.chance(0.4) ? varied(chooser) : chooser.chance(0.6) ? new GCage() : new YCage();
        String token = cage.getTokenGenerator().next();
        return new Sample(token, cage.draw(token));
    }

    private static com.github.cage.Cage varied(Chooser chooser) {
        var random = new Random(chooser.between(0, Integer.MAX_VALUE - 1));
        int height = chooser.between(40, 90);
        var effects = new EffectConfig(chooser.chance(0.7), chooser.chance(0.5), chooser.chance(0.3), chooser.chance(0.5), new ScaleConfig(chooser.between(0.6, 1.0), chooser.between(0.6, 1.0)));
        var painter = new Painter(height * chooser.between(5, 8) / 2, height, chooser.light(), Painter.Quality.DEFAULT, effects, random);
        var font = new Font(chooser.pick("Liberation Sans", "Liberation Serif", "Liberation Mono", "DejaVu Sans", "DejaVu Serif"), chooser.pick(Font.PLAIN, Font.BOLD), height / 2);
        String alphabet = chooser.pick(Chooser.ALPHABETS);
        return new com.github.cage.Cage(painter, () -> font, new RgbColorGenerator(random), null, com.github.cage.Cage.DEFAULT_COMPRESS_RATIO,
            () -> chooser.text(alphabet, chooser.between(4, 7)), random);
    }

    private Cage() {}
}
