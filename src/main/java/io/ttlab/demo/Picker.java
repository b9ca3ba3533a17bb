package io.ttlab.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws who trades and what: accounts by their share, front expiries more often than back ones. */
final class Picker {
    /** Who trades. */
    record Who(int accountId, int userId, List<String> symbols) {}

    private final Reference reference;
    private final Dice dice;
    private final double[] shares;
    private final Map<String, List<Instrument>> futures = new HashMap<>();
    private final Map<String, List<Instrument>> spreads = new HashMap<>();
    private final Map<String, List<Instrument>> options = new HashMap<>();
    private final Map<String, List<Instrument>> expired = new HashMap<>();

    Picker(Reference reference, Dice dice) {
        this.reference = reference;
        this.dice = dice;
        shares = reference.desk.habits().stream().mapToDouble(Desk.Habit::share).toArray();
        reference.tradable.forEach((symbol, instruments) -> {
            for (Instrument instrument : instruments) {
                Map<String, List<Instrument>> kind = instrument.expired()
                        ? expired
                        : instrument.isSpread() ? spreads : instrument.option().isPresent() ? options : futures;
                kind.computeIfAbsent(symbol, key -> new ArrayList<>()).add(instrument);
            }
        });
    }

    Dice dice() {
        return dice;
    }

    Algo algo() {
        return reference.algos.get(dice.nextInt(4));
    }

    Listing listing(Instrument instrument) {
        return reference.listings.get(instrument.contract().symbol());
    }

    /** An account and one of its users; orders do not work in accounts that {@code /accounts} hides. */
    Who who(boolean listedOnly) {
        while (true) {
            Desk.Habit habit = reference.desk.habits().get(dice.weighted(shares));
            if (!listedOnly || habit.account().listed()) {
                return new Who(habit.account().id(), dice.pick(habit.users()), habit.symbols());
            }
        }
    }

    Instrument outright(Who who, LocalDate day) {
        String symbol = symbol(who);
        boolean past = day.isBefore(reference.today);
        for (Instrument instrument : expired.getOrDefault(symbol, List.of())) {
            if (past && !instrument.lastTradeDate().isBefore(day) && dice.chance(0.15)) {
                return instrument;
            }
        }
        List<Instrument> listed = options.getOrDefault(symbol, List.of());
        if (!listed.isEmpty() && dice.chance(0.06)) {
            int middle = listed.size() / 2;
            return listed.get(dice.between(middle - 5, middle + 4));
        }
        return front(futures.get(symbol));
    }

    Instrument liveOutright(Who who) {
        return front(futures.get(symbol(who)));
    }

    Instrument spread(Who who) {
        return front(spreads.get(symbol(who)));
    }

    private String symbol(Who who) {
        int at = 0;
        while (at + 1 < who.symbols().size() && dice.chance(0.55)) {
            at++;
        }
        return who.symbols().get(at);
    }

    private Instrument front(List<Instrument> byExpiry) {
        int at = 0;
        while (at + 1 < byExpiry.size() && dice.chance(0.3)) {
            at++;
        }
        return byExpiry.get(at);
    }
}
