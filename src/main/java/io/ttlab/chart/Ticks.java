package io.ttlab.chart;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Where an axis has marks, and what stands there. */
final class Ticks {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] TIME_STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        4 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY
    };
    private static final int[] MONTH_STEPS = {1, 2, 3, 6, 12, 24, 60, 120, 240};
    private static final int MOST = 400;

    private static final DateTimeFormatter MILLIS = TimeText.of("HH:mm:ss.SSS");
    private static final DateTimeFormatter SECONDS = TimeText.of("HH:mm:ss");
    private static final DateTimeFormatter MINUTES = TimeText.of("HH:mm");
    private static final DateTimeFormatter DAYS = TimeText.of("d MMM");
    private static final DateTimeFormatter MONTHS = TimeText.of("MMM uuuu");
    private static final DateTimeFormatter YEARS = TimeText.of("uuuu");

    private Ticks() {}

    /** A mark on an axis. */
    record Tick(double value, String label) {}

    /** The ticks of an axis, at most about {@code wanted}, low to high. */
    static List<Tick> of(Axis axis, int wanted) {
        int most = Math.max(2, wanted);
        return switch (axis.kind()) {
            case LINEAR -> linear(axis, most);
            case LOG -> log(axis, most);
            case TIME -> times(axis, most);
            case CATEGORY -> categories(axis, most);
        };
    }

    private static List<Tick> linear(Axis axis, int wanted) {
        DoubleFunction<String> format = axis.style().number();
        double step = step(axis.high() - axis.low(), wanted);
        if (format != null && step < 1 && format.apply(0.5).contains("'")) {
            // A price in fractions: halves, quarters, 32nds, so that each tick is a price that trades.
            step = Math.pow(2, Math.ceil(Math.log(step) / Math.log(2) - 1e-9));
        }
        double largest = Math.max(Math.abs(axis.low()), Math.abs(axis.high()));
        List<Tick> ticks = new ArrayList<>();
        for (double n = Math.ceil(axis.low() / step - 1e-9); n * step <= axis.high() + step * 1e-9; n++) {
            double value = n * step;
            ticks.add(new Tick(value, format == null ? Numbers.tick(value, step, largest) : format.apply(value)));
            if (ticks.size() > MOST) {
                break;
            }
        }
        return ticks;
    }

    /** The smallest of 1, 2, 2.5, 5 times a power of ten that gives no more than {@code wanted} steps. */
    static double step(double span, int wanted) {
        double rough = span / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= rough * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Powers of ten; of a few decades also twice and five times those, and within one decade equal steps. */
    private static List<Tick> log(Axis axis, int wanted) {
        double decades = Math.log10(axis.high() / axis.low());
        if (decades > wanted / 3.0) {
            return log(axis, (int) Math.ceil(decades / wanted), new double[] {1});
        }
        List<Tick> ticks = log(axis, 1, new double[] {1, 2, 5});
        return ticks.size() < 3 ? linear(axis, wanted) : ticks;
    }

    private static List<Tick> log(Axis axis, int every, double[] factors) {
        int first = (int) Math.ceil(Math.log10(axis.low()) - 1e-9) - factors.length / 2;
        int last = (int) Math.ceil(Math.log10(axis.high()));
        DoubleFunction<String> format = axis.style().number();
        List<Tick> ticks = new ArrayList<>();
        for (int power = first; power <= last; power += every) {
            for (double factor : factors) {
                double value = factor * Math.pow(10, power);
                if (value >= axis.low() * (1 - 1e-9) && value <= axis.high() * (1 + 1e-9)) {
                    ticks.add(
                            new Tick(value, format == null ? Numbers.tick(value, value, value) : format.apply(value)));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> categories(Axis axis, int wanted) {
        int count = axis.categories().size();
        int every = Math.max(1, (count + wanted - 1) / wanted);
        List<Tick> ticks = new ArrayList<>();
        for (int index = 0; index < count; index += every) {
            ticks.add(new Tick(index, axis.categories().get(index)));
        }
        return ticks;
    }

    private static List<Tick> times(Axis axis, int wanted) {
        double rough = axis.span() / wanted;
        for (long step : TIME_STEPS) {
            if (step >= rough && step < DAY && sessions(axis) * 2 >= wanted) {
                return everyStep(axis, DAY);
            }
            if (step >= rough) {
                return step < HOUR ? everyMoment(axis, step) : everyStep(axis, step);
            }
        }
        for (int months : MONTH_STEPS) {
            if (months * 30.0 * DAY >= rough || months == MONTH_STEPS[MONTH_STEPS.length - 1]) {
                return everyMonths(axis, months);
            }
        }
        throw new AssertionError("the last step always returns");
    }

    /** The least of the usual spans of time that is no shorter; of more than two weeks, whole weeks. */
    static long span(double milliseconds) {
        for (long step : TIME_STEPS) {
            if (step >= milliseconds) {
                return step;
            }
        }
        return (long) Math.ceil(milliseconds / (7 * DAY)) * 7 * DAY;
    }

    /** How many days begin while nothing trades. */
    private static long sessions(Axis axis) {
        TimeText times = axis.style().times();
        return axis.gaps().stream()
                .filter(gap -> !times.local(gap.start())
                        .toLocalDate()
                        .equals(times.local(gap.opens()).toLocalDate()))
                .count();
    }

    /** Every so many minutes or less: no clock is moved by less than that. */
    private static List<Tick> everyMoment(Axis axis, long step) {
        double wall = axis.style().times().wall(axis.low());
        double first = axis.low() - (wall - Math.floor(wall / step) * step);
        List<Tick> ticks = new ArrayList<>();
        for (double value = first; value <= axis.high() && ticks.size() < MOST; value += step) {
            add(ticks, axis, value, step);
        }
        return apart(ticks, axis, step);
    }

    private static List<Tick> everyStep(Axis axis, long step) {
        TimeText times = axis.style().times();
        ZonedDateTime day = times.local(axis.low()).toLocalDate().atStartOfDay(times.zone());
        if (step > DAY) {
            long days = step / DAY;
            LocalDate first = day.toLocalDate();
            // Weeks begin on a Monday: 1970-01-05 was one.
            day = first.minusDays(Math.floorMod(first.toEpochDay() - 4, days)).atStartOfDay(times.zone());
        }
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime wall = day.toLocalDateTime();
        for (int guard = 0; guard < 20_000 && ticks.size() < MOST; guard++) {
            double value = wall.atZone(times.zone()).toInstant().toEpochMilli();
            if (value > axis.high()) {
                break;
            }
            add(ticks, axis, value, step);
            wall = wall.plus(Duration.ofMillis(step));
        }
        return step < DAY ? apart(ticks, axis, step) : ticks;
    }

    /** Leaves out times that stand so close to the beginning of a day of trading that its date has no room. */
    private static List<Tick> apart(List<Tick> ticks, Axis axis, long step) {
        List<Double> days = ticks.stream()
                .map(Tick::value)
                .filter(value -> axis.gaps().stream().anyMatch(gap -> gap.opens() == value))
                .toList();
        double least = 0.7 * step / axis.span();
        return ticks.stream()
                .filter(tick -> days.contains(tick.value())
                        || days.stream().noneMatch(day -> Math.abs(axis.unit(tick.value()) - axis.unit(day)) < least))
                .toList();
    }

    private static List<Tick> everyMonths(Axis axis, int months) {
        TimeText times = axis.style().times();
        LocalDate first = times.local(axis.low()).toLocalDate().withDayOfMonth(1);
        int month = first.getYear() * 12 + first.getMonthValue() - 1;
        first = first.minusMonths(Math.floorMod(month, months));
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate day = first; ticks.size() < MOST; day = day.plusMonths(months)) {
            double value = day.atStartOfDay(times.zone()).toInstant().toEpochMilli();
            if (value > axis.high()) {
                break;
            }
            add(ticks, axis, value, months >= 12 ? 365 * DAY : 30 * DAY);
        }
        return ticks;
    }

    /** Adds a tick; one of a day that begins while nothing trades stands where trading begins. */
    private static void add(List<Tick> ticks, Axis axis, double value, long step) {
        Axis.Gap gap = axis.gapAt(value);
        if (gap != null && step < DAY && !isMidnight(axis.style().times().local(value))) {
            return;
        }
        double at = gap == null ? value : gap.opens();
        boolean crowded = !ticks.isEmpty() && at <= ticks.get(ticks.size() - 1).value();
        if (at >= axis.low() && at <= axis.high() && !crowded) {
            ticks.add(
                    new Tick(at, label(axis.style().times(), gap == null ? value : day(axis, at, value, step), step)));
        }
    }

    /** The day on which trading begins again, which is not the first that the gap holds; of a month, its first. */
    private static double day(Axis axis, double opens, double first, long step) {
        TimeText times = axis.style().times();
        return step >= 30 * DAY
                ? first
                : times.local(opens)
                        .toLocalDate()
                        .atStartOfDay(times.zone())
                        .toInstant()
                        .toEpochMilli();
    }

    private static boolean isMidnight(ZonedDateTime local) {
        return local.toLocalTime().toNanoOfDay() == 0;
    }

    private static String label(TimeText times, double value, long step) {
        ZonedDateTime local = times.local(value);
        if (times.pattern() != null) {
            return local.format(times.pattern());
        }
        boolean midnight = isMidnight(local);
        DateTimeFormatter format = step >= 365 * DAY
                ? YEARS
                : step >= 30 * DAY
                        ? MONTHS
                        : step >= DAY || midnight ? DAYS : step >= MINUTE ? MINUTES : step >= SECOND ? SECONDS : MILLIS;
        return local.format(format);
    }
}
