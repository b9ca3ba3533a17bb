package io.ttlab.analytics;

/** What the record of a fill stands for: a trade of its own, a leg of a spread, or the sum of a spread's legs. */
final class FillKind {
    static final byte OUTRIGHT = 1;
    static final byte LEG = 2;
    static final byte SPREAD = 3;

    private FillKind() {}

    /** Returns the kind of each row; all are outrights where there is no column {@code multiLegReportingType}. */
    static byte[] of(Columns fills) {
        Keys keys = fills.keysOr("", "multiLegReportingType");
        byte[] byCode = new byte[keys.labels().length];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = of(keys.labels()[code]);
        }
        byte[] kinds = new byte[keys.rows()];
        for (int row = 0; row < kinds.length; row++) {
            kinds[row] = byCode[keys.codes()[row]];
        }
        return kinds;
    }

    /**
     * TT's codes are 1, 2, 3; the names differ between its SDK (MultiLegSecurity), FIX (individual leg of a multi-leg
     * security) and what servers answer (SPREAD).
     */
    private static byte of(String label) {
        String plain = Spelling.plain(label, "FILLTYPE", "MULTILEGREPORTINGTYPE");
        if (plain.equals("1") || plain.startsWith("SINGLE")) {
            return OUTRIGHT;
        }
        if (plain.equals("2") || plain.replace("MULTILEG", "").contains("LEG")) {
            return LEG;
        }
        boolean sum = plain.equals("3") || plain.contains("SPREAD") || plain.contains("MULTI");
        return sum ? SPREAD : OUTRIGHT;
    }
}
