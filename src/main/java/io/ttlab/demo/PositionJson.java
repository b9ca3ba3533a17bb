package io.ttlab.demo;

/** Writes the records of {@code /position}: all numbers floats, and {@code accountId} last, out of order. */
final class PositionJson {
    private static final double NOISE = 2.5331974e-6;

    private PositionJson() {}

    static void write(Call call, JsonWriter json, Position position, double mark, boolean flow) {
        double scale = flow ? position.instrument().contract().flowFactor() : 1;
        boolean sod = position.sodNetPosition() != 0;
        json.open()
                .decimal("avgBuy", position.averageBuy())
                .decimal("avgSell", position.averageSell())
                .decimal("buyFillQty", position.buyFillQuantity() * scale)
                .decimal("buyWorkingQty", position.workingBuyQuantity() * scale);
        if (call.strikes.extraField()) {
            json.text("demoAnnex", "x");
        }
        json.text("instrumentId", position.instrument().id())
                .decimal("netPosition", position.netPosition() * scale)
                .decimal("openAvgPrice", position.openAveragePrice())
                .decimal("pnl", noisy(position, position.pnl(mark)))
                .decimal("pnlPrice", mark)
                .text("pnlPriceType", "MIDPOINT")
                .decimal("realizedPnl", position.realizedPnl())
                .decimal("sellFillQty", position.sellFillQuantity() * scale)
                .decimal("sellWorkingQty", position.workingSellQuantity() * scale)
                .decimal("sodNetPos", position.sodNetPosition() * scale);
        if (sod) {
            json.decimal("sodPrice", position.sodPrice());
        }
        json.text("sodPriceType", sod ? "SETTLE" : "NONE")
                .whole("accountId", position.accountId())
                .close();
    }

    /** The real service's sums carry tiny errors of floating point; every fifth of ours does as well. */
    private static double noisy(Position position, double value) {
        boolean noise = Math.floorMod(Dice.hash(position.instrument().id() + position.accountId()), 5) == 0;
        return noise ? value - NOISE : value;
    }
}
