package io.ttlab.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What to ask of {@code /instruments}: a product, an alias, or both. Confine to one thread. */
public final class InstrumentQuery {
    final List<Object> products = new ArrayList<>();
    String alias = "";
    String type = "";

    InstrumentQuery() {}

    /** Instruments of these products, given by id, by symbol ({@code ES}) or by market and symbol ({@code CME:ES}). */
    public InstrumentQuery product(Object... idsOrSymbols) {
        products.addAll(Arrays.asList(idsOrSymbols));
        return this;
    }

    /** Instruments of this alias, such as {@code ES Dec26}. */
    public InstrumentQuery alias(String alias) {
        this.alias = alias.strip();
        return this;
    }

    /** Only instruments of this product type, by name ({@code Future}) or code. */
    public InstrumentQuery type(Object nameOrCode) {
        this.type = String.valueOf(nameOrCode).strip();
        return this;
    }
}
