package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
    private final String field;
    private final Texts texts = new Texts();
    private boolean onlyWhole = true;
    private boolean onlyNumbers = true;
    private boolean onlyFlags = true;

    ExtraBuilder(String field, String column) {
        super(column);
        this.field = field;
    }

    @Override
    boolean put(int row, JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return true;
        }
        onlyWhole &= token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= 18;
        onlyNumbers &= token.isNumeric();
        onlyFlags &= token.isBoolean();
        if (token.isStructStart()) {
            texts.put(row, TextBuilder.compact(parser));
        } else {
            texts.put(row, parser, token);
        }
        filled = Math.max(filled, row + 1);
        return true;
    }

    @Override
    void fillTo(int rows) {
        texts.fillTo(rows);
        filled = Math.max(filled, rows);
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
    List<Column<?>> build(int[] order, Codes codes) {
        StringCells cells = texts.build(order);
        if (cells.countMissing() == cells.size()) {
            return List.of(StringColumn.createInternal(name, cells));
        }
        if (onlyFlags) {
            BooleanColumn column = BooleanColumn.create(name);
            for (String cell : cells) {
                if (cell.isEmpty()) {
                    column.appendMissing();
                } else {
                    column.append(Boolean.parseBoolean(cell));
                }
            }
            return List.of(column);
        }
        if (cells instanceof CodedStrings coded && onlyWhole) {
            @Nullable Column<?> decoded = decoded(coded, codes);
            if (decoded != null) {
                return List.of(decoded);
            }
        }
        if (field.toLowerCase(Locale.ROOT).endsWith("id") || !onlyNumbers) {
            return List.of(StringColumn.createInternal(name, cells));
        }
        return List.of(onlyWhole ? whole(cells) : decimal(cells));
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
