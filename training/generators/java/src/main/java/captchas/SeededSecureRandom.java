package captchas;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.Random;

/** Stands in for every SecureRandom that a library makes. */
public final class SeededSecureRandom extends SecureRandom {
    public SeededSecureRandom() {
        super(new Bytes(new Random(SeededRandom.nextSeed())), null);
    }

    private static final class Bytes extends SecureRandomSpi {
        private final Random random;

        Bytes(Random random) {
            this.random = random;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {}

        @Override
        protected void engineNextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }
    }
}
