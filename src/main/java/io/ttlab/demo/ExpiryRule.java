package io.ttlab.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * The last trading day of a contract month, by the exchanges' rules (weekends are skipped, holidays are not known).
 */
enum ExpiryRule {
    THIRD_FRIDAY,
    BEFORE_THIRD_WEDNESDAY,
    TREASURY,
    TWO_YEAR_NOTE,
    CRUDE,
    NATURAL_GAS,
    METAL,
    BUND,
    BRENT,
    COFFEE,
    SUGAR,
    BANK_BILL,
    FIFTEENTH,
    SECOND_FRIDAY,
    VOLATILITY;

    LocalDate lastTradeDate(YearMonth month) {
        return switch (this) {
            case THIRD_FRIDAY -> nth(month, DayOfWeek.FRIDAY, 3);
            case BEFORE_THIRD_WEDNESDAY -> businessDays(nth(month, DayOfWeek.WEDNESDAY, 3), -2);
            case TREASURY -> businessDays(lastBusinessDay(month), -7);
            case TWO_YEAR_NOTE -> lastBusinessDay(month);
            case CRUDE -> businessDays(month.minusMonths(1).atDay(25), -3);
            case NATURAL_GAS -> businessDays(month.atDay(1), -3);
            case METAL -> businessDays(lastBusinessDay(month), -2);
            case BUND -> businessDays(businessDays(month.atDay(9), 1), -2);
            case BRENT -> lastBusinessDay(month.minusMonths(2));
            case COFFEE -> businessDays(lastBusinessDay(month), -8);
            case SUGAR -> lastBusinessDay(month.minusMonths(1));
            case BANK_BILL -> nth(month, DayOfWeek.THURSDAY, 2);
            case FIFTEENTH -> businessDays(month.atDay(16), -1);
            case SECOND_FRIDAY -> businessDays(nth(month, DayOfWeek.FRIDAY, 2), -1);
            case VOLATILITY -> nth(month.plusMonths(1), DayOfWeek.FRIDAY, 3).minusDays(30);
        };
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
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
