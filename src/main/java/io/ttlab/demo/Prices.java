package io.ttlab.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The price of every instrument at every moment: a random walk on the tick grid that needs no history.
 *
 * <p>The walk is a sum of smooth noises of several periods, each drawn from hashes of the seed, so that any time can be
 * asked for in any order and the answer is always the same. Thread-safe.
 */
final class Prices {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long[] PERIODS_NS = {
        4_320 * MINUTE_NS, 720 * MINUTE_NS, 150 * MINUTE_NS, 30 * MINUTE_NS, 5 * MINUTE_NS, MINUTE_NS / 4
    };
    private static final double[] WEIGHTS = {1.6, 0.8, 0.45, 0.2, 0.1, 0.04};

    private final long seed;
    private final LocalDate today;
    private final Map<String, Listing> listings;

    Prices(long seed, LocalDate today, Map<String, Listing> listingsBySymbol) {
        this.seed = seed;
        this.today = today;
        this.listings = listingsBySymbol;
    }

    /** The price on the tick grid; spreads are exactly the difference of their legs and may be negative. */
    double at(Instrument instrument, long timeNs) {
        if (instrument.isSpread()) {
            long ticks = 0;
            for (Instrument.Leg leg : instrument.legs()) {
                ticks += leg.ratio() * futureTicks(leg.instrument(), timeNs);
            }
            return instrument.contract().price(ticks);
        }
        if (instrument.option().isPresent()) {
            return option(instrument, instrument.option().get(), timeNs);
        }
        return instrument.contract().price(futureTicks(instrument, timeNs));
    }

    private long futureTicks(Instrument future, long timeNs) {
        Listing listing = listing(future);
        long months = (future.month().getYear() - today.getYear()) * 12L
                + future.month().getMonthValue()
                - today.getMonthValue();
        double base = listing.price() * (1 + listing.carry() * months);
        String symbol = future.contract().symbol();
        double move = noise(Dice.hash(symbol), timeNs) + 0.04 * noise(Dice.hash(future.name()), timeNs);
        long ticks = future.contract().ticks(base + listing.price() * listing.volatility() * move);
        return Math.max(1, ticks);
    }

    /** A rough premium: intrinsic value plus a time value that falls away from the money; at least one tick. */
    private double option(Instrument instrument, Instrument.Option terms, long timeNs) {
        Listing listing = listing(instrument);
        double underlying = at(terms.underlying(), timeNs);
        double intrinsic = Math.max(0, terms.call() ? underlying - terms.strike() : terms.strike() - underlying);
        long dayNs = instrument.lastTradeDate().atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000_000L;
        double days = Math.max(0.5, (dayNs - timeNs) / 1e9 / 86_400 + 0.9);
        double deviation = listing.volatility() * underlying * Math.sqrt(days);
        double distance = (underlying - terms.strike()) / deviation;
        double premium = intrinsic + 0.4 * deviation * Math.exp(-distance * distance);
        Contract contract = instrument.contract();
        return contract.price(Math.max(1, contract.ticks(premium)));
    }

    private Listing listing(Instrument instrument) {
        Listing listing = listings.get(instrument.contract().symbol());
        if (listing == null) {
            throw new IllegalStateException("No listing for '" + instrument.alias() + "'.");
        }
        return listing;
    }

    private double noise(long salt, long timeNs) {
        double sum = 0;
        for (int i = 0; i < PERIODS_NS.length; i++) {
            long cell = Math.floorDiv(timeNs, PERIODS_NS[i]);
            double within = (double) Math.floorMod(timeNs, PERIODS_NS[i]) / PERIODS_NS[i];
            double ease = within * within * (3 - 2 * within);
            double left = corner(salt, i, cell);
            double right = corner(salt, i, cell + 1);
            sum += WEIGHTS[i] * (left + (right - left) * ease);
        }
        return sum;
    }

    private double corner(long salt, int octave, long cell) {
        return 2 * Dice.unit(Dice.mix(seed ^ salt ^ Dice.mix(cell * 8 + octave))) - 1;
    }
}
