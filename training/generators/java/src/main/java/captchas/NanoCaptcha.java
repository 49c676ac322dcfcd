package captchas;

import net.logicsquad.nanocaptcha.content.FiveLetterFirstNameContentProducer;
import net.logicsquad.nanocaptcha.content.LatinContentProducer;
import net.logicsquad.nanocaptcha.content.NumbersContentProducer;
import net.logicsquad.nanocaptcha.image.ImageCaptcha;
import net.logicsquad.nanocaptcha.image.backgrounds.FlatColorBackgroundProducer;
import net.logicsquad.nanocaptcha.image.backgrounds.GradiatedBackgroundProducer;
import net.logicsquad.nanocaptcha.image.filter.FishEyeImageFilter;
import net.logicsquad.nanocaptcha.image.filter.ImageFilter;
import net.logicsquad.nanocaptcha.image.filter.RippleImageFilter;
import net.logicsquad.nanocaptcha.image.filter.ShearImageFilter;
import net.logicsquad.nanocaptcha.image.noise.CurvedLineNoiseProducer;
import net.logicsquad.nanocaptcha.image.noise.NoiseProducer;
import net.logicsquad.nanocaptcha.image.noise.StraightLineNoiseProducer;

/** net.logicsquad:nanocaptcha; the defaults are its shortcut, and the same with noise and a border. */
final class NanoCaptcha {
    static Sample draw(Chooser chooser, boolean varied) throws Exception {
        ImageCaptcha captcha = varied && chooser.chance(0.5) ? varied(chooser) : chooser.chance(0.5) ? ImageCaptcha.create() : struck();
        return Sample.encoded(captcha.getContent(), captcha.getImage(), "png");
    }

    private static ImageCaptcha struck() {
        return new ImageCaptcha.Builder(200, 50).addContent().addNoise().addBorder().build();
    }

    private static ImageCaptcha varied(Chooser chooser) {
        int length = chooser.between(4, 7);
        int height = chooser.between(40, 70);
        var builder = new ImageCaptcha.Builder(height * (length + 1) * 2 / 3, height);
        switch (chooser.between(0, 4)) {
            case 0 -> builder.addContent(new NumbersContentProducer(length));
            case 1 -> builder.addContent(new FiveLetterFirstNameContentProducer());
            default -> builder.addContent(new LatinContentProducer(length));
        }
        builder.addBackground(chooser.chance(0.5)
            ? new FlatColorBackgroundProducer(chooser.light())
            : new GradiatedBackgroundProducer(chooser.light(), chooser.light()));
        for (int noises = chooser.between(0, 2); noises > 0; noises--) {
            builder.addNoise(noise(chooser));
        }
        if (chooser.chance(0.7)) {
            builder.addFilter(filter(chooser));
        }
        return builder.build();
    }

    /** With its grains of black and white over all of an image, nobody could read it. */
    private static NoiseProducer noise(Chooser chooser) {
        return chooser.chance(0.4)
            ? new StraightLineNoiseProducer(chooser.dark(), chooser.between(1, 3))
            : new CurvedLineNoiseProducer(chooser.dark(), chooser.between(1.0, 3.0));
    }

    private static ImageFilter filter(Chooser chooser) {
        return switch (chooser.between(0, 4)) {
            case 0 -> new FishEyeImageFilter(chooser.dark(), chooser.dark());
            case 1 -> new ShearImageFilter(chooser.light());
            default -> new RippleImageFilter();
        };
    }

    private NanoCaptcha() {}
}
