package io.ttlab.analytics;

import io.ttlab.api.TT;
import io.ttlab.api.Wiring;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import io.ttlab.price.PriceDisplay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/**
 * Terms of instruments by id: point value, tick size, currency, price display, expiry. Thread-safe.
 *
 * <p>Everything is asked for at first use and kept for the session. What it costs: one {@code /product} for each product
 * among the ids (which alone knows the currency), and one {@code /instruments} per 500 of a product of which more than two
 * ids are missing, else one {@code /instrument} an id. Where the name cache has not seen an id, one {@code /instrument}
 * tells its product first. A desk that trades 20 products pays some 40 requests once. What TT refuses (expired, not
 * permitted) costs one request and is remembered as
 * {@linkplain InstrumentTerms#problem() unknown}.
 *
 * <pre>{@code
 * Instruments instruments = Analytics.of(tt).instruments();
 * instruments.load(List.of(idOfEs, idOfZn));       // at most 6 requests
 * instruments.of(idOfEs).money(10.25, 2)           // 1025.0 dollars, no further request
 * }</pre>
 *
 * <p>For tables without a connection, or for expired instruments, {@link #learn(Table)} takes terms from a table.
 */
public final class Instruments {
    /** With so many ids missing, a product's whole list is cheaper than one by one. */
    private static final int LIST_BEYOND = 2;

    private static final Pattern ID = Pattern.compile("\\d{1,20}");

    private final TT tt;
    private final Map<String, InstrumentTerms> terms = new ConcurrentHashMap<>();
    private final Map<String, ProductTerms> products = new ConcurrentHashMap<>();
    private final Set<String> listed = ConcurrentHashMap.newKeySet();

    Instruments(TT tt) {
        this.tt = tt;
    }

    /** Returns the terms of one instrument, by id or by alias. Costs up to three requests at first, none after. */
    public InstrumentTerms of(String idOrAlias) {
        return all(List.of(idOrAlias)).get(idOrAlias);
    }

    /** Returns the terms of many instruments, by id or by alias; costs as the class says, and nothing for known ones. */
    public Map<String, InstrumentTerms> all(Collection<String> idsOrAliases) {
        load(idsOrAliases);
        Map<String, InstrumentTerms> found = new LinkedHashMap<>();
        for (String id : idsOrAliases) {
            found.put(id, terms.getOrDefault(id, InstrumentTerms.unknown(id, "", "no id")));
        }
        return found;
    }

    /** Fetches what is not known yet of these instruments, by id or by alias. */
    public void load(Collection<String> idsOrAliases) {
        Set<String> missing = new LinkedHashSet<>(idsOrAliases);
        missing.removeIf(id -> id.isBlank() || id.equals("0") || terms.containsKey(id));
        listKnownProducts(missing);
        for (String id : missing) {
            if (!terms.containsKey(id)) {
                fetch(id, missing);
            }
        }
    }

    /** Whoever named these instruments has seen their products: no instrument has to be asked for to learn its product. */
    private void listKnownProducts(Set<String> missing) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        for (String id : missing) {
            String product = Wiring.of(tt).knownProductId(id);
            if (!product.isEmpty()) {
                wanted.merge(product, 1, Integer::sum);
            }
        }
        wanted.forEach((product, count) -> {
            if (count > LIST_BEYOND) {
                list(product);
            }
        });
    }

    /** Asks for a product's whole list once; what TT refuses to list can still be asked for one by one. */
    private void list(String product) {
        if (listed.contains(product)) {
            return;
        }
        try {
            keep(tt.pds.instruments(product));
        } catch (TtException refused) {
            if (refused.kind() != Kind.REFUSED && refused.kind() != Kind.FORBIDDEN) {
                throw refused;
            }
        }
        listed.add(product);
    }

    private void fetch(String id, Set<String> wanted) {
        try {
            Table found = ID.matcher(id).matches() ? tt.pds.instrument(id) : tt.pds.instruments(q -> q.alias(id));
            if (found.isEmpty()) {
                terms.put(id, InstrumentTerms.unknown(id, "", "TT lists no instrument '" + id + "'"));
                return;
            }
            keep(found);
            if (!ID.matcher(id).matches()) {
                terms.put(id, alias(id, found));
                return;
            }
            String product = Cells.text(found, "productId", 0);
            long left = wanted.stream()
                    .filter(other -> !terms.containsKey(other))
                    .filter(other -> Wiring.of(tt).knownProductId(other).isEmpty())
                    .count();
            if (left > LIST_BEYOND && !product.isEmpty()) {
                list(product);
            }
        } catch (TtException refused) {
            if (refused.kind() != Kind.REFUSED
                    && refused.kind() != Kind.FORBIDDEN
                    && refused.kind() != Kind.UNKNOWN_NAME) {
                throw refused;
            }
            terms.put(id, InstrumentTerms.unknown(id, "", "TT gives no terms of it: expired, or not permitted"));
        }
    }

    /** An alias is unique within a market only: the delayed copy of a market must not stand for the market. */
    private InstrumentTerms alias(String alias, Table found) {
        List<InstrumentTerms> candidates = new ArrayList<>();
        for (int row = 0; row < found.rowCount(); row++) {
            InstrumentTerms one = terms.get(Cells.text(found, "id", row));
            if (one != null && !one.market().endsWith("_Delayed")) {
                candidates.add(one);
            }
        }
        return candidates.size() == 1
                ? candidates.get(0)
                : InstrumentTerms.unknown(
                        alias, alias, candidates.size() + " instruments are called so; say one of them by its id");
    }

    /**
     * Takes terms from a table such as {@code tt.pds.instruments("CME:ES")} or a file of one's own, instead of asking.
     *
     * <p>Columns: {@code id}, {@code tickSize} and {@code pointValue}, and as far as there are any {@code alias}, {@code
     * currency}, {@code productId}, {@code productSymbol}, {@code market}, {@code productTypeId}, {@code lastTradeDate},
     * {@code displayType}, {@code displayFactor}. A currency that is missing is asked for: one request per product.
     */
    public void learn(Table table) {
        Columns columns = Columns.of(table, "instruments().learn(table)");
        columns.need("id");
        columns.need("tickSize");
        columns.need("pointValue");
        keep(table);
    }

    /** Forgets everything, so that the next call asks anew. */
    public void refresh() {
        terms.clear();
        products.clear();
        listed.clear();
    }

    private void keep(Table table) {
        Set<String> told = new HashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            InstrumentTerms one = read(table, row);
            if (one.currency().isEmpty() && !one.productId().isEmpty()) {
                one = one.of(product(one.productId()));
            }
            if (told.add(one.id())) {
                terms.put(one.id(), one);
            }
        }
    }

    private static InstrumentTerms read(Table table, int row) {
        String id = Cells.text(table, "id", row);
        String alias = Cells.text(table, "alias", row);
        double tick = Cells.number(table, "tickSize", row);
        double pointValue = Cells.number(table, "pointValue", row);
        if (Double.isNaN(pointValue)) {
            pointValue = Cells.number(table, "tickValue", row) / tick;
        }
        Optional<LocalDate> last = Cells.date(table, "lastTradeDate", row);
        String currency = Cells.text(table, "currency", row);
        return new InstrumentTerms(
                id,
                alias.isEmpty() ? Cells.first(table, row, "name", "id") : alias,
                Cells.text(table, "marketId", row),
                Cells.text(table, "market", row),
                Cells.text(table, "productId", row),
                Cells.first(table, row, "productSymbol", "product"),
                Cells.text(table, "productFamilyId", row),
                Cells.text(table, "productTypeId", row),
                last.isPresent() ? last : Cells.date(table, "expirationDate", row),
                tick > 0 ? tick : Double.NaN,
                pointValue,
                currency.isEmpty() ? Cells.text(table, "currencyId", row) : currency,
                PriceDisplay.of(Cells.text(table, "displayType", row), Cells.number(table, "displayFactor", row), tick),
                pointValue > 0 ? "" : "TT sends no point value of it");
    }

    private ProductTerms product(String productId) {
        ProductTerms known = products.get(productId);
        if (known != null) {
            return known;
        }
        ProductTerms asked = new ProductTerms(productId, "", "", "");
        try {
            Table table = tt.pds.product(productId);
            if (!table.isEmpty()) {
                asked = new ProductTerms(
                        productId,
                        Cells.text(table, "symbol", 0),
                        Cells.text(table, "currencyId", 0),
                        Cells.text(table, "familyId", 0));
            }
        } catch (TtException refused) {
            if (refused.kind() != Kind.REFUSED && refused.kind() != Kind.FORBIDDEN) {
                throw refused;
            }
        }
        products.put(productId, asked);
        return asked;
    }
}
