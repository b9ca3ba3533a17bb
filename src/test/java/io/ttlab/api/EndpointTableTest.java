package io.ttlab.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ttlab.client.LiteralServer.Answer;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every endpoint: a body as TT sends it, the table that it becomes, and the same table from other spellings of it. */
class EndpointTableTest {
    /** Beyond a signed long, as instruments' ids are. */
    private static final String ZN = "15379268434212612345";

    /** An endpoint, how it is called and where the call goes. */
    private record Case(String name, Endpoint endpoint, String path, Function<TT, Table> call) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(Endpoint endpoint, Function<TT, Table> call) {
        return new Case(endpoint.method(), endpoint, endpoint.service() + "/" + endpoint.path(), call);
    }

    private static Case of(String name, Endpoint endpoint, String id, Function<TT, Table> call) {
        return new Case(
                name, endpoint, endpoint.service() + "/" + endpoint.path().replace("{id}", id), call);
    }

    static Stream<Case> all() {
        return Stream.of(
                of(LedgerEndpoints.ORDERS, tt -> tt.ledger.orders()),
                of("ledger.order", LedgerEndpoints.ORDER, "2c7a7e0f", tt -> tt.ledger.order("2c7a7e0f")),
                of(LedgerEndpoints.FILLS, tt -> tt.ledger.fills()),
                of(LedgerEndpoints.TRADING_ACCOUNT_FILLS, tt -> tt.ledger.tradingAccountFills()),
                of(LedgerEndpoints.TCR_FILLS, tt -> tt.ledger.tcrFills()),
                of(LedgerEndpoints.POSITION_MODIFICATIONS, tt -> tt.ledger.positionModifications()),
                of(LedgerEndpoints.ALGO_PARAMETERS, tt -> tt.ledger.algoParameters()),
                of(LedgerEndpoints.ORDER_DATA, tt -> tt.ledger.orderData()),
                of(PdsEndpoints.MARKETS, tt -> tt.pds.markets()),
                of(PdsEndpoints.PRODUCTS, tt -> tt.pds.products("CME")),
                of(
                        "pds.product",
                        PdsEndpoints.PRODUCT,
                        "14500000000000000001",
                        tt -> tt.pds.product("14500000000000000001")),
                of(PdsEndpoints.PRODUCT_DATA, tt -> tt.pds.productData()),
                of(PdsEndpoints.PRODUCT_FAMILIES, tt -> tt.pds.productFamilies("CME")),
                of("pds.productFamily", PdsEndpoints.PRODUCT_FAMILY, "118", tt -> tt.pds.productFamily("118")),
                of(PdsEndpoints.PRODUCT_FAMILY_PRODUCTS, tt -> tt.pds.productFamilyProducts("118")),
                of(PdsEndpoints.INSTRUMENTS, tt -> tt.pds.instruments("14500000000000000001")),
                of("pds.instrument", PdsEndpoints.INSTRUMENT, ZN, tt -> tt.pds.instrument(ZN)),
                of(PdsEndpoints.INSTRUMENT_DATA, tt -> tt.pds.instrumentData()),
                of(PdsEndpoints.ALGOS, tt -> tt.pds.algos()),
                of(
                        "pds.algoUserParameters",
                        PdsEndpoints.ALGO_USER_PARAMETERS,
                        "5",
                        tt -> tt.pds.algoUserParameters(5)),
                of(PdsEndpoints.ALGO_DATA, tt -> tt.pds.algoData()),
                of(PdsEndpoints.CURRENCY_RATES, tt -> tt.pds.currencyRates()),
                of(PdsEndpoints.CURRENCY_RATE, tt -> tt.pds.currencyRate("EUR", "USD")),
                of(PdsEndpoints.MICS, tt -> tt.pds.mics()),
                of(PdsEndpoints.MIC_CODES, tt -> tt.pds.micCodes()),
                of(PdsEndpoints.SECURITY_EXCHANGES, tt -> tt.pds.securityExchanges()),
                of(PdsEndpoints.SYNTHETIC_INSTRUMENTS, tt -> tt.pds.syntheticInstruments()),
                of(MonitorEndpoints.POSITION, tt -> tt.monitor.position()),
                of(
                        "monitor.accountPosition",
                        MonitorEndpoints.ACCOUNT_POSITION,
                        "60111",
                        tt -> tt.monitor.position("HOUSE1")),
                of(MonitorEndpoints.PRODUCT_POSITION, tt -> tt.monitor.productPosition()),
                of(
                        "monitor.accountProductPosition",
                        MonitorEndpoints.ACCOUNT_PRODUCT_POSITION,
                        "60111",
                        tt -> tt.monitor.productPosition(60111)),
                of(MonitorEndpoints.PRODUCT_FAMILY_POSITION, tt -> tt.monitor.productFamilyPosition()),
                of(
                        "monitor.accountProductFamilyPosition",
                        MonitorEndpoints.ACCOUNT_PRODUCT_FAMILY_POSITION,
                        "60111",
                        tt -> tt.monitor.productFamilyPosition("house1")),
                of(MonitorEndpoints.CREDIT_UTILIZATION, tt -> tt.monitor.creditUtilization("HOUSE1")),
                of("monitor.sod", MonitorEndpoints.SOD, "60111", tt -> tt.monitor.sod("HOUSE1")),
                of("monitor.sodUpload", MonitorEndpoints.SOD_UPLOAD_STATUS, "b-1", tt -> tt.monitor.sodUpload("b-1")),
                of(NameEndpoints.ACCOUNTS, tt -> tt.account.accounts()),
                of("account.account", NameEndpoints.ACCOUNT, "60111", tt -> tt.account.account("HOUSE1")),
                of(NameEndpoints.USERS, tt -> tt.user.users()),
                of("user.user", NameEndpoints.USER, "4200042", tt -> tt.user.user("mgray")));
    }

    private static Stream<Case> tables() {
        return all().filter(each -> each.endpoint().schema() != ReferenceFields.CODES
                && each.endpoint() != LedgerEndpoints.ALGO_PARAMETERS
                && each.endpoint() != MonitorEndpoints.SOD_UPLOAD_STATUS);
    }

    static Stream<Case> lists() {
        return tables().filter(each -> !each.endpoint().isOne());
    }

    static Stream<Case> ones() {
        return tables().filter(each -> each.endpoint().isOne());
    }

    /** A server that knows codes, accounts, markets, some users and one instrument. */
    private static OtherSession session() {
        OtherSession session = new OtherSession();
        session.says("ttledger/orderdata", GoldenTable.body("ledger.orderData"));
        session.says("ttpds/productdata", GoldenTable.body("pds.productData"));
        session.says("ttpds/instrumentdata", GoldenTable.body("pds.instrumentData"));
        session.says("ttpds/algodata", GoldenTable.body("pds.algoData"));
        session.says("ttpds/markets", GoldenTable.body("pds.markets"));
        session.says("ttaccount/accounts", GoldenTable.body("account.accounts"));
        session.says("ttuser/users", GoldenTable.body("user.users"));
        session.says("ttuser/user/4200042", GoldenTable.body("user.user"));
        session.says("ttpds/instrument/" + ZN, GoldenTable.body("pds.instrument"));
        session.says("ttpds/product/14500000000000000001", GoldenTable.body("pds.product"));
        return session;
    }

    @Test
    void coversEveryEndpointOfTheCatalogue() {
        Set<Endpoint> reads =
                Catalogue.all().stream().filter(each -> !each.isWrite()).collect(Collectors.toSet());
        assertEquals(reads, all().map(Case::endpoint).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void makesTheGoldenTableOfARealShapedBody(Case each) {
        try (OtherSession session = session().says(each.path(), GoldenTable.body(each.name()))) {
            String actual = GoldenTable.text(each.call().apply(session.tt));

            assertEquals(GoldenTable.expected(each.name(), actual), actual);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void leavesCodesAndIdsAsSentWhenRaw(Case each) {
        try (OtherSession session = session().says(each.path(), GoldenTable.body(each.name()))) {
            String actual = GoldenTable.text(each.call().apply(session.tt.raw()));

            assertEquals(GoldenTable.expected("raw/" + each.name(), actual), actual);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void keepsColumnsAndTypesWhereNothingIsThere(Case each) {
        String golden = GoldenTable.resource("tables/" + each.name() + ".txt");
        String key = each.endpoint().keys().get(0);
        for (String empty : List.of(
                OtherSession.OK,
                "{\"" + key + "\": [], \"lastPage\": \"true\", \"status\": \"Ok\"}",
                "{\"" + key + "\": null, \"status\": \"Ok\"}",
                "{\"status\":\"Ok\"}",
                "{}",
                "[]")) {
            try (OtherSession session = session().says(each.path(), empty)) {
                assertEquals(
                        GoldenTable.header(golden), GoldenTable.text(each.call().apply(session.tt)), empty);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ones")
    void failsWhereTheOneThingThatWasAskedForIsNotThere(Case each) {
        String key = each.endpoint().keys().get(0);
        for (String empty : List.of(OtherSession.OK, "{\"" + key + "\": [], \"status\": \"Ok\"}", "{}")) {
            try (OtherSession session = session().says(each.path(), empty)) {
                TtException failure =
                        assertThrows(TtException.class, () -> each.call().apply(session.tt));

                assertEquals(Kind.UNKNOWN_NAME, failure.kind());
                assertEquals(
                        each.path() + " answered well, but without a record: there is nothing of this id, or nothing"
                                + " that the key's user may see. Check the id.",
                        failure.getMessage());
            }
        }
    }

    /** How else a server may write the same body. */
    private enum Spelling {
        /** Numbers and truths as strings. */
        STRINGS,
        /** Digits as numbers. */
        NUMBERS,
        /** Without white space, in another order, with nulls for what is missing. */
        COMPACT,
        /** The records alone. */
        BARE
    }

    @ParameterizedTest
    @MethodSource("tables")
    void makesTheSameTableWhicheverWayNumbersAreSpelled(Case each) throws IOException {
        String golden = GoldenTable.resource("tables/" + each.name() + ".txt");
        for (Spelling spelling : Spelling.values()) {
            String body = respelled(GoldenTable.body(each.name()), spelling, each.endpoint());
            try (OtherSession session = session().says(each.path(), body)) {
                assertEquals(golden, GoldenTable.text(each.call().apply(session.tt)), spelling + " " + body);
            }
        }
    }

    /** Writes a body otherwise; what nests within records is left alone. */
    private static String respelled(String body, Spelling spelling, Endpoint endpoint) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser parser = new JsonFactory().createParser(body);
                JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            int depth = 0;
            boolean bare = spelling == Spelling.BARE;
            while (parser.nextToken() != null) {
                JsonToken token = parser.currentToken();
                if (bare && depth <= 1 && !startsRecords(parser, endpoint)) {
                    depth += token == JsonToken.START_OBJECT ? 1 : token == JsonToken.END_OBJECT ? -1 : 0;
                    if (depth == 1 && token.isStructStart() && parser.currentName() != null) {
                        parser.skipChildren();
                        depth = 1;
                    }
                    continue;
                }
                if (bare) {
                    generator.copyCurrentStructure(parser);
                    continue;
                }
                if (token == JsonToken.START_OBJECT
                        && depth++ >= 2 + (parser.getParsingContext().inArray() ? 1 : 0)) {
                    generator.copyCurrentStructure(parser);
                    depth--;
                } else if (token == JsonToken.START_ARRAY && depth >= 2) {
                    generator.copyCurrentStructure(parser);
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                    if (spelling == Spelling.COMPACT && depth >= 1) {
                        generator.writeNullField("zzAbsent");
                    }
                    generator.writeEndObject();
                } else if (spelling == Spelling.STRINGS && (token.isNumeric() || token.isBoolean())) {
                    generator.writeString(parser.getText());
                } else if (spelling == Spelling.NUMBERS
                        && token == JsonToken.VALUE_STRING
                        && parser.getText().matches("[1-9]\\d{0,20}")) {
                    generator.writeNumber(parser.getText());
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        }
        return text.toString();
    }

    private static boolean startsRecords(JsonParser parser, Endpoint endpoint) throws IOException {
        return parser.currentToken().isStructStart() && endpoint.keys().contains(String.valueOf(parser.currentName()));
    }

    @Test
    void keepsFieldsThatNobodyDeclared() {
        String body = "{\"markets\": ["
                + "{\"id\": \"7\", \"name\": \"CME\", \"whole\": 1, \"part\": 1.5, \"yes\": true, \"text\": \"a\", \"mixed\": 1,"
                + " \"bid\": 2, \"ownerId\": 18446744073709551615, \"nested\": {\"a\": [1, {\"b\": null}]}, \"name_2\": \"n\"},"
                + "{\"id\": \"8\", \"name\": \"CFE\", \"mixed\": \"x\", \"none\": null, \"long\": 123456789012345678}"
                + "], \"status\": \"Ok\"}";
        try (OtherSession session = new OtherSession().says("ttpds/markets", body)) {
            assertEquals("""
                    markets: 2 rows
                    id STRING | 7 | 8
                    name STRING | CME | CFE
                    bid LONG | 2 | -
                    long LONG | - | 123456789012345678
                    mixed STRING | 1 | x
                    name_2 STRING | n | -
                    nested STRING | {"a":[1,{"b":null}]} | -
                    ownerId STRING | 18446744073709551615 | -
                    part DOUBLE | 1.5 | -
                    text STRING | a | -
                    whole LONG | 1 | -
                    yes BOOLEAN | true | -
                    """, GoldenTable.text(session.tt.pds.markets()));
        }
    }

    @Test
    void keepsWhatAColumnCannotHoldBesideIt() {
        String body =
                "{\"orders\": [{\"orderId\": \"o\", \"dateTime\": \"soon\", \"price\": \"5d\", \"side\": {\"code\": 1},"
                        + " \"manualOrderIndicator\": \"maybe\", \"orderQty\": 1e999}], \"status\": \"Ok\"}";
        try (OtherSession session = session().says("ttledger/orders", body)) {
            Table table = session.tt.ledger.orders();

            assertEquals("soon", table.stringColumn("dateTimeText").get(0));
            assertEquals("5d", table.stringColumn("priceText").get(0));
            assertEquals("1e999", table.stringColumn("orderQtyText").get(0));
            assertEquals("maybe", table.stringColumn("manualOrderIndicatorText").get(0));
            assertEquals("?{\"code\":1}", table.stringColumn("side").get(0));
            assertEquals(1, table.column("price").countMissing());
        }
    }

    @Test
    void givesAnExtraFieldAColumnOfItsOwnWhereItsNameIsTaken() {
        String body = "{\"fills\": [{\"accountId\": 60111, \"execId\": \"e\", \"timeStamp\": \"1795187423123456789\","
                + " \"instrument\": \"sent\", \"timeStampNs\": 5, \"exchangeAccount\": \"x\", \"account\": \"A-1\"}]}";
        try (OtherSession session = session().says("ttledger/fills", body)) {
            Table table = session.tt.ledger.fills();

            assertEquals("HOUSE1", table.stringColumn("account").get(0));
            assertEquals("A-1", table.stringColumn("exchangeAccount").get(0));
            assertEquals("x", table.stringColumn("exchangeAccount_2").get(0));
            assertEquals("sent", table.stringColumn("instrument_2").get(0));
            assertEquals(5L, table.longColumn("timeStampNs_2").get(0));
        }
    }

    @Test
    void documentsThatTtsAccountFieldIsTheExchangeAccount() {
        Table columns = TT.open(() -> {
                    throw new AssertionError("asked for nothing");
                })
                .columns("fills");
        Table row = columns.where(columns.stringColumn("column").isEqualTo("exchangeAccount"));

        assertEquals("account", row.stringColumn("field").get(0));
        assertEquals(
                "the exchange account: TT's field 'account', renamed since 'account' is the name of accountId",
                row.stringColumn("meaning").get(0));
    }

    /** Tables of the same codes as other servers spell them. */
    static Stream<String> spellingsOfSide() {
        return Stream.of(
                "{\"orderData\": {\"side\": {\"1\": \"buy\", \"2\": \"sell\"}}, \"status\": \"Ok\"}",
                "{\"orderData\": {\"Side\": {\"1\": \"Buy\", \"2\": \"Sell\"}}, \"status\": \"Ok\"}",
                "{\"orderData\": {\"side\": [{\"id\": \"1\", \"name\": \"BUY\"}, {\"id\": \"2\", \"name\": \"SELL\"}]}}",
                "{\"orderData\": {\"sides\": [{\"id\": 1, \"name\": \"BUY\", \"desc\": \"x\"}, {\"id\": 2, \"name\": \"SELL\"}]}}",
                "{\"orderData\": {\"side\": [{\"1\": \"BUY\"}, {\"2\": \"SELL\"}]}, \"status\": \"Ok\"}",
                "{\"orderData\": {\"side\": {\"BUY\": 1, \"SELL\": 2}}, \"status\": \"Ok\"}",
                "{\"side\": {\"1\": \"BUY\", \"2\": \"SELL\"}, \"lastPage\": \"true\", \"status\": \"Ok\"}",
                "{\"orderdata\": {\"enumerations\": {\"SIDE\": {\"1\": \"BUY\", \"2\": \"SELL\"}}}, \"status\": \"Ok\"}",
                "{\"orderData\": [{\"name\": \"side\", \"values\": [{\"id\": 1, \"name\": \"BUY\"}, {\"id\": 2, \"name\": \"SELL\"}]}]}");
    }

    @ParameterizedTest
    @MethodSource("spellingsOfSide")
    void decodesWithTablesHoweverTheServerSpellsThem(String orderData) {
        String body = "{\"orders\": [{\"orderId\": \"a\", \"side\": 1}, {\"orderId\": \"b\", \"side\": \"2\"},"
                + " {\"orderId\": \"c\", \"side\": 17}, {\"orderId\": \"d\", \"side\": 2.0}], \"status\": \"Ok\"}";
        try (OtherSession session =
                session().says("ttledger/orderdata", orderData).says("ttledger/orders", body)) {
            StringColumn side = session.tt.ledger.orders().stringColumn("side");

            assertEquals("buy", side.get(0).toLowerCase(Locale.ROOT));
            assertEquals("sell", side.get(1).toLowerCase(Locale.ROOT));
            assertEquals("?17", side.get(2));
            assertEquals(side.get(1), side.get(3));
        }
    }

    @Test
    void readsCodesWithoutATableAsUnknown() {
        try (OtherSession session = session()
                .says("ttledger/orderdata", OtherSession.OK)
                .says("ttledger/orders", GoldenTable.body("ledger.orders"))) {
            Table orders = session.tt.ledger.orders();

            assertEquals(List.of("?2", "?1", "?1"), orders.stringColumn("side").asList());
        }
    }

    @Test
    void asksForTablesAnewWhenACodeTurnsUpThatTheyLackAndNotAgainForTheSame() {
        try (OtherSession session = session()) {
            List<String> tables = new ArrayList<>(List.of(
                    "{\"orderData\": {\"side\": {\"1\": \"BUY\"}}}",
                    "{\"orderData\": {\"side\": {\"1\": \"BUY\", \"2\": \"SELL\"}}}"));
            session.does(
                    "ttledger/orderdata", request -> Answer.json(tables.size() > 1 ? tables.remove(0) : tables.get(0)));
            session.says("ttledger/orders", "{\"orders\": [{\"orderId\": \"a\", \"side\": 1}]}");
            session.tt.ledger.orders();
            session.says(
                    "ttledger/orders",
                    "{\"orders\": [{\"orderId\": \"a\", \"side\": 2}, {\"orderId\": \"b\", \"side\": 9}]}");
            session.ticker.pass(Duration.ofMinutes(2));

            assertEquals(
                    List.of("SELL", "?9"),
                    session.tt.ledger.orders().stringColumn("side").asList());
            session.ticker.pass(Duration.ofMinutes(2));
            session.tt.ledger.orders();
            assertEquals(2, session.server.count("ttledger/orderdata"));
        }
    }

    @Test
    void leavesIdsWhoseNamesCannotBeHad() {
        try (OtherSession session = new OtherSession()
                .says("ttledger/orders", GoldenTable.body("ledger.orders"))
                .does(
                        "ttaccount/accounts",
                        request -> Answer.of(403, "application/json", "{\"message\": \"Forbidden\"}"))
                .does("ttpds/markets", request -> Answer.of(500, "application/json", "{\"message\": \"no\"}"))) {
            Table orders = session.tt.ledger.orders();

            assertEquals(
                    orders.stringColumn("accountId").asList(),
                    orders.stringColumn("account").asList());
            assertEquals(
                    orders.stringColumn("marketId").asList(),
                    orders.stringColumn("market").asList());
            assertEquals(
                    orders.stringColumn("instrumentId").asList(),
                    orders.stringColumn("instrument").asList());
            assertEquals(
                    orders.stringColumn("userId").asList(),
                    orders.stringColumn("user").asList());
            int asked = session.server.requests().size();
            session.tt.ledger.orders();
            assertEquals(asked + 1, session.server.requests().size(), "asks again for the orders alone");
        }
    }

    @Test
    void givesOneRowPerOrderAndParameter() {
        try (OtherSession session = session().says("ttledger/orders", GoldenTable.body("ledger.orders"))) {
            String actual = GoldenTable.text(session.tt.ledger.algoParameters());

            assertEquals(GoldenTable.expected("ledger.algoParameters", actual), actual);
        }
    }

    @Test
    void namesColumnsAsItSaysItDoes() {
        all().filter(each -> !each.endpoint().schema().fields().isEmpty()).forEach(each -> {
            List<String> told =
                    Help.columns(each.endpoint()).stringColumn("column").asList();
            List<String> golden = GoldenTable.resource("tables/" + each.name() + ".txt")
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
            assertEquals(golden, told, each.name());
            assertFalse(told.stream().distinct().count() < told.size(), each.name());
        });
    }
}
