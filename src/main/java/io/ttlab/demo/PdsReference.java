package io.ttlab.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ttpds: markets, exchanges, currencies and their rates, algos, and the names of codes. */
final class PdsReference {
    private record Named(String id, String name, String description) {}

    /** A market identifier code of ISO 10383. */
    private record Mic(String code, int marketId, String description) {}

    private static final List<Mic> MICS = List.of(
            new Mic("XCME", Market.CME, "Chicago Mercantile Exchange"),
            new Mic("XCBT", Market.CME, "Chicago Board of Trade"),
            new Mic("XNYM", Market.CME, "New York Mercantile Exchange"),
            new Mic("XCEC", Market.CME, "COMEX"),
            new Mic("XEUR", Market.EUREX, "Eurex Deutschland"),
            new Mic("XASX", Market.ASX, ""),
            new Mic("IFEU", Market.ICE, "ICE Futures Europe"),
            new Mic("IFUS", Market.ICE, "ICE Futures U.S."),
            new Mic("IFLL", Market.ICE_L, "ICE Futures Europe, financial products"),
            new Mic("XSIM", Market.SGX, "Singapore Exchange"),
            new Mic("XCBF", Market.CFE, "Cboe Futures Exchange"));

    private final World world;
    private final PagedList pages;
    private final EnumNames names;

    PdsReference(World world, PagedList pages, Faults faults) {
        this.world = world;
        this.pages = pages;
        names = new EnumNames(faults.enumSpelling());
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "ttpds", "markets", this::markets),
                new Route("GET", "ttpds", "mics", this::mics),
                new Route("GET", "ttpds", "miccodes", this::micCodes),
                new Route("GET", "ttpds", "securityexchanges", this::securityExchanges),
                new Route("GET", "ttpds", "productdata", this::productData),
                new Route("GET", "ttpds", "instrumentdata", this::instrumentData),
                new Route("GET", "ttpds", "currencyrates", this::currencyRates),
                new Route("GET", "ttpds", "algodata", this::algoData),
                new Route("GET", "ttpds", "algos", this::algos),
                new Route("GET", "ttpds", "algos/*/userparameters", this::userParameters),
                new Route("GET", "ttpds", "syntheticinstruments", this::syntheticInstruments));
    }

    /** Ids are strings here, while a marketId elsewhere is a number. */
    private void markets(Call call) {
        Envelope.single(call)
                .list(
                        "markets",
                        world.reference.markets,
                        (json, market) -> json.open()
                                .text("id", Integer.toString(market.id()))
                                .text("name", market.name())
                                .close())
                .write();
    }

    /** Answers under {@code markets}, as TT does. */
    private void mics(Call call) {
        Envelope.single(call)
                .list("markets", MICS, (json, mic) -> {
                    json.open();
                    if (!mic.description().isEmpty()) {
                        json.text("desc", mic.description());
                    }
                    json.text("id", mic.code())
                            .whole("marketId", mic.marketId())
                            .close();
                })
                .write();
    }

    private void micCodes(Call call) {
        Envelope.single(call)
                .list(
                        "micCodes",
                        MICS,
                        (json, mic) -> json.open()
                                .text("id", mic.code())
                                .text("name", mic.description())
                                .close())
                .write();
    }

    private void securityExchanges(Call call) {
        List<Named> exchanges = List.of(
                new Named("1", "CME", ""),
                new Named("2", "EUREX", ""),
                new Named("3", "ICE_EU", ""),
                new Named("4", "ICE_L", ""),
                new Named("5", "ASX", ""),
                new Named("6", "SGX", ""));
        Envelope.single(call)
                .list("securityExchanges", exchanges, PdsReference::named)
                .write();
    }

    private static void named(JsonWriter json, Named named) {
        json.open();
        if (!named.description().isEmpty()) {
            json.text("desc", named.description());
        }
        json.text("id", named.id()).text("name", named.name()).close();
    }

    private static List<Named> table(String resource) {
        List<Named> rows = new ArrayList<>();
        CodeTable.names(resource).forEach((id, name) -> rows.add(new Named(Integer.toString(id), name, "")));
        return rows;
    }

    private void productData(Call call) {
        Envelope.single(call)
                .list("currencies", table("currencies.txt"), PdsReference::named)
                .list("productTypes", table("producttypes.txt"), PdsReference::named)
                .write();
    }

    /** Ids and names beyond those of options and monthly contracts are invented (INF). */
    private void instrumentData(Call call) {
        Envelope.single(call)
                .list(
                        "comboTypes",
                        List.of(
                                new Named("1", "CALENDAR_SPREAD", "Calendar spread"),
                                new Named("2", "BUTTERFLY", "Butterfly"),
                                new Named("3", "INTER_PRODUCT_SPREAD", "")),
                        PdsReference::named)
                .list(
                        "optionCodes",
                        List.of(new Named("0", "CALL", ""), new Named("1", "PUT", ""), new Named("2", "NONE", "")),
                        PdsReference::named)
                .list(
                        "optionSchemes",
                        List.of(new Named("1", "AMERICAN", ""), new Named("2", "EUROPEAN", "")),
                        PdsReference::named)
                .list(
                        "seriesTerms",
                        List.of(
                                new Named("1", "DAILY", ""),
                                new Named("2", "WEEKLY", ""),
                                new Named("4", "MONTHLY", "Monthly contract"),
                                new Named("5", "QUARTERLY", "")),
                        PdsReference::named)
                .write();
    }

    private void currencyRates(Call call) {
        Map<Integer, String> codes = CodeTable.names("currencies.txt");
        Map<String, Integer> ids = new LinkedHashMap<>();
        codes.forEach((id, code) -> ids.putIfAbsent(code, id));
        boolean pair = call.has("fromCurrencyName")
                || call.has("fromCurrencyId")
                || call.has("toCurrencyName")
                || call.has("toCurrencyId");
        if (!pair) {
            List<String> known =
                    Desk.dollarsPerUnit().keySet().stream().sorted().toList();
            Envelope.single(call)
                    .member("currency_rates", json -> {
                        json.openArray();
                        for (String from : known) {
                            for (String to : known) {
                                if (!from.equals(to)) {
                                    rate(json, from, to, ids);
                                }
                            }
                        }
                        json.closeArray();
                    })
                    .write();
            return;
        }
        String from = currency(call, "from", codes);
        String to = currency(call, "to", codes);
        Envelope.single(call)
                .member("currency_rate", json -> rate(json, from, to, ids))
                .write();
    }

    private static String currency(Call call, String end, Map<Integer, String> codes) {
        String name = call.parameter(end + "CurrencyName");
        if (name.isEmpty()) {
            name = codes.getOrDefault((int) call.whole(end + "CurrencyId", -1), "");
        }
        if (!Desk.dollarsPerUnit().containsKey(name)) {
            throw new Call.Refused(200, "No currency rate for '" + name + "'");
        }
        return name;
    }

    private static void rate(JsonWriter json, String from, String to, Map<String, Integer> ids) {
        double rate = Desk.dollarsPerUnit().get(from) / Desk.dollarsPerUnit().get(to);
        json.open()
                .whole("from_currency_id", ids.get(from))
                .text("from_currency_name", from)
                .decimal("rate", Math.round(rate * 1e8) / 1e8)
                .whole("to_currency_id", ids.get(to))
                .text("to_currency_name", to)
                .close();
    }

    /** Shape as that of orderdata (INF). */
    private void algoData(Call call) {
        Envelope.single(call)
                .member("algoData", json -> {
                    json.open();
                    codes(json, "algoType", names.field("algoType"));
                    codes(json, "syntheticStatus", names.field("syntheticStatus"));
                    codes(json, "userDisconnectAction", Map.of("0", "LEAVE", "1", "PAUSE", "2", "CANCEL"));
                    codes(json, "userParameterType", Map.of("0", "DOUBLE", "2", "INT32", "6", "BOOL", "7", "STRING"));
                    json.close();
                })
                .write();
    }

    private static void codes(JsonWriter json, String field, Map<String, String> codes) {
        json.open(field);
        new TreeMap<>(codes).forEach(json::text);
        json.close();
    }

    private void algos(Call call) {
        pages.write(
                call,
                "algos",
                "",
                world.reference.algos,
                PagedList.KeyStyle.PDS,
                (json, algo) -> json.open()
                        .text("id", algo.id())
                        .flag("isDeployed", algo.deployed())
                        .text("name", algo.name())
                        .whole("ownerId", algo.ownerId())
                        .text("type", algo.ownerId() == 0 ? "0" : "2")
                        .whole("updateTS", 20211105215248L)
                        .text("version", "1636149168501")
                        .close());
    }

    private void userParameters(Call call) {
        Algo algo = world.reference.algos.stream()
                .filter(a -> a.id().equals(call.variable()))
                .findFirst()
                .orElseThrow(() -> new Call.Refused(200, "Algo " + call.variable() + " not found"));
        Envelope.single(call)
                .list(
                        "userParameters",
                        algo.parameters(),
                        (json, parameter) -> json.open()
                                .text("displayName", parameter.displayName())
                                .text("name", parameter.name())
                                .whole("type", parameter.type())
                                .text("value", member(parameter.type()))
                                .close())
                .write();
    }

    /** The name of the member that carries a value of this type. */
    private static String member(int type) {
        return switch (type) {
            case Algo.Parameter.DOUBLE -> "doubleValue";
            case Algo.Parameter.INT32 -> "int32Value";
            case Algo.Parameter.BOOL -> "boolValue";
            default -> "stringValue";
        };
    }

    /** Shape inferred (INF): the endpoint and its key are known, its fields are not. */
    private void syntheticInstruments(Call call) {
        List<Instrument> spreads = world.reference.instruments.values().stream()
                .filter(Instrument::isSpread)
                .filter(spread ->
                        List.of("ZN", "ES", "CL").contains(spread.contract().symbol()))
                .toList();
        pages.write(call, "syntheticInstruments", "", spreads, PagedList.KeyStyle.PDS, (json, spread) -> {
            json.open().text("id", Ids.unsigned("1001:" + spread.id())).openArray("legs");
            for (Instrument.Leg leg : spread.legs()) {
                json.open()
                        .text("instrumentId", leg.instrument().id())
                        .whole("ratio", leg.ratio())
                        .close();
            }
            json.closeArray()
                    .whole("marketId", Market.ALGO)
                    .text("name", "AS " + spread.alias())
                    .whole("productTypeId", 1000)
                    .close();
        });
    }
}
