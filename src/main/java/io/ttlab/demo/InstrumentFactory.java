package io.ttlab.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the instruments of a product as of a day: live and just expired expiries, calendar spreads, options. */
final class InstrumentFactory {
    /** Written out, because a formatter would load the locales' data, which costs a cold start tens of milliseconds. */
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private static final int SPREADS = 4;

    private final LocalDate today;

    InstrumentFactory(LocalDate today) {
        this.today = today;
    }

    static String productId(Contract contract, int typeId) {
        return Ids.unsigned(contract.marketId() + ":product:" + contract.symbol() + ":" + typeId);
    }

    /** All listed expiries, the front one first, before them the one that expired last. */
    List<Instrument> futures(Listing listing) {
        List<Instrument> futures = new ArrayList<>();
        YearMonth month = YearMonth.from(today).minusMonths(13);
        Optional<Instrument> expired = Optional.empty();
        while (futures.size() < listing.expiries()) {
            int code = month.getMonthValue() - 1;
            if (listing.months().indexOf(Listing.MONTH_CODES.charAt(code)) >= 0) {
                LocalDate last = listing.rule().lastTradeDate(month);
                if (last.isAfter(today)) {
                    futures.add(future(listing, month, last, false));
                } else {
                    expired = Optional.of(future(listing, month, last, true));
                }
            }
            month = month.plusMonths(1);
        }
        expired.ifPresent(instrument -> futures.add(0, instrument));
        return futures;
    }

    private static Instrument future(Listing listing, YearMonth month, LocalDate last, boolean expired) {
        Contract contract = listing.contract();
        String code = monthCode(month);
        String name = contract.symbol() + code;
        return new Instrument(
                id(contract, name + month.getYear()),
                name,
                contract.symbol() + " " + term(month),
                listing.ricRoot() + code,
                productId(contract, Product.FUTURE),
                Product.FUTURE,
                contract,
                month,
                last,
                List.of(),
                Optional.empty(),
                expired);
    }

    /** The spreads of neighbouring expiries: one front contract bought, one back contract sold. */
    static List<Instrument> calendarSpreads(List<Instrument> futures) {
        List<Instrument> live = futures.stream().filter(f -> !f.expired()).toList();
        List<Instrument> spreads = new ArrayList<>();
        for (int i = 0; i + 1 < Math.min(live.size(), SPREADS + 1); i++) {
            Instrument front = live.get(i);
            Instrument back = live.get(i + 1);
            String name = front.name() + "-" + back.name();
            spreads.add(new Instrument(
                    id(front.contract(), name + front.month().getYear()),
                    name,
                    front.alias() + "-" + term(back.month()) + " Calendar",
                    front.ricCode() + "-"
                            + back.ricCode().substring(back.ricCode().length() - 2),
                    front.productId(),
                    Product.MULTI_LEG,
                    front.contract(),
                    front.month(),
                    front.lastTradeDate(),
                    List.of(new Instrument.Leg(front, 1), new Instrument.Leg(back, -1)),
                    Optional.empty(),
                    false));
        }
        return spreads;
    }

    /** Calls and puts at so many strikes around the money, on the next expiries. */
    static List<Instrument> options(Listing listing, List<Instrument> futures, int strikes, double step, int expiries) {
        List<Instrument> options = new ArrayList<>();
        List<Instrument> live = futures.stream().filter(f -> !f.expired()).toList();
        for (Instrument future : live.subList(0, Math.min(expiries, live.size()))) {
            double middle = Math.rint(listing.price() / step) * step;
            for (int i = -(strikes / 2); i <= strikes / 2; i++) {
                double strike = Math.round((middle + i * step) * 1e6) / 1e6;
                options.add(option(future, strike, true, term(future.month()), future.lastTradeDate(), false));
                options.add(option(future, strike, false, term(future.month()), future.lastTradeDate(), false));
            }
        }
        return options;
    }

    /** Daily options of the past days: expired, so that nothing can be looked up about them any more. */
    List<Instrument> expiredDailies(Listing listing, Instrument future, double step) {
        List<Instrument> options = new ArrayList<>();
        double strike = Math.rint(listing.price() / step) * step;
        for (int back : new int[] {2, 4}) {
            LocalDate last = ExpiryRule.businessDays(today, -back);
            options.add(option(future, strike, true, dayTerm(last), last, true));
            options.add(option(future, strike, false, dayTerm(last), last, true));
        }
        return options;
    }

    private static Instrument option(
            Instrument future, double strike, boolean call, String term, LocalDate last, boolean expired) {
        Contract contract = future.contract();
        String terms = (call ? "C" : "P") + plain(strike);
        String name = (expired ? contract.symbol() + term : future.name()) + " " + terms;
        return new Instrument(
                id(contract, name + last),
                name,
                contract.symbol() + " " + term + " " + terms,
                future.ricCode() + terms,
                productId(contract, Product.OPTION),
                Product.OPTION,
                contract,
                future.month(),
                last,
                List.of(),
                Optional.of(new Instrument.Option(call, strike, future)),
                expired);
    }

    /** The same futures on the delayed feed: other market, other ids. */
    static Instrument delayed(Instrument future) {
        Contract c = future.contract();
        Contract contract = new Contract(
                c.symbol(),
                c.name(),
                Market.CME_DELAYED,
                c.currencyId(),
                c.tickSize(),
                c.pointValue(),
                c.displayType());
        return new Instrument(
                id(contract, future.name() + future.month().getYear()),
                future.name(),
                future.alias(),
                "/" + future.ricCode(),
                productId(contract, Product.FUTURE),
                Product.FUTURE,
                contract,
                future.month(),
                future.lastTradeDate(),
                List.of(),
                Optional.empty(),
                future.expired());
    }

    static String term(Instrument instrument) {
        return term(instrument.month());
    }

    /** For example {@code Dec26}. */
    private static String term(YearMonth month) {
        int at = 3 * (month.getMonthValue() - 1);
        return MONTHS.substring(at, at + 3) + twoDigits(month.getYear() % 100);
    }

    /** For example {@code 18Nov26}. */
    private static String dayTerm(LocalDate day) {
        return twoDigits(day.getDayOfMonth()) + term(YearMonth.from(day));
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static String id(Contract contract, String key) {
        return Ids.unsigned(contract.marketId() + ":" + key);
    }

    private static String monthCode(YearMonth month) {
        return "" + Listing.MONTH_CODES.charAt(month.getMonthValue() - 1) + month.getYear() % 10;
    }

    private static String plain(double strike) {
        return strike == Math.rint(strike) ? Long.toString((long) strike) : Double.toString(strike);
    }
}
