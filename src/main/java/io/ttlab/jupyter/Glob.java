package io.ttlab.jupyter;

import java.util.regex.Pattern;

/** Shell patterns as Jupyter's history search uses them: {@code *}, {@code ?}, {@code [abc]}, over lines too. */
final class Glob {
    private Glob() {}

    /** The regular expression of a pattern; it matches whole texts. */
    static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int end = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (end > 0) {
                String set = glob.substring(i + 1, end);
                boolean not = set.startsWith("!") || set.startsWith("^");
                regex.append(not ? "[^" : "[")
                        .append(set.substring(not ? 1 : 0).replaceAll("([\\\\\\[\\]&^])", "\\\\$1"))
                        .append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
