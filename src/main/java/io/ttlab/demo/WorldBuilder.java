package io.ttlab.demo;

import io.ttlab.demo.Drafts.FillDraft;
import io.ttlab.demo.Drafts.OrderDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a world: reference data, orders and fills, and the day's beginning that turns them into positions. */
final class WorldBuilder {
    private final DemoOptions options;
    private final Span span;
    /** Mixed into every id of an order or fill, so that no two days and no two seeds share one. */
    private final long salt;

    private final Reference reference;
    private final Prices prices;

    WorldBuilder(DemoOptions options, Instant now) {
        this.options = options;
        span = Span.endingAt(now);
        salt = Dice.mix(options.seed() * 1_000_003 + span.today().toEpochDay());
        reference = new Reference(span.today(), options);
        prices = new Prices(options.seed(), span.today(), reference.listings);
    }

    World build() {
        Drafts drafts = new Drafts();
        Picker picker = new Picker(reference, Dice.named(options.seed(), "flow"));
        Resting resting = new Resting(picker, prices, span, drafts);
        int parentCount = options.orders() / 15;
        int partials = options.orders() / 4;
        List<OrderDraft> parents = resting.parents(parentCount);
        Flow flow = new Flow(picker, prices, span, drafts, parents, partials);
        flow.draw(options.fills(), options.fills() / 250);
        long working = drafts.orders.stream()
                .filter(o -> o.filled < o.quantity && !o.isParent())
                .count();
        resting.rest((int) (options.orders() - parentCount - working), parents);
        List<Fill> fills = fills(drafts);
        List<Order> orders = drafts.orders.stream().map(o -> o.build(salt)).toList();
        Fill[] shown = fills.stream().filter(f -> !f.otc()).toArray(Fill[]::new);
        Fill[] otc = fills.stream().filter(Fill::otc).toArray(Fill[]::new);
        List<Modification> modifications = modifications();
        Book book = new Book(shown, otc, startOfDay(fills, modifications), orders, span.startNs());
        return new World(options, span, salt, reference, prices, orders, modifications, book);
    }

    private List<Fill> fills(Drafts drafts) {
        List<FillDraft> sorted = new ArrayList<>(drafts.fills);
        sorted.sort(Comparator.comparingLong(fill -> fill.timeNs));
        List<FillDraft> shown =
                new ArrayList<>(sorted.stream().filter(f -> !f.otc).toList());
        SharedNanoseconds.acrossPageCuts(shown, options.fillCap(), span.startNs());
        if (options.burstFills() > 0 && !shown.isEmpty()) {
            SharedNanoseconds.burst(shown, options.burstFills(), options.burstAccounts(), span.startNs());
        }
        sorted.stream().filter(f -> f.otc).forEach(shown::add);
        Map<OrderDraft, double[]> done = new IdentityHashMap<>();
        List<Fill> fills = new ArrayList<>(shown.size());
        for (FillDraft draft : shown) {
            fills.add(fill(draft, fills.size(), done.computeIfAbsent(draft.order, key -> new double[2])));
        }
        return fills;
    }

    private Fill fill(FillDraft draft, int number, double[] done) {
        if (draft.legType != Fill.LEG) {
            done[0] += draft.quantity;
            done[1] += draft.quantity * draft.price;
        }
        long hash = Dice.mix(salt ^ number);
        // The exchange's clock is behind in some records; in the captures that are known it was equal.
        long transactNs = hash % 10 < 7 ? draft.timeNs : draft.timeNs - 20_000 - (hash >>> 42);
        return new Fill(
                number,
                draft.timeNs,
                transactNs,
                draft.order.build(salt),
                draft.instrument,
                draft.side,
                draft.price,
                draft.quantity,
                draft.legType,
                done[0],
                done[0] == 0 ? draft.price : done[1] / done[0],
                draft.otc,
                number % 701 == 350 ? "" : Ids.execution(salt, number),
                Ids.execution(~salt, number));
    }

    /** Corrections of past days: they are part of what today began with. */
    private List<Modification> modifications() {
        Dice dice = Dice.named(options.seed(), "modifications");
        Picker picker = new Picker(reference, dice);
        List<Modification> modifications = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Picker.Who who = picker.who(true);
            Instrument instrument = picker.liveOutright(who);
            long time = span.startNs() - (1 + dice.nextInt(7)) * Span.DAY_NS + dice.nextInt(86_400) * 1_000_000_000L;
            modifications.add(new Modification(
                    Ids.execution(salt ^ 0xADDL, i),
                    who.accountId(),
                    Desk.KEY_USER,
                    instrument,
                    dice.between(1, 2),
                    dice.between(1, 20),
                    prices.at(instrument, time),
                    dice.between(1, 3),
                    time));
        }
        modifications.sort(Comparator.comparingLong(Modification::timeNs));
        return modifications;
    }

    /** What every account holds at midnight: an opening of ten days ago, and all that happened since. */
    private Map<Book.Key, StartOfDay> startOfDay(List<Fill> fills, List<Modification> modifications) {
        Map<Book.Key, Double> held = new LinkedHashMap<>();
        Map<Book.Key, Instrument> instruments = new LinkedHashMap<>();
        Dice dice = Dice.named(options.seed(), "opening");
        for (Desk.Habit habit : reference.desk.habits()) {
            for (String symbol : habit.symbols()) {
                List<Instrument> live = reference.liveFutures(symbol);
                for (Instrument instrument : live.subList(0, Math.min(3, live.size()))) {
                    int lot = reference.listings.get(symbol).lot();
                    if (dice.chance(0.6)) {
                        Book.Key key = new Book.Key(habit.account().id(), instrument.id());
                        held.merge(key, (double) lot * dice.between(-12, 12), Double::sum);
                        instruments.put(key, instrument);
                    }
                }
            }
        }
        for (Fill fill : fills) {
            if (fill.timeNs() < span.startNs() && fill.movesPosition()) {
                Book.Key key =
                        new Book.Key(fill.order().accountId(), fill.instrument().id());
                held.merge(key, fill.signedQuantity(), Double::sum);
                instruments.put(key, fill.instrument());
            }
        }
        for (Modification modification : modifications) {
            Book.Key key = new Book.Key(
                    modification.accountId(), modification.instrument().id());
            held.merge(key, modification.signedQuantity(), Double::sum);
            instruments.put(key, modification.instrument());
        }
        Map<Book.Key, StartOfDay> sod = new LinkedHashMap<>();
        held.forEach((key, net) -> {
            Instrument instrument = instruments.get(key);
            if (!instrument.expired() && net != 0) {
                double settled = prices.at(instrument, span.startNs());
                sod.put(key, new StartOfDay(key.accountId(), instrument, net, settled));
            }
        });
        return sod;
    }
}
