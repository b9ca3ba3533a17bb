package io.ttlab.schema;

import com.fasterxml.jackson.core.JsonToken;
import io.ttlab.schema.Numbers.NotANumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.dates.DateColumnType;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.datetimes.DateTimeColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;

/**
 * The builders of columns of moments and days.
 *
 * <p>On the wire a time is a bare number or a string of nanoseconds, or a date like 20250618 or 20250618235959. Which of
 * them a field carries is read from the size of the number, since the facts are unsure for some fields.
 */
final class TimeBuilders {
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MISSING_NS = LongColumnType.missingValueIndicator();
    private static final long MISSING_PACKED = DateTimeColumnType.missingValueIndicator();

    private TimeBuilders() {}

    /** Returns UTC nanoseconds since 1970 for a number in any of the wire's spellings. */
    static long toNanoseconds(long number) throws NotANumber {
        long size = Math.abs(number);
        if (size >= 100_000_000_000_000_000L) {
            return number;
        }
        if (size >= 19_000_101_000000L && size <= 99_991_231_235959L && size / 1_000_000 % 100 <= 31) {
            long seconds = epochDay(number / 1_000_000) * 86_400L + secondsOfDay(number % 1_000_000);
            return seconds * 1_000_000_000L;
        }
        if (size >= 100_000_000_000_000L) {
            return number * 1_000;
        }
        if (size >= 100_000_000_000L) {
            return number * NS_PER_MS;
        }
        if (size >= 19_000_101 && size <= 99_991_231 && size % 100 <= 31 && size / 100 % 100 <= 12) {
            return epochDay(number) * NS_PER_DAY;
        }
        return number * 1_000_000_000L;
    }

    private static long epochDay(long yyyymmdd) throws NotANumber {
        try {
            return LocalDate.of((int) (yyyymmdd / 10_000), (int) (yyyymmdd / 100 % 100), (int) (yyyymmdd % 100))
                    .toEpochDay();
        } catch (DateTimeException noSuchDay) {
            throw NotANumber.INSTANCE;
        }
    }

    private static long secondsOfDay(long hhmmss) throws NotANumber {
        long hours = hhmmss / 10_000;
        long minutes = hhmmss / 100 % 100;
        long seconds = hhmmss % 100;
        if (hours > 23 || minutes > 59 || seconds > 60) {
            throw NotANumber.INSTANCE;
        }
        return hours * 3_600 + minutes * 60 + seconds;
    }

    /** Reads a moment as UTC nanoseconds; {@code MISSING_NS} where there is none. */
    static long nanoseconds(Scalar value) throws NotANumber {
        if (value.length() == 0) {
            return MISSING_NS;
        }
        try {
            long number = Numbers.whole(value);
            return number == 0 ? MISSING_NS : toNanoseconds(number);
        } catch (NotANumber notDigits) {
            if (value.kind() != JsonToken.VALUE_STRING) {
                throw notDigits;
            }
            return iso(value.text().strip());
        }
    }

    private static long iso(String text) throws NotANumber {
        try {
            Instant moment = text.length() == 10
                    ? LocalDate.parse(text)
                            .atStartOfDay(java.time.ZoneOffset.UTC)
                            .toInstant()
                    : text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                            ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
                            : java.time.LocalDateTime.parse(text.replace(' ', 'T'))
                                    .toInstant(java.time.ZoneOffset.UTC);
            return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw NotANumber.INSTANCE;
        }
    }

    /** Packs nanoseconds as Tablesaw packs instants, to the millisecond; keeps the last day's packing at hand. */
    static final class Packer {
        private long day = Long.MIN_VALUE;
        private long packedDay;

        long pack(long ns) {
            if (ns == MISSING_NS) {
                return MISSING_PACKED;
            }
            long ofDay = Math.floorDiv(ns, NS_PER_DAY);
            if (ofDay != day) {
                LocalDate date = LocalDate.ofEpochDay(ofDay);
                day = ofDay;
                packedDay = (long) PackedLocalDate.pack(date) << 32;
            }
            int ms = (int) (Math.floorMod(ns, NS_PER_DAY) / NS_PER_MS);
            int hours = ms / 3_600_000;
            int minutes = ms / 60_000 % 60;
            int millisOfMinute = ms % 60_000;
            int packedTime = hours << 24 | minutes << 16 | millisOfMinute;
            return packedDay | packedTime & 0xffffffffL;
        }
    }

    /** Builds an instant column and the long column of exact nanoseconds beside it. */
    static final class Moments extends ColumnBuilder {
        private long[] cells = new long[256];

        Moments(String name) {
            super(name);
        }

        @Override
        boolean put(int row, Scalar value) {
            if (!value.mayBeNumber()) {
                return false;
            }
            try {
                long ns = nanoseconds(value);
                fillTo(row + 1);
                cells[row] = ns;
                return true;
            } catch (NotANumber unreadable) {
                return false;
            }
        }

        void clear() {
            cells = new long[0];
            filled = 0;
        }

        /** Returns the nanoseconds of a row, or {@link Long#MIN_VALUE}. */
        long at(int row) {
            return row < filled ? cells[row] : MISSING_NS;
        }

        @Override
        boolean repeat(int row) {
            if (row <= filled) {
                fillTo(row + 1);
                cells[row] = cells[row - 1];
            }
            return true;
        }

        @Override
        void fillTo(int rows) {
            if (rows > cells.length) {
                cells = Arrays.copyOf(cells, grown(cells.length, rows));
            }
            if (rows > filled) {
                Arrays.fill(cells, filled, rows, MISSING_NS);
                filled = rows;
            }
        }

        @Override
        long cellHash(int row) {
            long ns = at(row);
            return ns == MISSING_NS ? 0 : Hashes.mix(ns - MISSING_NS);
        }

        @Override
        List<Column<?>> build(int[] order, Codes codes) {
            long[] exact = new long[order.length];
            long[] packed = new long[order.length];
            Packer packer = new Packer();
            for (int i = 0; i < order.length; i++) {
                exact[i] = at(order[i]);
                packed[i] = packer.pack(exact[i]);
            }
            clear();
            return List.of(InstantColumn.createInternal(name, packed), LongColumn.create(name + "Ns", exact));
        }
    }

    /** Builds a date-time column, for moments whose zone nobody names. */
    static final class DateTimes extends ColumnBuilder {
        private final Moments moments;

        DateTimes(String name) {
            super(name);
            moments = new Moments(name);
        }

        @Override
        boolean put(int row, Scalar value) {
            return moments.put(row, value);
        }

        @Override
        boolean repeat(int row) {
            return moments.repeat(row);
        }

        @Override
        void fillTo(int rows) {
            moments.fillTo(rows);
        }

        @Override
        void truncate(int rows) {
            moments.truncate(rows);
        }

        @Override
        long cellHash(int row) {
            return moments.cellHash(row);
        }

        @Override
        List<Column<?>> build(int[] order, Codes codes) {
            long[] packed = new long[order.length];
            Packer packer = new Packer();
            for (int i = 0; i < order.length; i++) {
                packed[i] = packer.pack(moments.at(order[i]));
            }
            moments.clear();
            return List.of(DateTimeColumn.createInternal(name, packed));
        }
    }

    /** Builds a date column. */
    static final class Days extends IntCells {
        private static final int MISSING = DateColumnType.missingValueIndicator();

        Days(String name) {
            super(name, MISSING);
        }

        @Override
        boolean put(int row, Scalar value) {
            if (!value.mayBeNumber()) {
                return false;
            }
            try {
                long ns = nanoseconds(value);
                set(
                        row,
                        ns == MISSING_NS
                                ? MISSING
                                : PackedLocalDate.pack(LocalDate.ofEpochDay(Math.floorDiv(ns, NS_PER_DAY))));
                return true;
            } catch (NotANumber unreadable) {
                return false;
            }
        }

        @Override
        List<Column<?>> build(int[] order, Codes codes) {
            return List.of(DateColumn.createInternal(name, take(order)));
        }
    }
}
