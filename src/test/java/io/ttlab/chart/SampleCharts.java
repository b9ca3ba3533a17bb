package io.ttlab.chart;

import static io.ttlab.chart.Charts.plot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A chart of each kind, of tables that are always the same. */
final class SampleCharts {
    static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");

    private static final String[] PRODUCTS = {"ES", "NQ", "ZN", "CL"};

    private SampleCharts() {}

    static Map<String, Plot> all() {
        Map<String, Plot> charts = new LinkedHashMap<>();
        Table pnl = pnl(400);
        Table fills = fills(600);
        charts.put("line", plot(pnl).line("time", "pnl").by("account").hline(0).title("P&L by account"));
        charts.put(
                "step",
                plot(pnl.where(pnl.stringColumn("account").isEqualTo("A")))
                        .step("time", "position")
                        .title("Position"));
        charts.put(
                "area",
                plot(pnl.where(pnl.stringColumn("account").isEqualTo("A")))
                        .area("time", "pnl")
                        .yLabel("P&L", "USD"));
        charts.put("bar", plot(fills).bar("product", "qty").by("side").title("Volume by product"));
        charts.put("bar-stacked", plot(fills).bar("product", "qty").by("side").stacked());
        charts.put("bar-horizontal", plot(fills).bar("product").horizontal().title("Fills by product"));
        charts.put(
                "scatter",
                plot(fills)
                        .scatter("time", "price")
                        .by("side")
                        .sizeBy("qty")
                        .zone("America/Chicago")
                        .title("Fills"));
        charts.put("hist", plot(fills).hist("price", 30).by("side"));
        charts.put("box", plot(fills).box("product", "qty"));
        charts.put("heatmap", plot(fills).heatmap("hour", "product", "qty").title("Volume by hour"));
        charts.put(
                "heatmap-diverging", plot(correlations()).heatmap("a", "b", "r").valueLabel("correlation"));
        charts.put("candles", plot(fills).candles("time", "price", Duration.ofMinutes(15)));
        charts.put(
                "candles-trading-time",
                plot(days(30)).candles("date", "open", "high", "low", "close").tradingTime());
        charts.put(
                "facet",
                plot(fills).scatter("time", "price").facet("product", 2).title("A panel each"));
        charts.put(
                "right-axis",
                plot(pnl.where(pnl.stringColumn("account").isEqualTo("A")))
                        .line("time", "pnl")
                        .step("time", "position")
                        .right());
        charts.put(
                "below",
                plot(pnl.where(pnl.stringColumn("account").isEqualTo("A")))
                        .line("time", "pnl")
                        .step("time", "position")
                        .below()
                        .title("A panel below"));
        charts.put("bar-many-names", plot(names(24)).bar("name", "value"));
        charts.put("log", plot(fills).scatter("qty", "notional").logX().logY());
        charts.put(
                "prices-in-32nds",
                plot(fills.where(fills.stringColumn("product").isEqualTo("ZN")))
                        .step("time", "price")
                        .prices(SampleCharts::thirtySeconds)
                        .hline(112.5, "target"));
        return charts;
    }

    static String thirtySeconds(double price) {
        int ticks = (int) Math.rint(price * 64);
        return ticks / 64 + "'" + String.format(java.util.Locale.ROOT, "%02d", ticks % 64 / 2)
                + (ticks % 2 == 0 ? "0" : "5");
    }

    static Table pnl(int rows) {
        Random random = new Random(7);
        InstantColumn time = InstantColumn.create("time");
        StringColumn account = StringColumn.create("account");
        DoubleColumn pnl = DoubleColumn.create("pnl");
        IntColumn position = IntColumn.create("position");
        for (String name : new String[] {"A", "B", "C"}) {
            double sum = 0;
            int held = 0;
            for (int row = 0; row < rows; row++) {
                time.append(MONDAY.plusSeconds(row * 60L));
                account.append(name);
                sum += random.nextGaussian() * 900 + 40;
                pnl.append(sum);
                held += random.nextInt(12) == 0 ? random.nextInt(21) - 10 : 0;
                position.append(held);
            }
        }
        return Table.create("pnl", time, account, pnl, position);
    }

    static Table fills(int rows) {
        Random random = new Random(11);
        InstantColumn time = InstantColumn.create("time");
        StringColumn product = StringColumn.create("product");
        StringColumn side = StringColumn.create("side");
        StringColumn hour = StringColumn.create("hour");
        DoubleColumn price = DoubleColumn.create("price");
        DoubleColumn quantity = DoubleColumn.create("qty");
        DoubleColumn notional = DoubleColumn.create("notional");
        double walk = 112.5;
        for (int row = 0; row < rows; row++) {
            Instant at = MONDAY.plusSeconds(row * 50L + random.nextInt(40));
            time.append(at);
            product.append(PRODUCTS[(int) (random.nextDouble() * random.nextDouble() * 4)]);
            if (row % 4 == 0) {
                product.set(row, "ZN");
            }
            side.append(random.nextBoolean() ? "BUY" : "SELL");
            hour.append(at.toString().substring(11, 13));
            walk += Math.rint(random.nextGaussian() * 1.2) / 64;
            price.append(walk);
            double size = 1 + Math.floor(Math.exp(random.nextGaussian() + 1.2));
            quantity.append(size);
            notional.append(size * walk * 1000);
        }
        return Table.create("fills", time, product, side, hour, price, quantity, notional);
    }

    static Table days(int count) {
        Random random = new Random(3);
        DateColumn date = DateColumn.create("date");
        DoubleColumn[] fields = new DoubleColumn[4];
        String[] names = {"open", "high", "low", "close"};
        for (int field = 0; field < 4; field++) {
            fields[field] = DoubleColumn.create(names[field]);
        }
        double close = 6700;
        LocalDate day = LocalDate.of(2026, 10, 5);
        for (int row = 0; row < count; day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() > 5) {
                continue;
            }
            double open = close + random.nextGaussian() * 8;
            close = open + random.nextGaussian() * 40;
            date.append(day);
            fields[0].append(open);
            fields[1].append(Math.max(open, close) + random.nextDouble() * 20);
            fields[2].append(Math.min(open, close) - random.nextDouble() * 20);
            fields[3].append(close);
            row++;
        }
        return Table.create("days", date, fields[0], fields[1], fields[2], fields[3]);
    }

    static Table names(int count) {
        StringColumn name = StringColumn.create("name");
        DoubleColumn value = DoubleColumn.create("value");
        for (int row = 0; row < count; row++) {
            name.append("instrument " + (char) ('A' + row));
            value.append(Math.round(100 * Math.sin(row * 0.4)));
        }
        return Table.create("names", name, value);
    }

    static Table correlations() {
        StringColumn a = StringColumn.create("a");
        StringColumn b = StringColumn.create("b");
        DoubleColumn r = DoubleColumn.create("r");
        for (int i = 0; i < PRODUCTS.length; i++) {
            for (int j = 0; j < PRODUCTS.length; j++) {
                a.append(PRODUCTS[i]);
                b.append(PRODUCTS[j]);
                r.append(i == j ? 1 : Math.cos(i * 1.7 + j * 1.7 + i * j));
            }
        }
        return Table.create("correlations", a, b, r);
    }
}
