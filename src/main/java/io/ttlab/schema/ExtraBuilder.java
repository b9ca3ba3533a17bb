package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * Builds a column for a field that nobody declared: kept as text while rows stream in, typed at the end by what came.
 *
 * <p>Where the server has a code table of the field's name, the codes are decoded; ids stay text.
 */
final class ExtraBuilder extends ColumnBuilder {
    /** Digits that fit a long whatever they are. */
    private static final int LONG_DIGITS = 18;

    /** What a row's value was, from the narrowest on; a column is of the widest kind among its rows. */
    private static final byte NONE = 0;

    private static final byte FLAG = 1;
    private static final byte WHOLE = 2;
    private static final byte DECIMAL = 4;
    private static final byte TEXT = 8;

    private final String field;
    private final Texts texts = new Texts();
    private byte[] kinds = new byte[256];

    ExtraBuilder(String field, String column) {
        super(column);
        this.field = field;
    }

    @Override
    boolean put(int row, Scalar value) {
        texts.put(row, value);
        setKind(row, kind(value));
        return true;
    }

    private void setKind(int row, byte kind) {
        if (row == filled && row < kinds.length) {
            filled++;
        } else {
            fillTo(row + 1);
        }
        kinds[row] = kind;
    }

    @Override
    boolean putNested(int row, JsonParser parser) throws IOException {
        texts.put(row, TextBuilder.compact(parser));
        setKind(row, TEXT);
        return true;
    }

    @Override
    boolean repeat(int row) {
        texts.repeat(row);
        setKind(row, kinds[row - 1]);
        return true;
    }

    private static byte kind(Scalar value) {
        JsonToken kind = value.kind();
        if (kind == JsonToken.VALUE_STRING) {
            return TEXT;
        }
        if (kind == JsonToken.VALUE_NUMBER_INT) {
            return value.length() <= LONG_DIGITS ? WHOLE : TEXT;
        }
        if (kind == JsonToken.VALUE_NUMBER_FLOAT) {
            return Double.isInfinite(Double.parseDouble(value.text())) ? TEXT : DECIMAL;
        }
        return FLAG;
    }

    @Override
    void fillTo(int rows) {
        if (rows > kinds.length) {
            kinds = Arrays.copyOf(kinds, grown(kinds.length, rows));
        }
        texts.fillTo(rows);
        if (rows > filled) {
            Arrays.fill(kinds, filled, rows, NONE);
            filled = rows;
        }
    }

    @Override
    void truncate(int rows) {
        super.truncate(rows);
        texts.truncate(rows);
    }

    @Override
    long cellHash(int row) {
        return texts.hashAt(row);
    }

    @Override
    boolean anyOf(int[] order) {
        return texts.anyOf(order);
    }

    @Override
    List<Column<?>> build(int[] order, Codes codes) {
        int seen = 0;
        for (int row : order) {
            seen |= row < filled ? kinds[row] : NONE;
        }
        StringCells cells = texts.build(order);
        kinds = new byte[0];
        filled = 0;
        if (seen == FLAG) {
            return List.of(flags(cells));
        }
        boolean numbers = seen == WHOLE || seen == DECIMAL || seen == (WHOLE | DECIMAL);
        if (seen == WHOLE && cells instanceof CodedStrings coded) {
            @Nullable Column<?> decoded = decoded(coded, codes);
            if (decoded != null) {
                return List.of(decoded);
            }
        }
        if (!numbers || isId()) {
            return List.of(StringColumn.createInternal(name, cells));
        }
        return List.of(seen == WHOLE ? whole(cells) : decimal(cells));
    }

    /** Ids stay text, since others of their kind may exceed a long; "bid" and "paid" are none. */
    private boolean isId() {
        return field.equals("id") || field.endsWith("Id") || field.endsWith("ID") || field.endsWith("_id");
    }

    private @Nullable Column<?> decoded(CodedStrings coded, Codes codes) {
        String[] labels = coded.values();
        for (int i = 1; i < labels.length; i++) {
            String label = codes.label(field, labels[i]);
            if (label == null || label.equals(labels[i])) {
                return null;
            }
            labels[i] = label;
        }
        return StringColumn.createInternal(name, coded.relabelled(labels));
    }

    private Column<?> flags(StringCells cells) {
        BooleanColumn column = BooleanColumn.create(name);
        for (String cell : cells) {
            if (cell.isEmpty()) {
                column.appendMissing();
            } else {
                column.append(Boolean.parseBoolean(cell));
            }
        }
        return column;
    }

    private Column<?> whole(StringCells cells) {
        LongColumn column = LongColumn.create(name);
        for (String cell : cells) {
            if (cell.isEmpty()) {
                column.appendMissing();
            } else {
                column.append(Long.parseLong(cell));
            }
        }
        return column;
    }

    private Column<?> decimal(StringCells cells) {
        DoubleColumn column = DoubleColumn.create(name);
        for (String cell : cells) {
            if (cell.isEmpty()) {
                column.appendMissing();
            } else {
                column.append(Double.parseDouble(cell));
            }
        }
        return column;
    }
}
