package io.ttlab.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One request on its way through a service: what was asked, what strikes, and the body that is being written. */
final class Call {
    /** Says no on the application's level: status Fail, with a message. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int httpStatus;

        Refused(int httpStatus, String message) {
            super(message, null, false, false);
            this.httpStatus = httpStatus;
        }
    }

    final WireRequest request;
    final String environment;
    final Instant now;
    final Strikes strikes;
    final JsonWriter json;
    private final Map<String, String> parameters;
    private final List<String> variables;

    Call(
            WireRequest request,
            Map<String, String> parameters,
            List<String> variables,
            String environment,
            Instant now,
            Strikes strikes) {
        this.request = request;
        this.parameters = parameters;
        this.variables = variables;
        this.environment = environment;
        this.now = now;
        this.strikes = strikes;
        json = new JsonWriter(4096, strikes.strings());
    }

    /** What stands in the path for the endpoint's only variable. */
    String variable() {
        return variables.get(0);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !parameter(name).isEmpty();
    }

    boolean flag(String name) {
        return List.of("true", "1").contains(parameter(name));
    }

    /** A parameter that must be a whole number; refused with 400 when it is none. */
    long whole(String name, long otherwise) {
        return has(name) ? whole(name, parameter(name)) : otherwise;
    }

    static long whole(String name, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new Refused(400, "Invalid value '" + text + "' for parameter " + name);
        }
    }

    /** The ids in a comma list. */
    List<Integer> ids(String name) {
        List<Integer> ids = new ArrayList<>();
        for (String part : parameter(name).split(",")) {
            if (!part.isBlank()) {
                ids.add((int) whole(name, part));
            }
        }
        return ids;
    }
}
