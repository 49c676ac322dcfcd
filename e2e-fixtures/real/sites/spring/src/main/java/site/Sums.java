package site;

import com.google.code.kaptcha.text.TextProducer;
import com.google.code.kaptcha.util.Configurable;
import java.util.concurrent.ThreadLocalRandom;

/** Sums of the kind that RuoYi draws: one digit times, by, plus or minus another one, then `@` and the answer. */
public class Sums extends Configurable implements TextProducer {
    @Override
    public String getText() {
        var random = ThreadLocalRandom.current();
        int one = random.nextInt(10);
        int other = random.nextInt(10);
        return switch (random.nextInt(3)) {
            case 0 -> one + "*" + other + "=?@" + one * other;
            case 1 -> one != 0 && other % one == 0
                ? other + "/" + one + "=?@" + other / one
                : one + "+" + other + "=?@" + (one + other);
            default -> Math.max(one, other) + "-" + Math.min(one, other) + "=?@" + Math.abs(one - other);
        };
    }
}
