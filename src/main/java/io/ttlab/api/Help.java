package io.ttlab.api;

import io.ttlab.schema.Field;
import io.ttlab.schema.Kind;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Says what endpoints return and cost, from the catalogue. */
final class Help {
    private Help() {}

    static Table endpoints() {
        StringColumn methods = StringColumn.create("method");
        StringColumn paths = StringColumn.create("endpoint");
        StringColumn docs = StringColumn.create("returns");
        StringColumn costs = StringColumn.create("costs");
        for (Endpoint endpoint : Catalogue.all()) {
            methods.append(endpoint.call());
            paths.append("/" + endpoint.service() + "/" + endpoint.path());
            docs.append(endpoint.doc());
            costs.append(endpoint.paging().cost());
        }
        return Table.create("tt", methods, paths, docs, costs);
    }

    static String text(Endpoint endpoint) {
        StringBuilder text = new StringBuilder();
        text.append(endpoint.call()).append('\n');
        text.append("  ").append(endpoint.doc()).append('\n');
        text.append(endpoint.isWrite() ? "  POST /" : "  GET /")
                .append(endpoint.service())
                .append("/<environment>/")
                .append(endpoint.path())
                .append('\n');
        if (!endpoint.parameters().isEmpty()) {
            text.append("  TT's parameters: ")
                    .append(String.join(", ", endpoint.parameters()))
                    .append('\n');
        }
        text.append("  Costs ").append(endpoint.paging().cost()).append(".\n");
        String example = example(endpoint);
        if (!example.isEmpty()) {
            text.append("  Example: ").append(example).append('\n');
        }
        if (!endpoint.schema().fields().isEmpty()) {
            text.append("  Columns: tt.columns(\"").append(endpoint.name()).append("\")\n");
        }
        return text.toString();
    }

    private static String example(Endpoint endpoint) {
        return switch (endpoint.paging()) {
            case TIME -> "tt." + endpoint.method() + "(q -> q.since(\"5d\").product(\"ES\"))";
            case ACCOUNTS ->
                endpoint.name().equals("orders") ? "tt." + endpoint.method() + "(q -> q.account(\"NAME\"))" : "";
            case TWENTIES -> "tt.monitor.adminFill(q -> q.fill(\"NAME\", instrumentId, \"BUY\", 5, 110.25))";
            case UPLOAD -> "tt.monitor.uploadSod(\"sod.csv\")";
            default ->
                switch (endpoint.name()) {
                    case "products" -> "tt.pds.products(\"CME\")";
                    case "instruments" -> "tt.pds.instruments(\"CME:ES\")";
                    case "position" -> "tt.monitor.position(q -> q.account(\"NAME\"))";
                    case "currencyRate" -> "tt.pds.currencyRate(\"EUR\", \"USD\")";
                    case "creditUtilization", "sod" -> "tt.monitor." + endpoint.name() + "(\"NAME\")";
                    default -> "";
                };
        };
    }

    static Table columns(Endpoint endpoint) {
        StringColumn names = StringColumn.create("column");
        StringColumn types = StringColumn.create("type");
        StringColumn fields = StringColumn.create("field");
        StringColumn docs = StringColumn.create("meaning");
        for (Field field : endpoint.schema().fields()) {
            if (field.kind() == Kind.PARAMETERS) {
                add(
                        names,
                        "algoName",
                        types,
                        "text",
                        fields,
                        field.name(),
                        docs,
                        "the algo's name, from its parameters");
                add(
                        names,
                        "algoVersion",
                        types,
                        "text",
                        fields,
                        field.name(),
                        docs,
                        "the algo's version, from its parameters");
            }
            add(names, field.column(), types, field.kind().label(), fields, field.name(), docs, field.doc());
            if (field.kind() == Kind.TIME) {
                add(
                        names,
                        field.column() + "Ns",
                        types,
                        "long",
                        fields,
                        field.name(),
                        docs,
                        "the same to the nanosecond, UTC since 1970");
            }
            if (!field.nameColumn().isEmpty()) {
                add(
                        names,
                        field.nameColumn(),
                        types,
                        "name",
                        fields,
                        field.name(),
                        docs,
                        "what " + field.column() + " stands for; the id where nobody says".formatted(Locale.ROOT));
            }
        }
        return Table.create(endpoint.name(), names, types, fields, docs);
    }

    private static void add(
            StringColumn a, String x, StringColumn b, String y, StringColumn c, String z, StringColumn d, String w) {
        a.append(x);
        b.append(y);
        c.append(z);
        d.append(w);
    }
}
