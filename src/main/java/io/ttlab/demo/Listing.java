package io.ttlab.demo;

import static io.ttlab.demo.Contract.*;
import static io.ttlab.demo.ExpiryRule.*;

import java.util.List;

/**
 * A futures product as its exchange lists it: contract, expiries, and how its price behaves in this world.
 *
 * @param contract what all expiries share
 * @param ricRoot Reuters' root of the symbol
 * @param months the listed months by their codes, for example {@code HMUZ}
 * @param rule how the last trading day follows from the month
 * @param expiries how many are listed
 * @param price where the price of the front month starts
 * @param carry relative change of the price for each month further out
 * @param volatility relative move of a usual day
 * @param lot usual size of a fill in contracts
 * @param depth levels of the book that the market publishes, 0 where the field is absent
 * @param family name of the product's family
 */
record Listing(
        Contract contract,
        String ricRoot,
        String months,
        ExpiryRule rule,
        int expiries,
        double price,
        double carry,
        double volatility,
        int lot,
        int depth,
        String family) {

    static final String MONTH_CODES = "FGHJKMNQUVXZ";

    private static Listing of(
            Contract contract, String ric, String months, ExpiryRule rule, int expiries, double... behaviour) {
        return new Listing(
                contract,
                ric,
                months,
                rule,
                expiries,
                behaviour[0],
                behaviour[1],
                behaviour[2],
                (int) behaviour[3],
                contract.marketId() == Market.ASX ? 0 : 10,
                contract.symbol());
    }

    private static Contract contract(
            String symbol, String name, int market, int currency, double tick, double point, int display) {
        return new Contract(symbol, name, market, currency, tick, point, display);
    }

    private static Contract cme(String symbol, String name, double tick, double point, int display) {
        return contract(symbol, name, Market.CME, USD, tick, point, display);
    }

    private static Contract eurex(String symbol, String name, double tick, double point, int display) {
        return contract(symbol, name, Market.EUREX, EUR, tick, point, display);
    }

    /** The products of this world, with the tick sizes, values and last trading days of the real contracts. */
    static List<Listing> all() {
        return List.of(
                of(cme("ES", "E-mini S&P 500", 0.25, 50, DECIMAL), "ES", "HMUZ", THIRD_FRIDAY, 5, 6712, .003, .009, 6),
                of(
                        cme("NQ", "E-mini Nasdaq-100", 0.25, 20, DECIMAL),
                        "NQ",
                        "HMUZ",
                        THIRD_FRIDAY,
                        5,
                        24830,
                        .003,
                        .012,
                        3),
                of(
                        cme("6E", "Euro FX", 0.00005, 125_000, DECIMAL),
                        "URO",
                        "HMUZ",
                        BEFORE_THIRD_WEDNESDAY,
                        4,
                        1.1634,
                        .0015,
                        .005,
                        5),
                of(
                        cme("6J", "Japanese Yen", 0.0000005, 12_500_000, DECIMAL),
                        "JY",
                        "HMUZ",
                        BEFORE_THIRD_WEDNESDAY,
                        4,
                        .0064505,
                        .003,
                        .006,
                        5),
                of(
                        cme("ZN", "10-Year T-Note", 0.015625, 1_000, HALF_THIRTY_SECONDS),
                        "TY",
                        "HMUZ",
                        TREASURY,
                        3,
                        112.875,
                        -.0005,
                        .003,
                        20),
                of(
                        cme("ZB", "30-Year T-Bond", 0.03125, 1_000, THIRTY_SECONDS),
                        "US",
                        "HMUZ",
                        TREASURY,
                        3,
                        117.53125,
                        -.0008,
                        .006,
                        8),
                of(
                        cme("ZF", "5-Year T-Note", 0.0078125, 1_000, QUARTER_THIRTY_SECONDS),
                        "FV",
                        "HMUZ",
                        TWO_YEAR_NOTE,
                        3,
                        109.265625,
                        -.0003,
                        .002,
                        20),
                of(
                        cme("ZT", "2-Year T-Note", 0.00390625, 2_000, EIGHTH_THIRTY_SECONDS),
                        "TU",
                        "HMUZ",
                        TWO_YEAR_NOTE,
                        3,
                        104.15234375,
                        -.0002,
                        .001,
                        25),
                of(
                        cme("CL", "Light Sweet Crude Oil", 0.01, 1_000, DECIMAL),
                        "CL",
                        "FGHJKMNQUVXZ",
                        CRUDE,
                        12,
                        61.4,
                        .004,
                        .018,
                        4),
                of(
                        cme("HO", "NY Harbor ULSD", 0.0001, 42_000, DECIMAL),
                        "HO",
                        "FGHJKMNQUVXZ",
                        NATURAL_GAS,
                        8,
                        2.3311,
                        -.004,
                        .018,
                        2),
                of(
                        cme("NG", "Henry Hub Natural Gas", 0.001, 10_000, DECIMAL),
                        "NG",
                        "FGHJKMNQUVXZ",
                        NATURAL_GAS,
                        12,
                        3.412,
                        -.01,
                        .03,
                        3),
                of(cme("GC", "Gold", 0.1, 100, DECIMAL), "GC", "GJMQVZ", METAL, 6, 4088.2, .0035, .011, 2),
                of(eurex("FGBL", "Euro-Bund", 0.01, 1_000, DECIMAL), "FGBL", "HMUZ", BUND, 3, 129.14, -.0004, .003, 15),
                of(
                        eurex("FGBS", "Euro-Schatz", 0.005, 1_000, DECIMAL),
                        "FGBS",
                        "HMUZ",
                        BUND,
                        3,
                        107.035,
                        -.0001,
                        .0006,
                        30),
                of(
                        eurex("FESX", "EURO STOXX 50", 1, 10, NO_DECIMALS),
                        "STXE",
                        "HMUZ",
                        THIRD_FRIDAY,
                        3,
                        5581,
                        .001,
                        .010,
                        12),
                of(eurex("FDAX", "DAX", 1, 25, NO_DECIMALS), "FDX", "HMUZ", THIRD_FRIDAY, 3, 23460, .002, .010, 1),
                of(
                        contract("BRN", "Brent Crude", Market.ICE, USD, 0.01, 1_000, DECIMAL),
                        "LCO",
                        "FGHJKMNQUVXZ",
                        BRENT,
                        12,
                        64.9,
                        -.003,
                        .017,
                        4),
                of(
                        contract("KC", "Coffee C", Market.ICE, USD, 0.05, 375, DECIMAL),
                        "KC",
                        "HKNUZ",
                        COFFEE,
                        5,
                        391.45,
                        -.012,
                        .022,
                        1),
                of(
                        contract("SB", "Sugar No. 11", Market.ICE, USD, 0.01, 1_120, DECIMAL),
                        "SB",
                        "HKNV",
                        SUGAR,
                        5,
                        14.72,
                        .002,
                        .016,
                        5),
                of(
                        contract("R", "Long Gilt", Market.ICE_L, GBP, 0.01, 1_000, DECIMAL),
                        "FLG",
                        "HMUZ",
                        TREASURY,
                        2,
                        92.41,
                        -.0005,
                        .005,
                        5),
                of(
                        contract("SO3", "Three Month SONIA", Market.ICE_L, GBP, 0.005, 2_500, DECIMAL),
                        "SON3",
                        "HMUZ",
                        BEFORE_THIRD_WEDNESDAY,
                        12,
                        96.205,
                        .00005,
                        .0004,
                        40),
                of(
                        contract("IR", "90 Day Bank Bills", Market.ASX, AUD, 0.01, 2_400, DECIMAL),
                        "YBA",
                        "HMUZ",
                        BANK_BILL,
                        20,
                        96.36,
                        -.0001,
                        .0005,
                        30),
                of(
                        contract("XT", "10 Year Treasury Bond", Market.ASX, AUD, 0.005, 9_000, DECIMAL),
                        "YTC",
                        "HMUZ",
                        FIFTEENTH,
                        2,
                        95.535,
                        -.0001,
                        .0006,
                        20),
                of(
                        contract("AP", "SPI 200", Market.ASX, AUD, 1, 25, NO_DECIMALS),
                        "YAP",
                        "HMUZ",
                        THIRD_FRIDAY,
                        4,
                        8455,
                        .001,
                        .008,
                        3),
                of(
                        contract("NK", "Nikkei 225", Market.SGX, JPY, 5, 500, NO_DECIMALS),
                        "SSI",
                        "HMUZ",
                        SECOND_FRIDAY,
                        4,
                        48625,
                        .001,
                        .013,
                        2),
                of(
                        contract("VX", "VIX", Market.CFE, USD, 0.05, 1_000, DECIMAL),
                        "VX",
                        "FGHJKMNQUVXZ",
                        VOLATILITY,
                        8,
                        19.85,
                        .015,
                        .045,
                        3));
    }
}
