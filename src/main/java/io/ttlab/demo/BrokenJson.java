package io.ttlab.demo;

/** Breaks a body the two ways that TT's bodies have been broken: an unescaped quote in a text, a comma before a bracket. */
final class BrokenJson {
    private BrokenJson() {}

    static WireResponse breakSomewhere(WireResponse answer, Dice dice) {
        byte[] body = answer.body();
        int size = answer.size();
        int start = dice.nextInt(Math.max(1, size));
        boolean quote = dice.chance(0.5);
        for (int i = 0; i < size; i++) {
            int at = (start + i) % size;
            if (quote ? isInsideText(body, size, at) : body[at] == ']') {
                byte[] broken = new byte[size + 1];
                System.arraycopy(body, 0, broken, 0, at);
                broken[at] = (byte) (quote ? '"' : ',');
                System.arraycopy(body, at, broken, at + 1, size - at);
                return answer.withBody(broken, size + 1);
            }
        }
        return answer.withBody(body, Math.max(0, size - 1));
    }

    /** Between two letters there is always text, of a value or of a key. */
    private static boolean isInsideText(byte[] body, int size, int at) {
        return at > 1 && at + 1 < size && Character.isUpperCase(body[at - 1]) && Character.isLowerCase(body[at]);
    }
}
