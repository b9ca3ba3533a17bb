package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ttlab.schema.FieldColumns.Slot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page as servers mostly write them, straight from its bytes: records of plain scalars under one of the keys, at
 * about twice the speed of a parser that makes tokens first. Confine to one thread.
 *
 * <p>A single value that is not plain, such as a nested one or a text with escapes, is left to Jackson. Anything else that
 * is odd, and be it malformed, makes the whole page one for {@link ParsedPage}, which also knows what to say about it: so
 * this one must take nothing that Jackson would refuse, and need not understand why.
 */
final class PlainPage {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    /** Longer numbers are Jackson's to judge. */
    private static final int LONGEST_NUMBER = 300;

    /** Says that the page is not of the plain kind. */
    private static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;
        static final NotPlain INSTANCE = new NotPlain();

        private NotPlain() {
            super("not plain", null, false, false);
        }
    }

    private final FieldColumns columns;
    private final byte[] body;
    private final Scalar value = new Scalar();
    private final int page;
    private int rows;
    private int at;

    PlainPage(FieldColumns columns, byte[] body, int firstRow) {
        this.columns = columns;
        this.body = body;
        this.page = columns.nextPage();
        this.rows = firstRow;
    }

    /** Returns the number of the row after the last one that was read. */
    int rows() {
        return rows;
    }

    /** Reads the records and what stands around them; null where {@link ParsedPage} has to, from the start. */
    @Nullable
    Envelope read(List<String> keys) {
        try {
            Envelope envelope = new Envelope();
            if (next() == '[') {
                envelope.found = true;
                records();
            } else {
                members(keys, envelope);
            }
            return envelope.found && next() == 0 && at == body.length ? envelope : null;
        } catch (NotPlain | IOException odd) {
            return null;
        }
    }

    private void members(List<String> keys, Envelope envelope) throws NotPlain, IOException {
        expect('{');
        envelope.empty = next() == '}';
        for (boolean more = !envelope.empty; more; more = isFollowed('}')) {
            String name = name();
            next();
            expect(':');
            byte first = next();
            boolean nested = first == '[' || first == '{';
            if (nested && keys.contains(name)) {
                envelope.found = true;
                if (first == '[') {
                    records();
                } else {
                    record();
                }
            } else if (nested || !scalar(first)) {
                try (JsonParser parser = parser()) {
                    envelope.take(name, parser, columns);
                    skipWhatWasParsed(parser);
                }
            } else {
                envelope.take(name, value, columns);
            }
        }
        if (envelope.empty) {
            at++;
        }
    }

    private void records() throws NotPlain, IOException {
        expect('[');
        if (next() == ']') {
            at++;
            return;
        }
        do {
            next();
            record();
        } while (isFollowed(']'));
    }

    private void record() throws NotPlain, IOException {
        expect('{');
        if (next() == '}') {
            at++;
        } else {
            Slot last = columns.start();
            do {
                last = field(last);
            } while (isFollowed('}'));
        }
        rows++;
    }

    /**
     * Reads a field and its value. The field that came next in the record before is expected, spelled as it was there: one
     * comparison finds its name, the colon and the blanks, and its value too where that is the same again.
     */
    private Slot field(Slot last) throws NotPlain, IOException {
        int from = at;
        Slot expected = last.next;
        if (expected != null && expected.page == page) {
            int same = Bytes.same(body, expected.from, body, from, expected.length);
            boolean again = same == expected.length && expected.row == rows - 1 && expected.copies;
            if (again && !expected.column.shared && expected.column.repeat(rows)) {
                // The last of the same bytes is what ended the value.
                at = from + same - 1;
                expected.from = from;
                expected.row = rows;
                return expected;
            }
            if (same >= expected.valueOffset) {
                at = from + expected.valueOffset;
                put(expected, from);
                return expected;
            }
        }
        String name = name();
        next();
        expect(':');
        Slot slot = columns.slot(name);
        last.next = slot;
        put(slot, from);
        return slot;
    }

    private void put(Slot slot, int from) throws NotPlain, IOException {
        byte first = next();
        slot.page = page;
        slot.row = rows;
        slot.from = from;
        slot.valueOffset = at - from;
        if (first != '[' && first != '{' && scalar(first)) {
            slot.copies = columns.put(slot.column, rows, value);
            slot.length = at + 1 - from;
            return;
        }
        slot.copies = false;
        slot.length = slot.valueOffset;
        try (JsonParser parser = parser()) {
            columns.put(slot.column, rows, parser);
            skipWhatWasParsed(parser);
        }
    }

    /** Lets Jackson read the text, object or array that comes next, and stand at it. */
    private JsonParser parser() throws NotPlain, IOException {
        if (at + 1 >= body.length || body[at + 1] == 0) {
            // Jackson would take such a beginning for another encoding.
            throw NotPlain.INSTANCE;
        }
        JsonParser parser = ParsedPage.JSON.createParser(body, at, body.length - at);
        parser.nextToken();
        return parser;
    }

    private void skipWhatWasParsed(JsonParser parser) throws IOException {
        parser.finishToken();
        at += (int) parser.currentLocation().getByteOffset();
    }

    /** Takes the scalar that begins there as the value; false, with nothing taken, for a text with more than plain ASCII. */
    private boolean scalar(byte first) throws NotPlain {
        switch (first) {
            case '"' -> {
                int from = at + 1;
                int end = plainEnd(from);
                if (body[end] != '"') {
                    return false;
                }
                value.set(JsonToken.VALUE_STRING, body, from, end);
                at = end + 1;
            }
            case 't' -> word("true", JsonToken.VALUE_TRUE);
            case 'f' -> word("false", JsonToken.VALUE_FALSE);
            case 'n' -> word("null", JsonToken.VALUE_NULL);
            default -> number(first);
        }
        return true;
    }

    private void word(String word, JsonToken kind) throws NotPlain {
        int from = at;
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        value.set(kind, body, from, at);
    }

    /** Takes a number as JSON spells it; what may follow one is for the caller to check. */
    private void number(byte first) throws NotPlain {
        int from = first == '-' ? at + 1 : at;
        int end = from;
        long digits = 0;
        for (; isDigit(end); end++) {
            digits = digits * 10 + (body[end] - '0');
        }
        int count = end - from;
        if (count == 0 || count > 1 && body[from] == '0') {
            throw NotPlain.INSTANCE;
        }
        int scale = 0;
        if (end < body.length && body[end] == '.') {
            for (end++; isDigit(end); end++) {
                digits = digits * 10 + (body[end] - '0');
                scale++;
            }
            if (scale == 0) {
                throw NotPlain.INSTANCE;
            }
        }
        if (count + scale > Scalar.MOST_DIGITS || end < body.length && (body[end] | 0x20) == 'e') {
            longNumber(end, scale > 0);
            return;
        }
        value.setNumber(body, at, end, first == '-' ? -digits : digits, scale);
        at = end;
    }

    /** Takes a number that has an exponent or many digits, all of which stand before {@code end}. */
    private void longNumber(int mantissaEnd, boolean fraction) throws NotPlain {
        int end = mantissaEnd;
        JsonToken kind = fraction ? JsonToken.VALUE_NUMBER_FLOAT : JsonToken.VALUE_NUMBER_INT;
        if (end < body.length && (body[end] | 0x20) == 'e') {
            kind = JsonToken.VALUE_NUMBER_FLOAT;
            boolean signed = end + 1 < body.length && (body[end + 1] == '-' || body[end + 1] == '+');
            int digits = signed ? end + 2 : end + 1;
            for (end = digits; isDigit(end); end++) {
                // as many as there are
            }
            if (end == digits) {
                throw NotPlain.INSTANCE;
            }
        }
        if (end - at > LONGEST_NUMBER) {
            throw NotPlain.INSTANCE;
        }
        value.set(kind, body, at, end);
        at = end;
    }

    private boolean isDigit(int index) {
        return index < body.length && body[index] >= '0' && body[index] <= '9';
    }

    /** Takes a field's name with its quotes. */
    private String name() throws NotPlain {
        expect('"');
        int from = at;
        int end = plainEnd(from);
        if (body[end] != '"') {
            throw NotPlain.INSTANCE;
        }
        at = end + 1;
        return new String(body, from, end - from, StandardCharsets.US_ASCII);
    }

    /** Returns where the next quote, backslash or byte beyond ASCII stands; eight bytes are looked at together. */
    private int plainEnd(int from) throws NotPlain {
        int end = from;
        for (; end + Long.BYTES <= body.length; end += Long.BYTES) {
            long eight = Bytes.eight(body, end);
            long quotes = eight ^ ONES * '"';
            long backslashes = eight ^ ONES * '\\';
            // The lowest byte with its high bit set is right: borrows only reach beyond the first that is.
            long found = ((quotes - ONES) & ~quotes
                            | (backslashes - ONES) & ~backslashes
                            | (eight - ONES * ' ') & ~eight
                            | eight)
                    & HIGHS;
            if (found != 0) {
                return checkedEnd(end + (Long.numberOfTrailingZeros(found) >>> 3));
            }
        }
        while (end < body.length && body[end] >= ' ' && body[end] != '"' && body[end] != '\\') {
            end++;
        }
        return checkedEnd(end);
    }

    private int checkedEnd(int end) throws NotPlain {
        if (end >= body.length || body[end] >= 0 && body[end] < ' ') {
            throw NotPlain.INSTANCE;
        }
        return end;
    }

    /** Steps over the comma behind a member or element, to the next one; false behind the closing bracket. */
    private boolean isFollowed(char closing) throws NotPlain {
        byte found = next();
        if (found != ',' && found != closing) {
            throw NotPlain.INSTANCE;
        }
        at++;
        if (found == ',') {
            next();
        }
        return found == ',';
    }

    private void expect(char wanted) throws NotPlain {
        if (at >= body.length || body[at] != wanted) {
            throw NotPlain.INSTANCE;
        }
        at++;
    }

    /** Steps over white space and returns the byte that follows, 0 at the end. */
    private byte next() throws NotPlain {
        while (at < body.length) {
            byte b = body[at];
            if (b > ' ' || b < 0) {
                return b;
            }
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                throw NotPlain.INSTANCE;
            }
            at++;
        }
        return 0;
    }
}
