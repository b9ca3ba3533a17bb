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

    /** The result that {@code ans} or {@code $7} means, or null. */
    synchronized @Nullable Result named(String name) {
        if (name.equals("ans")) {
            return newest;
        }
        boolean numbered = name.length() > 1
                && name.length() <= 9
                && name.charAt(0) == '$'
                && name.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return numbered ? byNumber.get(Integer.parseInt(name.substring(1))) : null;
    }
}
