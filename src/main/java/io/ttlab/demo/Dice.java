package io.ttlab.demo;

/**
 * Draws reproducible random numbers: the same seed gives the same draws on every JDK. Confine to one thread.
 */
final class Dice {
    private long state;

    Dice(long seed) {
        state = mix(seed);
    }

    /** Dice of their own for a named purpose, so that one part's draws never shift another's. */
    static Dice named(long seed, String purpose) {
        return new Dice(mix(seed) ^ hash(purpose));
    }

    /** SplitMix64's finaliser: every input bit reaches every output bit. */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A 64-bit hash of a text, the same on every JDK. */
    static long hash(String text) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(h);
    }

    /** A number in [0, 1) made of a hash's upper bits. */
    static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    double nextUnit() {
        return unit(nextLong());
    }

    /** A number in [0, bound). */
    int nextInt(int bound) {
        return (int) (nextUnit() * bound);
    }

    /** A number in [low, high], both included. */
    int between(int low, int high) {
        return low + nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return nextUnit() < probability;
    }

    <T> T pick(java.util.List<T> list) {
        return list.get(nextInt(list.size()));
    }

    /** An index drawn with the given weights. */
    int weighted(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double at = nextUnit() * total;
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
