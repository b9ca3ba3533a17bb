package io.ttlab.chart;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;

/** Reads sixels as a terminal does. */
final class SixelDecoder {
    private final String text;
    private int at;

    private SixelDecoder(String text) {
        this.text = text;
    }

    static BufferedImage decode(String sequence) {
        if (!sequence.startsWith("\u001bP") || !sequence.endsWith("\u001b\\")) {
            throw new IllegalArgumentException("no sixel sequence");
        }
        int start = sequence.indexOf('q') + 1;
        return new SixelDecoder(sequence.substring(start, sequence.length() - 2)).image();
    }

    private BufferedImage image() {
        Map<Integer, Integer> palette = new HashMap<>();
        expect('"');
        number();
        expect(';');
        number();
        expect(';');
        int width = number();
        expect(';');
        int height = number();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int color = 0;
        int x = 0;
        int top = 0;
        while (at < text.length()) {
            char next = text.charAt(at++);
            int times = 1;
            switch (next) {
                case '#' -> {
                    color = number();
                    if (at < text.length() && text.charAt(at) == ';') {
                        palette.put(color, definition());
                    }
                }
                case '$' -> x = 0;
                case '-' -> {
                    x = 0;
                    top += 6;
                }
                default -> {
                    if (next == '!') {
                        times = number();
                        next = text.charAt(at++);
                    }
                    for (int run = 0; run < times; run++, x++) {
                        column(image, next - 63, x, top, palette.getOrDefault(color, 0));
                    }
                }
            }
        }
        return image;
    }

    private static void column(BufferedImage image, int pattern, int x, int top, int rgb) {
        for (int row = 0; row < 6; row++) {
            if ((pattern >> row & 1) == 1) {
                image.setRGB(x, top + row, rgb);
            }
        }
    }

    private int definition() {
        int[] parts = new int[4];
        for (int part = 0; part < 4; part++) {
            expect(';');
            parts[part] = number();
        }
        return parts[1] * 255 / 100 << 16 | parts[2] * 255 / 100 << 8 | parts[3] * 255 / 100;
    }

    private void expect(char wanted) {
        if (text.charAt(at++) != wanted) {
            throw new IllegalArgumentException("no " + wanted + " at " + (at - 1));
        }
    }

    private int number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return Integer.parseInt(text.substring(start, at));
    }
}
