package captchas;

import com.octo.captcha.component.image.backgroundgenerator.BackgroundGenerator;
import com.octo.captcha.component.image.backgroundgenerator.EllipseBackgroundGenerator;
import com.octo.captcha.component.image.backgroundgenerator.FunkyBackgroundGenerator;
import com.octo.captcha.component.image.backgroundgenerator.GradientBackgroundGenerator;
import com.octo.captcha.component.image.backgroundgenerator.MultipleShapeBackgroundGenerator;
import com.octo.captcha.component.image.backgroundgenerator.UniColorBackgroundGenerator;
import com.octo.captcha.component.image.color.RandomRangeColorGenerator;
import com.octo.captcha.component.image.color.SingleColorGenerator;
import com.octo.captcha.component.image.fontgenerator.FontGenerator;
import com.octo.captcha.component.image.fontgenerator.RandomFontGenerator;
import com.octo.captcha.component.image.textpaster.DecoratedRandomTextPaster;
import com.octo.captcha.component.image.textpaster.NonLinearTextPaster;
import com.octo.captcha.component.image.textpaster.RandomTextPaster;
import com.octo.captcha.component.image.textpaster.SimpleTextPaster;
import com.octo.captcha.component.image.textpaster.TextPaster;
import com.octo.captcha.component.image.textpaster.textdecorator.BaffleTextDecorator;
import com.octo.captcha.component.image.textpaster.textdecorator.LineTextDecorator;
import com.octo.captcha.component.image.textpaster.textdecorator.TextDecorator;
import com.octo.captcha.component.image.wordtoimage.ComposedWordToImage;
import com.octo.captcha.component.image.wordtoimage.WordToImage;
import com.octo.captcha.component.word.FileDictionary;
import com.octo.captcha.component.word.wordgenerator.ComposeDictionaryWordGenerator;
import com.octo.captcha.component.word.wordgenerator.RandomWordGenerator;
import com.octo.captcha.component.word.wordgenerator.WordGenerator;
import java.awt.Color;
import java.awt.Font;

/**
 * com.octo.captcha:jcaptcha. The defaults are the engine of its tutorial and the parts of its default engine but the water filter,
 * whose library (com.jhlabs:imaging) is in no registry any more. The fonts are given: by itself the library takes any on the machine.
 */
final class JCaptcha {
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789";
    private static final String[] FAMILIES = {"Liberation Sans", "DejaVu Sans", "Liberation Serif", "DejaVu Serif", "Liberation Mono"};
    private static final Factory TUTORIAL = new Factory(new RandomWordGenerator(LETTERS_AND_DIGITS), new ComposedWordToImage(
        fonts(20, 35, FAMILIES[0], FAMILIES[1]), new FunkyBackgroundGenerator(200, 100), new RandomTextPaster(7, 7, colors(0, 100), true)));
    private static final WordGenerator WORDS = new ComposeDictionaryWordGenerator(new FileDictionary("toddlist"));
    private static final Factory PLAIN = new Factory(WORDS, new ComposedWordToImage(
        fonts(30, 35, FAMILIES), new UniColorBackgroundGenerator(200, 100),
        new DecoratedRandomTextPaster(6, 7, new SingleColorGenerator(Color.BLACK), new TextDecorator[] {new BaffleTextDecorator(1, Color.WHITE)})));

    /** What the library's GimpyFactory joins; that class itself needs a part of Java that has been removed. */
    private record Factory(WordGenerator words, WordToImage images) {}

    static Sample draw(Chooser chooser, boolean varied) throws Exception {
        Factory factory = varied && chooser.chance(0.4) ? varied(chooser) : chooser.chance(0.5) ? TUTORIAL : PLAIN;
        int shortest = factory.images().getMinAcceptedWordLength();
        int longest = factory.images().getMaxAcceptedWordLength();
        String word = factory.words().getWord(chooser.between(shortest, longest));
        // Its helper for servlets writes JPEG.
        return Sample.encoded(word, factory.images().getImage(word), "jpg");
    }

    private static Factory varied(Chooser chooser) {
        int length = chooser.between(4, 7);
        int size = chooser.between(20, 34);
        int width = size * (length + 1);
        int height = chooser.between(size * 3 / 2, size * 5 / 2);
        WordGenerator words = chooser.chance(0.3) ? WORDS : new RandomWordGenerator(chooser.chance(0.5) ? LETTERS_AND_DIGITS : chooser.pick(Chooser.ALPHABETS));
        var image = new ComposedWordToImage(
            fonts(size - 4, size, chooser.pick(FAMILIES), chooser.pick(FAMILIES)), background(chooser, width, height), paster(chooser, length));
        return new Factory(words, image);
    }

    private static TextPaster paster(Chooser chooser, int length) {
        var colors = colors(0, chooser.between(40, 120));
        boolean colorful = chooser.chance(0.5);
        return switch (chooser.between(0, 3)) {
            case 0 -> new SimpleTextPaster(length, length, colors, colorful);
            case 1 -> new NonLinearTextPaster(length, length, colors, colorful);
            case 2 -> new DecoratedRandomTextPaster(length, length, colors, colorful, new TextDecorator[] {
                chooser.chance(0.5) ? new BaffleTextDecorator(1, chooser.light()) : new LineTextDecorator(1, chooser.dark())
            });
            default -> new RandomTextPaster(length, length, colors, colorful);
        };
    }

    private static BackgroundGenerator background(Chooser chooser, int width, int height) {
        return switch (chooser.between(0, 5)) {
            case 0 -> new EllipseBackgroundGenerator(width, height);
            case 1 -> new MultipleShapeBackgroundGenerator(width, height);
            case 2 -> new GradientBackgroundGenerator(width, height, chooser.light(), chooser.light());
            case 3 -> new UniColorBackgroundGenerator(width, height, chooser.light());
            default -> new FunkyBackgroundGenerator(width, height, colors(150, 255));
        };
    }

    private static RandomRangeColorGenerator colors(int low, int high) {
        int[] range = {low, high};
        return new RandomRangeColorGenerator(range, range, range);
    }

    private static FontGenerator fonts(int smallest, int largest, String... families) {
        var fonts = new Font[families.length];
        for (int index = 0; index < fonts.length; index++) {
            fonts[index] = new Font(families[index], Font.PLAIN, 10);
        }
        return new RandomFontGenerator(smallest, largest, fonts);
    }

    private JCaptcha() {}
}
