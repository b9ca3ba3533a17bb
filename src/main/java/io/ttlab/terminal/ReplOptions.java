package io.ttlab.terminal;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What a session at the prompt needs to know.
 *
 * @param environment the name in the prompt: {@code demo}, {@code uat}, {@code sim} or {@code live}
 * @param home the folder of history and {@code startup.jsh}
 * @param color whether colours are used
 * @param zone the zone in which instants are shown
 * @param version the product's version, for the greeting
 * @param whenReady runs once, on a background thread, when the session is warm
 */
public record ReplOptions(
        String environment, Path home, boolean color, ZoneId zone, String version, Runnable whenReady) {

    /** Whether real orders are in reach. */
    boolean live() {
        return environment.equals("live");
    }
}
