package io.ttlab.client;

import io.ttlab.client.TtException.Kind;
import java.util.Locale;

/** The worlds a session can talk to, with the path segment that TT gives each. */
public enum Environment {
    /** The demo gateway that TT Lab starts by itself. */
    DEMO("ext_uat_cert"),
    /** TT's certification environment. */
    UAT("ext_uat_cert"),
    /** TT's simulation environment. */
    SIM("ext_prod_sim"),
    /** Production: real orders, real money. */
    LIVE("ext_prod_live");

    private final String segment;

    Environment(String segment) {
        this.segment = segment;
    }

    /** Returns the segment of the path that names this environment, such as {@code ext_uat_cert}. */
    public String segment() {
        return segment;
    }

    /** Returns the short name that options and prompts use, such as {@code uat}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a short name, or TT's own segment; fails with the names there are. */
    public static Environment parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (Environment environment : values()) {
            if (wanted.equals(environment.label()) || environment != DEMO && wanted.equals(environment.segment)) {
                return environment;
            }
        }
        throw new TtException(
                Kind.SETTINGS, "No environment '" + text + "'. Say one of demo, uat, sim, live (--env or TT_ENV).");
    }
}
