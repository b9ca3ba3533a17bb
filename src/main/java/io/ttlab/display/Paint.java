package io.ttlab.display;

/** What parts of the output mean; the theme gives each its colour. */
enum Paint {
    NONE,
    HEADER,
    FAINT,
    GOOD,
    BAD;

    /** Returns {@code text} in this colour, or unchanged where colour is off. */
    String on(String text, TextOptions options) {
        if (!options.color() || this == NONE || text.isBlank()) {
            return text;
        }
        String code =
                switch (this) {
                    case HEADER -> "1";
                    case FAINT -> "2";
                    case GOOD -> options.theme().good();
                    case BAD -> options.theme().bad();
                    case NONE -> "";
                };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
