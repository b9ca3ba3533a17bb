package io.ttlab.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * The last trading day of a contract month, by the exchanges' rules. Weekends, New Year's Day and Christmas Day are no
 * business days; other holidays are not known, so that a date may be a day late.
 */
enum ExpiryRule {
    THIRD_FRIDAY,
    THIRD_THURSDAY,
    BEFORE_SECOND_FRIDAY,
    BEFORE_THIRD_WEDNESDAY,
    FIFTEENTH_OR_LATER,
    MONTH_END,
    PRIOR_MONTH_END,
    SECOND_PRIOR_MONTH_END,
    TWO_BEFORE_MONTH_END,
    SEVEN_BEFORE_MONTH_END,
    EIGHT_BEFORE_MONTH_END,
    BEFORE_TENTH,
    CRUDE,
    NATURAL_GAS,
    VOLATILITY;

    LocalDate lastTradeDate(YearMonth month) {
        return switch (this) {
            case THIRD_FRIDAY -> nth(month, DayOfWeek.FRIDAY, 3);
            case THIRD_THURSDAY -> nth(month, DayOfWeek.THURSDAY, 3);
            case BEFORE_SECOND_FRIDAY -> businessDays(nth(month, DayOfWeek.FRIDAY, 2), -1);
            case BEFORE_THIRD_WEDNESDAY -> businessDays(nth(month, DayOfWeek.WEDNESDAY, 3), -2);
            case FIFTEENTH_OR_LATER -> businessDays(month.atDay(14), 1);
            case MONTH_END -> lastBusinessDay(month);
            case PRIOR_MONTH_END -> lastBusinessDay(month.minusMonths(1));
            case SECOND_PRIOR_MONTH_END -> lastBusinessDay(month.minusMonths(2));
            case TWO_BEFORE_MONTH_END -> businessDays(lastBusinessDay(month), -2);
            case SEVEN_BEFORE_MONTH_END -> businessDays(lastBusinessDay(month), -7);
            case EIGHT_BEFORE_MONTH_END -> businessDays(lastBusinessDay(month), -8);
            case BEFORE_TENTH -> businessDays(businessDays(month.atDay(9), 1), -2);
            case CRUDE -> crude(month.minusMonths(1).atDay(25));
            case NATURAL_GAS -> businessDays(month.atDay(1), -3);
            case VOLATILITY -> nth(month.plusMonths(1), DayOfWeek.FRIDAY, 3).minusDays(30);
        };
    }

    /** Three business days before the 25th, or before the last business day ahead of it. */
    private static LocalDate crude(LocalDate twentyFifth) {
        return businessDays(isBusinessDay(twentyFifth) ? twentyFifth : businessDays(twentyFifth, -1), -3);
    }

    private static LocalDate nth(YearMonth month, DayOfWeek day, int ordinal) {
        return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
    }

    private static LocalDate lastBusinessDay(YearMonth month) {
        return businessDays(month.plusMonths(1).atDay(1), -1);
    }

    /** The day that lies so many business days after a date, or before it when negative. */
    static LocalDate businessDays(LocalDate date, int days) {
        LocalDate day = date;
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(Integer.signum(days));
            if (isBusinessDay(day)) {
                left--;
            }
        }
        return day;
    }

    static boolean isBusinessDay(LocalDate day) {
        boolean holiday = day.getDayOfYear() == 1 || day.getMonthValue() == 12 && day.getDayOfMonth() == 25;
        return !holiday && day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
