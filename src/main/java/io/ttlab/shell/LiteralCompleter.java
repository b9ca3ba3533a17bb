package io.ttlab.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Offers what belongs inside a string literal, such as the column names of the table that a call is on.
 *
 * <p>Must be quick, must not evaluate user code and must not fetch anything; called from any thread, also while a cell runs.
 */
public interface LiteralCompleter {
    /** The texts that may stand in the literal, best first; empty when this completer knows none. */
    List<Candidate> complete(Literal literal);

    /**
     * A string literal that the cursor is in.
     *
     * @param prefix the literal's text before the cursor, escapes undone
     * @param call the call that the literal is an argument of, null when it is none
     */
    record Literal(String prefix, @Nullable Call call) {}

    /**
     * A call.
     *
     * @param receiver the source before the method's dot, empty when there is none
     * @param method the method's name, or the class's for a constructor
     * @param argument the position of the argument, from 0
     * @param root the first name of the receiver, {@code t} in {@code t.where(x).column("a")}
     * @param rootValue the value of that name when it is a variable of the session
     * @param chain the calls in the receiver from the root on, {@code where}, then {@code column}
     * @param firstArgument the value of the name that the first argument begins with, when it is a variable of the session
     * @param enclosing the call that this one is inside of, such as {@code fills} in {@code fills(q -> q.account("}
     */
    record Call(
            String receiver,
            String method,
            int argument,
            String root,
            @Nullable Object rootValue,
            List<Link> chain,
            @Nullable Object firstArgument,
            @Nullable Call enclosing) {}

    /**
     * A member in a receiver.
     *
     * @param name the method or field
     * @param text its first argument if that is a string literal, else empty
     * @param firstArgument as in {@link Call}
     */
    record Link(String name, String text, @Nullable Object firstArgument) {}
}
