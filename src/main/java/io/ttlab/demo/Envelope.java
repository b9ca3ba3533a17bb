package io.ttlab.demo;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The outer object of an answer: its members in alphabetical order, {@code status} among them. */
final class Envelope {
    private final Call call;
    private final TreeMap<String, Consumer<JsonWriter>> members = new TreeMap<>();

    private Envelope(Call call) {
        this.call = call;
        if (!call.strikes.noStatus()) {
            text("status", "Ok");
        }
    }

    static Envelope of(Call call) {
        return new Envelope(call);
    }

    /** An envelope of the services that always send {@code lastPage}. */
    static Envelope single(Call call) {
        return of(call).text("lastPage", "true");
    }

    Envelope member(String name, Consumer<JsonWriter> writer) {
        members.put(name, writer);
        return this;
    }

    Envelope text(String name, String value) {
        return member(name, json -> json.text(value));
    }

    <T> Envelope list(String name, Iterable<T> rows, BiConsumer<JsonWriter, T> writer) {
        return member(name, json -> {
            json.openArray();
            for (T row : rows) {
                writer.accept(json, row);
            }
            json.closeArray();
        });
    }

    void write() {
        call.json.open();
        members.forEach((name, writer) -> {
            call.json.key(name);
            writer.accept(call.json);
        });
        call.json.close();
    }
}
