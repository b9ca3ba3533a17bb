package io.ttlab.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** ttpds: products and their families. */
final class PdsProducts {
    private static final int ACTIVE = 4;
    private static final int INACTIVE = 5;

    /** A family of products, for example all futures and options on CL. */
    private record Family(String id, String name, String symbol, int marketId) {}

    private final World world;
    private final Map<String, Family> families = new LinkedHashMap<>();

    PdsProducts(World world) {
        this.world = world;
        for (Product product : world.reference.products) {
            String name = product.name().isEmpty() ? product.symbol() : product.name();
            families.putIfAbsent(
                    product.familyId(), new Family(product.familyId(), name, product.symbol(), product.marketId()));
        }
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "ttpds", "products", this::products),
                new Route("GET", "ttpds", "product/*", this::product),
                new Route("GET", "ttpds", "productfamilies", this::families),
                new Route("GET", "ttpds", "productfamily", this::familyProducts),
                new Route("GET", "ttpds", "productfamily/*", this::family));
    }

    /** All products of a market in one page, however many. */
    private void products(Call call) {
        List<Integer> markets = call.ids("marketId");
        if (markets.isEmpty()) {
            throw new Call.Refused(400, "marketId is required");
        }
        List<Product> shown = select(product -> markets.contains(product.marketId())
                && (product.active() || call.flag("includeInactive"))
                && (!call.has("productTypeId")
                        || call.parameter("productTypeId").equals(Integer.toString(product.typeId()))));
        Envelope.single(call)
                .list("products", shown, (json, product) -> write(call, json, product))
                .write();
    }

    private List<Product> select(Predicate<Product> wanted) {
        List<Product> selected = new ArrayList<>();
        for (Product product : world.reference.products) {
            if (wanted.test(product)) {
                selected.add(product);
            }
        }
        return selected;
    }

    private static void write(Call call, JsonWriter json, Product product) {
        json.open();
        if (call.strikes.extraField()) {
            json.text("demoAnnex", "x");
        }
        json.text("familyId", product.familyId()).text("id", product.id());
        if (product.isInterProduct()) {
            json.flag("isInterProduct", true);
        }
        if (!product.name().isEmpty() || product.symbol().equals("NQ|ES")) {
            json.text("name", product.name());
        }
        json.whole("productTypeId", product.typeId());
        json.whole("state", product.active() ? ACTIVE : INACTIVE);
        json.text("symbol", product.symbol()).close();
    }

    /** An object, not an array; currencyId is a number or its text (INF: no capture tells). */
    private void product(Call call) {
        Product product = world.reference.products.stream()
                .filter(p -> p.id().equals(call.variable()))
                .findFirst()
                .orElseThrow(() -> new Call.Refused(200, "Product " + call.variable() + " not found"));
        Envelope.single(call)
                .member("product", json -> {
                    json.open();
                    if (call.strikes.otherShapes()) {
                        json.text("currencyId", Integer.toString(product.currencyId()));
                    } else {
                        json.whole("currencyId", product.currencyId());
                    }
                    json.text("familyId", product.familyId())
                            .text("id", product.id())
                            .whole("marketId", product.marketId())
                            .text("name", product.name())
                            .whole("productTypeId", product.typeId())
                            .whole("state", product.active() ? ACTIVE : INACTIVE)
                            .text("symbol", product.symbol())
                            .close();
                })
                .write();
    }

    private void families(Call call) {
        List<Integer> markets = call.ids("marketId");
        if (markets.isEmpty()) {
            throw new Call.Refused(400, "marketId is required");
        }
        List<Family> shown = families.values().stream()
                .filter(family -> markets.contains(family.marketId()))
                .toList();
        Envelope.single(call)
                .list(
                        "productFamilies",
                        shown,
                        (json, family) -> details(json.open(), family).close())
                .write();
    }

    private static JsonWriter details(JsonWriter json, Family family) {
        return json.text("id", family.id())
                .whole("marketId", family.marketId())
                .text("name", family.name())
                .text("symbol", family.symbol());
    }

    private Family known(String id) {
        Family family = families.get(id);
        if (family == null) {
            throw new Call.Refused(200, "Product family " + id + " not found");
        }
        return family;
    }

    private void familyProducts(Call call) {
        if (!call.has("productFamilyId")) {
            throw new Call.Refused(400, "productFamilyId is required");
        }
        Family family = known(call.parameter("productFamilyId"));
        List<Product> members = select(product -> product.familyId().equals(family.id()));
        Envelope.single(call)
                .text("familyId", family.id())
                .text("name", family.name())
                .list("products", members, (json, product) -> write(call, json, product))
                .write();
    }

    /** An object, as a product is, or an array of one (INF). */
    private void family(Call call) {
        Family family = known(call.variable());
        Envelope envelope = Envelope.single(call);
        if (call.strikes.otherShapes()) {
            envelope.list(
                    "productFamily",
                    List.of(family),
                    (json, f) -> details(json.open(), f).close());
        } else {
            envelope.member(
                    "productFamily", json -> details(json.open(), family).close());
        }
        envelope.write();
    }
}
