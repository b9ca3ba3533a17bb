package io.ttlab.chart;

import io.ttlab.client.Nearest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Colours as 0xRRGGBB. Buying is blue and selling orange-red, which differ for colour-blind readers too. */
enum Theme {
    LIGHT(0xFFFFFF, 0x1F2933, 0x66727F, 0xE3E7EB, 0x9AA5B1, new int[] {
        0x2468C8, 0xE07A10, 0x1A9A5F, 0xD2382F, 0x7A52B8, 0x8A6A3A, 0xD460A8, 0x0F97A8, 0x6B7684, 0xA3A000
    }),
    DARK(0x161B22, 0xE6EAEF, 0x9AA7B5, 0x2B333D, 0x5A6672, new int[] {
        0x5AA2FF, 0xFFA64D, 0x4CC98A, 0xFF6B62, 0xB392F0, 0xC9A26D, 0xF28BCB, 0x4DD0E1, 0xA3AFBB, 0xD6D24A
    });

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("blue", 0x2468C8),
            Map.entry("orange", 0xE07A10),
            Map.entry("green", 0x1A9A5F),
            Map.entry("red", 0xD2382F),
            Map.entry("purple", 0x7A52B8),
            Map.entry("brown", 0x8A6A3A),
            Map.entry("pink", 0xD460A8),
            Map.entry("teal", 0x0F97A8),
            Map.entry("grey", 0x6B7684),
            Map.entry("gray", 0x6B7684),
            Map.entry("black", 0x000000),
            Map.entry("white", 0xFFFFFF));

    private static final int[] SEQUENTIAL = {0x440154, 0x414487, 0x2A788E, 0x22A884, 0x7AD151, 0xFDE725};
    private static final int[] DIVERGING = {0xB2382C, 0xE58B6D, 0xF5D9CC, 0xF4F4F4, 0xCCDDF0, 0x6FA3D8, 0x2468B8};

    final int ground;
    final int ink;
    final int faint;
    final int grid;
    final int frame;
    private final int[] series;

    Theme(int ground, int ink, int faint, int grid, int frame, int[] series) {
        this.ground = ground;
        this.ink = ink;
        this.faint = faint;
        this.grid = grid;
        this.frame = frame;
        this.series = series;
    }

    int color(Mark.Series of) {
        return of.rgb() != null ? own(of.rgb()) : series[Math.floorMod(of.index(), series.length)];
    }

    /** This theme's shade of a colour that a user named, such as blue; any other as it is. */
    private int own(int rgb) {
        for (int index = 0; index < series.length; index++) {
            if (LIGHT.series[index] == rgb) {
                return series[index];
            }
        }
        return rgb;
    }

    int up() {
        return series[2];
    }

    int down() {
        return series[3];
    }

    /** The colour of a heat map at 0 to 1. */
    static int heat(double unit, boolean diverging) {
        int[] stops = diverging ? DIVERGING : SEQUENTIAL;
        double at = Math.max(0, Math.min(1, unit)) * (stops.length - 1);
        int index = Math.min(stops.length - 2, (int) at);
        return mix(stops[index], stops[index + 1], at - index);
    }

    /** The colours of a heat map, from low to high. */
    static int[] stops(boolean diverging) {
        return (diverging ? DIVERGING : SEQUENTIAL).clone();
    }

    static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double a = from >> shift & 0xFF;
            double b = to >> shift & 0xFF;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }

    static boolean isLight(int rgb) {
        return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF) > 140;
    }

    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb & 0xFFFFFF);
    }

    /** Each light colour with the dark one that stands for it. */
    static Map<String, Object> darkened() {
        Map<String, Object> pairs = new TreeMap<>();
        pairs.put(hex(LIGHT.ground), hex(DARK.ground));
        pairs.put(hex(LIGHT.ink), hex(DARK.ink));
        pairs.put(hex(LIGHT.faint), hex(DARK.faint));
        pairs.put(hex(LIGHT.grid), hex(DARK.grid));
        pairs.put(hex(LIGHT.frame), hex(DARK.frame));
        for (int index = 0; index < LIGHT.series.length; index++) {
            pairs.put(hex(LIGHT.series[index]), hex(DARK.series[index]));
        }
        return pairs;
    }

    /** Reads {@code red} or {@code #d2382f}. */
    static int parse(String color) {
        Integer named = NAMED.get(color.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        if (color.matches("#[0-9a-fA-F]{6}")) {
            return Integer.parseInt(color.substring(1), 16);
        }
        throw Columns.unusable("'" + color + "' is no colour." + Nearest.sentence(color, NAMED.keySet())
                + " Use a name such as 'red', or '#d2382f'.");
    }
}
