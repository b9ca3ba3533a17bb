package io.ttlab.analytics;

import io.ttlab.api.TT;
import io.ttlab.client.Json;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tech.tablesaw.api.Table;

/**
 * Fills in the layout of TT's own fill download: its 48 columns, all of them text.
 *
 * <p>Source: the published sample {@code TT_REST_API/FillDownload 2.0} of {@code tradingtechnologies/TT_Samples}. Where the
 * sample cannot have meant what it does, this does what it meant: {@code ExchTransID} is {@code execId} (the sample asks
 * for {@code execID}, which no fill has), {@code ClOrderID} is {@code secondaryClOrdId}, and {@code LiqProv} and
 * {@code C.D.I.} are {@code Y} where the order attribute is there. {@code Broker} and {@code Originator} need a
 * {@code userId}, which TT leaves out of fills, so they are blank as in TT's own files.
 */
final class FillDownload {
    private static final String[] HEADER = {
        "Date (UTC)",
        "Time (UTC)",
        "Exchange",
        "Contract",
        "B/S",
        "FillQty",
        "Price",
        "P/F",
        "Type",
        "Modifier",
        "Route",
        "O/C",
        "Broker",
        "Account",
        "AcctType",
        "GiveUp",
        "TextA",
        "TextB",
        "TextC",
        "TextTT",
        "Originator",
        "CurrentUser",
        "ClOrderID",
        "TTOrderID",
        "ParentID",
        "OMAOrderID",
        "ExchOrderID",
        "ExchTransID",
        "ExchAcct",
        "ExchDate (UTC)",
        "ExchTime (UTC)",
        "ManualFill",
        "Product",
        "Prod Type",
        "Fill Type",
        "ExeQty",
        "WorkQty",
        "P/A",
        "ConnectionID",
        "P/C",
        "Strike",
        "D.E.A.",
        "TrdgCap",
        "LiqProv",
        "C.D.I.",
        "InvestDec",
        "ExecDec",
        "Client"
    };

    private static final int LIQUIDITY_PROVISION = 2;
    private static final int RISK_REDUCTION = 3;
    private static final int SHORT_CODE = 19;

    /** What only an option's own record tells. */
    private record OptionTerms(String putCall, String strike) {}

    private final TT tt;
    private final Table fills;
    private final Map<String, InstrumentTerms> terms;
    /** What the terms are known by: ids, or names. */
    private final Keys instruments;

    private final Map<String, OptionTerms> options = new HashMap<>();
    private final Sheet sheet = new Sheet("fill download").texts(HEADER);

    private FillDownload(TT tt, Table fills, Map<String, InstrumentTerms> terms, Keys instruments) {
        this.tt = tt;
        this.fills = fills;
        this.terms = terms;
        this.instruments = instruments;
    }

    static Table of(Analytics analytics, Table fills) {
        Columns needed = Columns.of(fills, "fillDownload(fills)");
        long[] times = needed.times("timeStamp");
        long[] exchange =
                needed.has("transactTime") || needed.has("transactTimeNs") ? needed.times("transactTime") : times;
        Keys instruments = needed.keys("instrumentId", "instrument");
        FillDownload download =
                new FillDownload(analytics.tt(), fills, analytics.instruments().all(instruments.used()), instruments);
        for (int row = 0; row < fills.rowCount(); row++) {
            download.add(row, times[row], exchange[row]);
        }
        return download.sheet.table();
    }

    private void add(int row, long timeNs, long exchangeNs) {
        InstrumentTerms instrument = terms.getOrDefault(instruments.at(row), InstrumentTerms.unknown("", "", "no id"));
        List<?> parties = list(text(row, "parties"));
        List<?> attributes = list(text(row, "orderAttributes"));
        String name = text(row, "instrument").isEmpty() ? instrument.name() : text(row, "instrument");
        String quantity = text(row, "lastQty");
        boolean option = instrument.type().toUpperCase(Locale.ROOT).equals("OPTION");
        OptionTerms terms = option ? options.computeIfAbsent(instrument.id(), this::option) : new OptionTerms("", "");
        sheet.add(
                day(timeNs),
                clock(timeNs),
                text(row, "market"),
                name,
                text(row, "side"),
                quantity,
                text(row, "lastPx"),
                partial(text(row, "ordStatus")),
                capitalized(text(row, "ordType")),
                modifier(row),
                route(row),
                text(row, "positionEffect"),
                "",
                text(row, "account"),
                party(parties, role(85)),
                party(parties, role(6)),
                text(row, "textA"),
                text(row, "textB"),
                text(row, "textC"),
                text(row, "textTT"),
                "",
                text(row, "user"),
                text(row, "secondaryClOrdId"),
                text(row, "orderId"),
                text(row, "parentOrderId"),
                text(row, "omaParentOrderId"),
                text(row, "secondaryOrderId"),
                Cells.first(fills, row, "execId", "recordId", "uniqueExecId"),
                text(row, "exchangeAccount"),
                day(exchangeNs),
                clock(exchangeNs),
                text(row, "manualFill"),
                instrument.product(),
                instrument.type(),
                text(row, "multiLegReportingType"),
                quantity,
                text(row, "exchLeavesQty"),
                aggressor(row),
                Cells.first(fills, row, "connectionId", "exchOrderAssoc"),
                terms.putCall,
                terms.strike,
                direct(row),
                capacity(row),
                attribute(attributes, LIQUIDITY_PROVISION),
                attribute(attributes, RISK_REDUCTION),
                party(parties, role(98)),
                party(parties, role(4)),
                party(parties, each -> number(each, "role") == 22 || number(each, "idSource") == SHORT_CODE));
    }

    private String text(int row, String column) {
        return Cells.text(fills, column, row);
    }

    private static String day(long timeNs) {
        return timeNs == Long.MIN_VALUE
                ? ""
                : String.valueOf(Sheet.time(timeNs)).substring(0, 10);
    }

    /** Cut to milliseconds, as TT's own file is. */
    private static String clock(long timeNs) {
        if (timeNs == Long.MIN_VALUE) {
            return "";
        }
        long ms = Math.floorMod(Math.floorDiv(timeNs, 1_000_000L), 86_400_000L);
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60, ms % 1_000);
    }

    private static String partial(String status) {
        return switch (status) {
            case "PARTIALLY_FILLED", "2" -> "P";
            case "FILLED", "3" -> "F";
            default -> "";
        };
    }

    private static String capitalized(String type) {
        return type.isEmpty() ? "" : type.substring(0, 1) + type.substring(1).toLowerCase(Locale.ROOT);
    }

    private String modifier(int row) {
        String algo = text(row, "algoType");
        boolean plain = text(row, "parentOrderId").isEmpty()
                && !text(row, "market").equals("ASE")
                && !text(row, "market").equals("AGGREGATOR");
        if (Cells.number(fills, "displayQty", row) > 0 && (plain || algo.isEmpty())) {
            return "Iceberg";
        }
        boolean limit = text(row, "ordType").equals("LIMIT");
        if (limit && text(row, "execInst").endsWith("PARTICIPATE_DO_NOT_INITIATE")) {
            return "BOC";
        }
        if (limit && text(row, "contingencyType").endsWith("ONE_CANCELS_THE_OTHER")) {
            return "OCO";
        }
        if (!text(row, "crossId").isEmpty()) {
            return "Cross";
        }
        if (Cells.number(fills, "minQty", row) > 0) {
            return "MinVol";
        }
        String trade = Cells.first(fills, row, "tradeType", "trdType");
        boolean block = !text(row, "tradeReportId").isEmpty() || trade.contains("BLOCK");
        return block ? "Block" : "";
    }

    private String route(int row) {
        String prevention = text(row, "orderCrossPreventionType");
        return prevention.equals("POSITION_TRANSFER_FILL")
                        || prevention.equals("ORDER_REDUCED_PARTIAL_POSITION_TRANSFER_FILL")
                ? "Internal"
                : "Direct";
    }

    private String aggressor(int row) {
        return switch (text(row, "aggressorIndicator").toLowerCase(Locale.ROOT)) {
            case "true" -> "A";
            case "false" -> "P";
            default -> "";
        };
    }

    private String direct(int row) {
        String origination = text(row, "orderOrigination");
        if (origination.isEmpty()) {
            return "";
        }
        return origination.endsWith("FROM_DIRECT_ACCESS_OR_SPONSORED_ACCESS_CUSTOMER") ? "Y" : "N";
    }

    private String capacity(int row) {
        return switch (text(row, "orderCapacity").replace("ORDER_CAPACITY_", "")) {
            case "AGENCY" -> "Other";
            case "PRINCIPAL" -> "Deal";
            case "RISKLESS_PRINCIPAL" -> "Match";
            default -> "";
        };
    }

    private OptionTerms option(String id) {
        try {
            Table found = tt.pds.instrument(id);
            return found.isEmpty()
                    ? new OptionTerms("", "")
                    : new OptionTerms(Cells.text(found, "optionCodeId", 0), Cells.text(found, "strike", 0));
        } catch (TtException refused) {
            if (refused.kind() != Kind.REFUSED && refused.kind() != Kind.FORBIDDEN) {
                throw refused;
            }
            return new OptionTerms("", "");
        }
    }

    private static List<?> list(String json) {
        return Json.object(("{\"list\":" + (json.isEmpty() ? "[]" : json) + "}").getBytes(StandardCharsets.UTF_8))
                                .get("list")
                        instanceof List<?> list
                ? list
                : List.of();
    }

    private static Predicate<Map<?, ?>> role(int role) {
        return party -> number(party, "role") == role;
    }

    private static String party(List<?> parties, Predicate<Map<?, ?>> wanted) {
        for (Object party : parties) {
            if (party instanceof Map<?, ?> fields && wanted.test(fields) && fields.get("id") != null) {
                return String.valueOf(fields.get("id"));
            }
        }
        return "";
    }

    private static String attribute(List<?> attributes, int type) {
        for (Object attribute : attributes) {
            if (attribute instanceof Map<?, ?> fields && number(fields, "order_attribute_type") == type) {
                return Boolean.FALSE.equals(fields.get("order_attribute_value")) ? "N" : "Y";
            }
        }
        return "";
    }

    private static long number(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : -1;
    }
}
