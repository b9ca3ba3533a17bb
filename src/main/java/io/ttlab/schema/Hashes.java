package io.ttlab.schema;

/** Numbers that equal texts share and others do not but for one chance in billions of billions. */
final class Hashes {
    private Hashes() {}

    /** Returns the hash of the bytes from {@code from} up to {@code to}; 0 where there are none. */
    static long of(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        long hash = (to - from) * 0x9e3779b97f4a7c15L;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = mix(hash ^ Bytes.eight(bytes, at)) * 0xd6e8feb86659fd93L;
        }
        long rest = 0;
        if (at + 8 <= bytes.length) {
            rest = Bytes.eight(bytes, at) & (1L << 8 * (to - at)) - 1;
        } else {
            for (int shift = 0; at < to; at++, shift += 8) {
                rest |= (bytes[at] & 0xffL) << shift;
            }
        }
        hash = mix(hash ^ rest);
        return hash == 0 ? 1 : hash;
    }

    /** Returns a number all of whose bits depend on all bits of another, and 0 for 0 alone. */
    static long mix(long number) {
        long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
