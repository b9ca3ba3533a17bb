package io.ttlab.demo;

/**
 * The position of one account in one instrument, in contracts and in the instrument's currency.
 *
 * <p>{@code netPosition = sodNetPosition + buyFillQuantity - sellFillQuantity}, and
 * {@code pnl = realized + netPosition * (mark - openAveragePrice) * pointValue}. Example: 2 ES bought at 6700.00, one sold
 * at 6710.00, mark 6712.00: realized 500.00, pnl 500.00 + 1 * 12.00 * 50 = 1100.00.
 *
 * @param accountId account
 * @param instrument instrument
 * @param sodNetPosition contracts held at the start of the day
 * @param sodPrice price at which they count as opened, 0 without any
 * @param buyFillQuantity contracts bought today
 * @param sellFillQuantity contracts sold today
 * @param averageBuy average price of today's buys, 0 without any
 * @param averageSell average price of today's sells, 0 without any
 * @param openAveragePrice average price of what is open, 0 when flat
 * @param realizedPnl money realized today
 * @param workingBuyQuantity contracts that working buy orders may still buy
 * @param workingSellQuantity contracts that working sell orders may still sell
 */
public record Position(
        int accountId,
        Instrument instrument,
        double sodNetPosition,
        double sodPrice,
        double buyFillQuantity,
        double sellFillQuantity,
        double averageBuy,
        double averageSell,
        double openAveragePrice,
        double realizedPnl,
        double workingBuyQuantity,
        double workingSellQuantity) {

    /**
     * Contracts held now.
     *
     * @return start of day plus buys less sells, negative when short
     */
    public double netPosition() {
        return sodNetPosition + buyFillQuantity - sellFillQuantity;
    }

    /**
     * Profit or loss since the start of the day at a price.
     *
     * @param mark the price to value at
     * @return money in the instrument's currency
     */
    public double pnl(double mark) {
        return realizedPnl
                + netPosition()
                        * (mark - openAveragePrice)
                        * instrument.contract().pointValue();
    }
}
