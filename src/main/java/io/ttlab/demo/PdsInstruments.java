package io.ttlab.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** ttpds: instruments, one by one and by product. */
final class PdsInstruments {
    private static final Map<Integer, Integer> SECURITY_EXCHANGES =
            Map.of(Market.EUREX, 2, Market.CME, 1, Market.ASX, 5, Market.ICE, 3, Market.SGX, 6, Market.ICE_L, 4);
    private static final int OTHER_EXCHANGE = 9;
    private static final int MONTHLY = 4;
    private static final int ACTIVE = 4;

    private final World world;
    private final PagedList pages;

    PdsInstruments(World world, PagedList pages) {
        this.world = world;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "ttpds", "instrument/*", this::instrument),
                new Route("GET", "ttpds", "instruments", this::instruments));
    }

    /** An array of one; expired instruments are refused as unknown ones are. */
    private void instrument(Call call) {
        Instrument instrument = world.instrument(call.variable())
                .filter(found -> !found.expired())
                .orElseThrow(() -> new Call.Refused(
                        200, "Instrument " + call.variable() + " was not found or you have no permission to see it"));
        Envelope.single(call)
                .list("instrument", List.of(instrument), (json, i) -> write(call, json, i, true))
                .write();
    }

    private void instruments(Call call) {
        if (!call.has("productId") && !call.has("alias")) {
            throw new Call.Refused(400, "Either productId or alias is required");
        }
        List<Instrument> candidates = call.has("productId")
                ? world.reference.byProduct.getOrDefault(call.parameter("productId"), List.of())
                : List.copyOf(world.reference.instruments.values());
        List<Instrument> shown = new ArrayList<>();
        for (Instrument instrument : candidates) {
            boolean wanted = !instrument.expired()
                    && (!call.has("alias") || instrument.alias().equals(call.parameter("alias")))
                    && (!call.has("productTypeId")
                            || call.parameter("productTypeId").equals(Integer.toString(instrument.typeId())));
            if (wanted) {
                shown.add(instrument);
            }
        }
        String filters =
                call.parameter("productId") + "|" + call.parameter("alias") + "|" + call.parameter("productTypeId");
        pages.write(
                call, "instruments", filters, shown, PagedList.KeyStyle.PDS, (json, i) -> write(call, json, i, false));
    }

    private static void write(Call call, JsonWriter json, Instrument instrument, boolean single) {
        Contract contract = instrument.contract();
        boolean asx = instrument.marketId() == Market.ASX;
        LocalDate last = instrument.lastTradeDate();
        int lastTradeDate = last.getYear() * 10_000 + last.getMonthValue() * 100 + last.getDayOfMonth();
        json.open().text("alias", instrument.alias());
        if (call.strikes.extraField()) {
            json.flag("demoAnnex", true);
        }
        json.decimal("displayFactor", contract.displayFactor()).whole("displayType", contract.displayType());
        json.whole("expirationDate", lastTradeDate * 1_000_000L + 235_959);
        json.text("id", instrument.id()).whole("lastTradeDate", lastTradeDate);
        if (single && instrument.isSpread()) {
            // No capture shows a spread: the name and shape of its legs are inferred (INF).
            json.openArray("legs");
            for (Instrument.Leg leg : instrument.legs()) {
                json.open()
                        .text("instrumentId", leg.instrument().id())
                        .whole("ratio", leg.ratio())
                        .close();
            }
            json.closeArray();
        }
        if (!asx) {
            json.whole("marketDepth", 10);
        }
        json.whole("marketId", instrument.marketId());
        if (!asx) {
            String month = String.format(
                    Locale.ROOT,
                    "%04d%02d",
                    instrument.month().getYear(),
                    instrument.month().getMonthValue());
            json.text("metadata", "{\"cdd\":\"" + month + "0000000\"}");
        }
        json.text("name", instrument.name());
        instrument
                .option()
                .ifPresent(terms ->
                        json.whole("optionCodeId", terms.call() ? 0 : 1).whole("optionSchemeId", 1));
        json.decimal("pointValue", contract.pointValue());
        if (single) {
            json.text("productFamilyId", Reference.familyId(contract.marketId(), contract.symbol()));
        }
        json.text("productId", instrument.productId()).text("productSymbol", contract.symbol());
        json.whole("productTypeId", instrument.typeId()).text("ricCode", instrument.ricCode());
        json.whole("roundLotQty", 1);
        if (single) {
            json.whole("securityExchange", SECURITY_EXCHANGES.getOrDefault(instrument.marketId(), OTHER_EXCHANGE));
        }
        json.text("securityId", Long.toString(Math.abs(Dice.hash(instrument.id())) % 1_000_000_000L));
        json.whole("seriesTermId", MONTHLY);
        if (!single) {
            json.whole("state", ACTIVE);
        }
        instrument.option().ifPresent(terms -> json.decimal("strike", terms.strike()));
        json.text("term", InstrumentFactory.term(instrument));
        json.decimal("tickSize", contract.tickSize());
        if (single && contract.tickSize() < 1 && contract.displayType() != Contract.DECIMAL) {
            json.whole("tickSizeDenominator", Math.round(1 / contract.tickSize()))
                    .whole("tickSizeNumerator", 1);
        }
        json.decimal("tickValue", contract.tickValue());
        instrument
                .option()
                .ifPresent(terms ->
                        json.text("underlyingInstrumentId", terms.underlying().id()));
        json.close();
    }
}
