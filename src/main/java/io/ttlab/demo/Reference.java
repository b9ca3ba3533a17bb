package io.ttlab.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What does not trade: markets, products, instruments, accounts, users, algos. Built once, then read only. */
final class Reference {
    private static final List<String> OPTION_SYMBOLS = List.of("ES", "ZN", "CL", "FESX");

    final List<Market> markets = new ArrayList<>();
    final List<Product> products = new ArrayList<>();
    final Map<String, Instrument> instruments = new LinkedHashMap<>();
    final Map<String, List<Instrument>> byProduct = new LinkedHashMap<>();
    final Map<String, List<Instrument>> tradable = new HashMap<>();
    final Map<String, Listing> listings = new LinkedHashMap<>();
    final List<Algo> algos;
    final Desk desk;
    final Map<Integer, Account> accounts = new LinkedHashMap<>();
    final Map<Integer, User> users = new LinkedHashMap<>();
    final LocalDate today;

    Reference(LocalDate today, DemoOptions options) {
        this.today = today;
        CodeTable.names("markets.txt").forEach((id, name) -> markets.add(new Market(id, name)));
        desk = new Desk(options.extraAccounts());
        desk.accounts().forEach(account -> accounts.put(account.id(), account));
        Desk.users().forEach(user -> users.put(user.id(), user));
        algos = Algos.all(options.extraAlgos());
        InstrumentFactory factory = new InstrumentFactory(today);
        for (Listing listing : Listing.all()) {
            list(listing, factory);
        }
        addInterProducts();
    }

    private void list(Listing listing, InstrumentFactory factory) {
        Contract contract = listing.contract();
        listings.put(contract.symbol(), listing);
        product(contract, contract.name(), Product.FUTURE);
        List<Instrument> futures = factory.futures(listing);
        List<Instrument> spreads = InstrumentFactory.calendarSpreads(futures);
        List<Instrument> options = List.of();
        List<Instrument> dailies = List.of();
        if (OPTION_SYMBOLS.contains(contract.symbol())) {
            product(contract, "", Product.OPTION);
            // 101 strikes on 3 expiries make more than one page of 500.
            boolean wide = contract.symbol().equals("ES");
            double step =
                    contract.symbol().equals("ES") ? 10 : contract.tickSize() * (contract.tickSize() < 1 ? 50 : 25);
            options = InstrumentFactory.options(listing, futures, wide ? 101 : 21, step, wide ? 3 : 2);
            if (wide) {
                dailies = factory.expiredDailies(listing, futures.get(1), step);
            }
        }
        futures.forEach(this::add);
        spreads.forEach(this::add);
        options.forEach(this::add);
        dailies.forEach(this::add);
        List<Instrument> all = new ArrayList<>(futures);
        all.addAll(spreads);
        all.addAll(options);
        all.addAll(dailies);
        tradable.put(contract.symbol(), all);
        if (List.of("ES", "ZN", "CL").contains(contract.symbol())) {
            Instrument first = InstrumentFactory.delayed(futures.get(1));
            product(first.contract(), contract.name(), Product.FUTURE);
            futures.stream()
                    .filter(f -> !f.expired())
                    .map(InstrumentFactory::delayed)
                    .forEach(this::add);
        }
    }

    private void product(Contract contract, String name, int typeId) {
        products.add(new Product(
                InstrumentFactory.productId(contract, typeId),
                contract.symbol(),
                name,
                contract.marketId(),
                typeId,
                familyId(contract.marketId(), contract.symbol()),
                contract.currencyId(),
                true));
    }

    private void addInterProducts() {
        for (String symbol : List.of("HO|CL", "NQ|ES")) {
            String id = Ids.unsigned("7:product:" + symbol);
            String family = familyId(Market.CME, symbol);
            products.add(new Product(id, symbol, "", Market.CME, Product.MULTI_LEG, family, Contract.USD, true));
        }
        String id = Ids.unsigned("7:product:GE");
        products.add(new Product(
                id, "GE", "Eurodollar", Market.CME, Product.FUTURE, familyId(7, "GE"), Contract.USD, false));
    }

    static String familyId(int marketId, String symbol) {
        return Ids.unsigned(marketId + ":family:" + symbol);
    }

    private void add(Instrument instrument) {
        Instrument before = instruments.put(instrument.id(), instrument);
        if (before != null) {
            throw new IllegalStateException("Two instruments share the id of " + instrument + ": " + before);
        }
        byProduct
                .computeIfAbsent(instrument.productId(), key -> new ArrayList<>())
                .add(instrument);
    }

    Market market(int id) {
        return markets.stream().filter(market -> market.id() == id).findFirst().orElseThrow();
    }

    /** The live expiries of a symbol, the front one first. */
    List<Instrument> liveFutures(String symbol) {
        return tradable.get(symbol).stream()
                .filter(i -> i.typeId() == Product.FUTURE && !i.expired())
                .sorted(Comparator.comparing(Instrument::lastTradeDate))
                .toList();
    }
}
