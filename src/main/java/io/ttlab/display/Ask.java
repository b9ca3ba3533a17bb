package io.ttlab.display;

import java.io.Console;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/** Asks the user while a cell runs: in a notebook by an input field, in a terminal on its line. Thread-safe. */
public final class Ask {
    private static volatile Source source = new ConsoleSource();

    private Ask() {}

    /** Who asks; a front end connects its own. */
    public interface Source {
        /**
         * Returns the line that the user types.
         *
         * @param hidden whether what is typed must not be seen
         */
        String line(String prompt, boolean hidden);
    }

    /** Asks elsewhere from now on; a front end calls this once. */
    public static void connect(Source newSource) {
        source = newSource;
    }

    /** Shows the prompt and returns the line that the user types. */
    public static String readLine(String prompt) {
        return source.line(prompt, false);
    }

    /** Shows the prompt and returns what the user types, which is not seen. */
    public static String readPassword(String prompt) {
        return source.line(prompt, true);
    }

    /** The process's own console, else its standard input. */
    private static final class ConsoleSource implements Source {
        @Override
        public String line(String prompt, boolean hidden) {
            Console console = System.console();
            if (console != null) {
                if (!hidden) {
                    return answer(console.readLine("%s", prompt), prompt);
                }
                char[] typed = console.readPassword("%s", prompt);
                return answer(typed == null ? null : new String(typed), prompt);
            }
            if (hidden) {
                throw new IllegalStateException("Cannot ask for a password: there is no terminal to hide it.");
            }
            System.out.print(prompt);
            System.out.flush();
            Scanner scanner = new Scanner(System.in);
            return answer(scanner.hasNextLine() ? scanner.nextLine() : null, prompt);
        }

        private static String answer(@Nullable String typed, String prompt) {
            if (typed == null) {
                throw new IllegalStateException("No answer to '" + prompt.strip() + "': the input has ended.");
            }
            return typed;
        }
    }
}
