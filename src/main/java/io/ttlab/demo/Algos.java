package io.ttlab.demo;

import static io.ttlab.demo.Algo.Parameter.*;

import java.util.ArrayList;
import java.util.List;

/** The algorithms of this world; two share the name {@code BrackeTT}, as TT's own list has it. */
final class Algos {
    private Algos() {}

    static List<Algo> all(int privateAlgos) {
        List<Algo> algos = new ArrayList<>();
        algos.add(algo("BrackeTT", 0, true, "1", bracket()));
        algos.add(algo("BrackeTT", 4200043, true, "2", bracket()));
        algos.add(algo("TT TWAP", 0, true, "1", twap()));
        algos.add(algo("ZN-Scaler", 4200042, true, "1", scaler()));
        algos.add(algo("Retired \"Spread\" Bot", 4200044, false, "1", scaler()));
        for (int i = 0; i < privateAlgos; i++) {
            algos.add(algo("Private-" + (100 + i), 4200046, false, "1", scaler()));
        }
        return algos;
    }

    private static Algo algo(
            String name, int owner, boolean deployed, String edition, List<Algo.Parameter> parameters) {
        // Below 2^63: fills carry the same id as a bare number.
        String id = Long.toString(Dice.hash("algo:" + name + ":" + edition) >>> 1);
        return new Algo(id, name, owner, deployed, parameters);
    }

    private static List<Algo.Parameter> bracket() {
        return List.of(
                new Algo.Parameter("OrderQty", "Order quantity", DOUBLE),
                new Algo.Parameter("ProfitTicks", "Profit (ticks)", INT32),
                new Algo.Parameter("StopTicks", "Stop (ticks)", INT32),
                new Algo.Parameter("Trail", "", BOOL),
                new Algo.Parameter("5f0c2c4e-1d2a-4c83-9d61-7a3b4c0a9e11", "", STRING));
    }

    private static List<Algo.Parameter> twap() {
        return List.of(
                new Algo.Parameter("OrderQty", "Order quantity", DOUBLE),
                new Algo.Parameter("Minutes", "Duration (minutes)", INT32),
                new Algo.Parameter("Note", "", STRING));
    }

    private static List<Algo.Parameter> scaler() {
        return List.of(
                new Algo.Parameter("OrderQty", "", DOUBLE),
                new Algo.Parameter("Levels", "Levels", INT32),
                new Algo.Parameter("Refill", "Refill filled levels", BOOL));
    }
}
