package io.ttlab.shell;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last values shown, by number, and the newest. Thread-safe. */
final class Results {
    /** A value and the type to declare a variable of it with. */
    record Result(
            String typeSource, String typeName, @Nullable Object value) {}

    private final int limit;
    private final Map<Integer, Result> byNumber = new LinkedHashMap<>();
    private int count;
    private @Nullable Result newest;

    Results(int limit) {
        this.limit = limit;
    }

    /** Takes the number for the next shown value; numbers only grow. */
    synchronized int takeNumber() {
        return ++count;
    }

    synchronized void add(int number, Result result) {
        byNumber.put(number, result);
        if (byNumber.size() > limit) {
            Iterator<Integer> oldest = byNumber.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        newest = result;
    }

    synchronized void setNewest(Result result) {
        newest = result;
    }

    @Nullable
    Result newest() {
        return newest;
    }

    @Nullable
    Result get(int number) {
        return byNumber.get(number);
    }
}
