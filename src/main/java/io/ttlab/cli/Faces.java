package io.ttlab.cli;

import io.ttlab.chart.TerminalImages;
import io.ttlab.display.TableFormat;
import io.ttlab.display.TableWriter;
import io.ttlab.display.TextOptions;
import io.ttlab.display.Theme;
import io.ttlab.display.Values;
import io.ttlab.schema.Noted;
import io.ttlab.shell.Prelude;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** How a command shows values: fitted to a screen, or plain and whole in a file or pipe. */
final class Faces {

    private Faces() {}

    /** Whether colours are used on standard output: it is a screen and nobody has said no. */
    static boolean color(GlobalOptions globals) {
        String noColor = System.getenv("NO_COLOR");
        boolean refused = globals.noColor() || noColor != null && !noColor.isEmpty();
        return !refused && !"dumb".equals(System.getenv("TERM")) && Terminals.output();
    }

    /** Returns the options for values on standard output, with times in a zone. */
    static TextOptions options(GlobalOptions globals, ZoneId zone) {
        TextOptions plain = TextOptions.plain().withZone(zone);
        if (!Terminals.output()) {
            return plain;
        }
        return TextOptions.defaults()
                .withZone(zone)
                .withWidth(Math.max(20, Terminals.width()))
                .withTheme(Theme.of(System.getenv().getOrDefault("COLORFGBG", "")))
                .withColor(color(globals))
                .withImages(TerminalImages.detect(System.getenv()));
    }

    /**
     * Makes {@code print(x)} write to standard output: tables in {@code format} if given, strings raw. What a table says of
     * itself goes to standard error where the format has no place for it.
     */
    static void installPrinter(GlobalOptions globals, ZoneId zone, @Nullable TableFormat format) {
        TextOptions[] known = new TextOptions[1];
        Prelude.setPrinter(value -> {
            if (value instanceof Table table && format != null && format != TableFormat.TABLE) {
                System.out.print(TableWriter.write(table, format, TextOptions.plain()));
                if (table instanceof Noted noted) {
                    noted.notes().forEach(System.err::println);
                }
                return;
            }
            if (known[0] == null) {
                known[0] = options(globals, zone).withQuoted(false);
            }
            System.out.println(Values.render(value, known[0]));
        });
    }
}
