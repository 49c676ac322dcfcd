package captchas;

import java.util.Random;
import java.util.SplittableRandom;

/** Stands in for every generator that a library makes without a seed. */
public final class SeededRandom extends Random {
    private static SplittableRandom seeds = new SplittableRandom(0);
    private static Random shared = new Random(0);

    public SeededRandom() {
        super(nextSeed());
    }

    public SeededRandom(long seed) {
        super(seed);
    }

    static void start(long seed) {
        seeds = new SplittableRandom(seed);
        shared = new Random(nextSeed());
    }

    static long nextSeed() {
        return seeds.nextLong();
    }

    public static double random() {
        return shared.nextDouble();
    }
}
