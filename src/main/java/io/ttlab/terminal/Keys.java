package io.ttlab.terminal;

import java.util.List;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Which key does what, beyond what JLine binds.
 *
 * <p>The sequences of Home, End, Delete and the arrows with Ctrl are those of xterm, of the Linux console, of PuTTY, of
 * rxvt and of Windows Terminal, since a terminal's description often names but one of them.
 */
final class Keys {

    static final String TAB = "ttlab-tab";
    static final String NEW_LINE = "ttlab-new-line";
    static final String CLOSE_BRACE = "ttlab-close-brace";
    static final String OLDER = "ttlab-older";
    static final String NEWER = "ttlab-newer";
    static final String RIGHT = "ttlab-right";
    static final String END = "ttlab-end";
    static final String NEXT_WORD = "ttlab-next-word";
    static final String INTERRUPT = "ttlab-interrupt";

    private static final String ESC = "\u001b";

    private Keys() {}

    static void bind(Map<String, KeyMap<Binding>> maps, Terminal terminal) {
        for (KeyMap<Binding> keys : maps.values()) {
            keys.bind(new Reference(INTERRUPT), "\u0003");
        }
        for (String name : List.of(LineReader.EMACS, LineReader.VIINS)) {
            KeyMap<Binding> keys = maps.get(name);
            keys.bind(new Reference(TAB), "\t");
            keys.bind(new Reference(CLOSE_BRACE), "}");
            keys.bind(new Reference(NEW_LINE), KeyMap.alt('\r'), KeyMap.alt('\n'));
            keys.bind(new Reference(LineReader.HISTORY_INCREMENTAL_SEARCH_BACKWARD), KeyMap.ctrl('R'));
            keys.bind(new Reference(LineReader.HISTORY_INCREMENTAL_SEARCH_FORWARD), KeyMap.ctrl('S'));
            moves(keys, terminal);
        }
        KeyMap<Binding> emacs = maps.get(LineReader.EMACS);
        emacs.bind(new Reference(OLDER), KeyMap.ctrl('P'), KeyMap.alt('p'));
        emacs.bind(new Reference(NEWER), KeyMap.ctrl('N'), KeyMap.alt('n'));
        emacs.bind(new Reference(RIGHT), KeyMap.ctrl('F'));
        emacs.bind(new Reference(END), KeyMap.ctrl('E'));
        emacs.bind(new Reference(NEXT_WORD), KeyMap.alt('f'));
        KeyMap<Binding> command = maps.get(LineReader.VICMD);
        moves(command, terminal);
        command.bind(new Reference(OLDER), "k");
        command.bind(new Reference(NEWER), "j");
    }

    private static void moves(KeyMap<Binding> keys, Terminal terminal) {
        both(keys, terminal, OLDER, Capability.key_up, "[A");
        both(keys, terminal, NEWER, Capability.key_down, "[B");
        both(keys, terminal, RIGHT, Capability.key_right, "[C");
        both(keys, terminal, LineReader.BACKWARD_CHAR, Capability.key_left, "[D");
        both(keys, terminal, LineReader.BEGINNING_OF_LINE, Capability.key_home, "[H", "OH", "[1~", "[7~");
        both(keys, terminal, END, Capability.key_end, "[F", "OF", "[4~", "[8~");
        both(keys, terminal, LineReader.DELETE_CHAR, Capability.key_dc, "[3~");
        for (String sequence : List.of("[1;5D", "[1;3D", "[5D", "Od")) {
            keys.bind(new Reference(LineReader.EMACS_BACKWARD_WORD), ESC + sequence);
        }
        for (String sequence : List.of("[1;5C", "[1;3C", "[5C", "Oc")) {
            keys.bind(new Reference(NEXT_WORD), ESC + sequence);
        }
        keys.bind(new Reference(LineReader.KILL_WORD), ESC + "[3;5~");
    }

    private static void both(
            KeyMap<Binding> keys, Terminal terminal, String widget, Capability capability, String... sequences) {
        String named = KeyMap.key(terminal, capability);
        if (named != null && named.startsWith(ESC)) {
            keys.bind(new Reference(widget), named);
        }
        for (String sequence : sequences) {
            keys.bind(new Reference(widget), ESC + sequence);
        }
    }
}
