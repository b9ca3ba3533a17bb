package io.ttlab.analytics;

import java.util.ArrayList;
import java.util.List;

/** One account and instrument of a reckoning. Confine to one thread. */
final class PnlLine {
    final int group;
    final String account;
    final String accountName;
    final InstrumentTerms terms;
    int fills;
    double sodQuantity;
    /** Whether an opening lot has no price. */
    boolean unpriced;

    double bought;
    double sold;
    double openQuantity;
    double openPrice;
    double mark;
    double realizedPoints;
    double fees;
    Rate rate = new Rate("", "", Double.NaN, java.time.Instant.EPOCH);

    PnlLine(int group, String account, String accountName, InstrumentTerms terms) {
        this.group = group;
        this.account = account;
        this.accountName = accountName;
        this.terms = terms;
    }

    /** Contracts times points that the open lots have gained, 0 when flat. */
    double openPoints() {
        return openQuantity == 0 ? 0 : (mark - openPrice) * openQuantity;
    }

    double realizedTicks() {
        return realizedPoints / terms.tickSize();
    }

    double openTicks() {
        return openPoints() / terms.tickSize();
    }

    double realized() {
        return terms.money(realizedPoints, 1);
    }

    double open() {
        return terms.money(openPoints(), 1);
    }

    double pnl() {
        return realized() + open() - fees;
    }

    double inBase(double amount) {
        return amount * rate.rate();
    }

    /** Says why a figure is blank. */
    String note() {
        if (!terms.known()) {
            return terms.problem();
        }
        List<String> why = new ArrayList<>();
        if (unpriced) {
            why.add("an opening lot has no price");
        }
        if (openQuantity != 0 && Double.isNaN(mark)) {
            why.add("no mark");
        }
        if (Double.isNaN(rate.rate())) {
            why.add(
                    terms.currency().isEmpty()
                            ? "no currency known"
                            : "no rate " + terms.currency() + " to " + rate.to());
        }
        return String.join(", ", why);
    }
}
