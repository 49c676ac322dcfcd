package captchas;

import java.awt.Color;
import java.util.Random;

/** Chooses the settings; what the libraries draw at random comes from {@link Seeding}. */
final class Chooser {
    static final String DIGITS = "0123456789";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String[] ALPHABETS = {DIGITS, UPPER, LOWER, DIGITS + UPPER, DIGITS + LOWER, DIGITS + UPPER + LOWER};

    private final Random random;

    Chooser(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    float between(double low, double high) {
        return (float) (low + random.nextDouble() * (high - low));
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    String text(String alphabet, int length) {
        var text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    Color dark() {
        return new Color(between(0, 130), between(0, 130), between(0, 130));
    }

    Color light() {
        return new Color(between(185, 255), between(185, 255), between(185, 255));
    }
}
