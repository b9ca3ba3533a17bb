package io.ttlab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One endpoint: method, path behind the environment, and what answers it.
 *
 * @param method GET or POST
 * @param service for example {@code ttledger}
 * @param pattern for example {@code instrument/*}, a star for each variable
 * @param handler writes the body
 */
record Route(String method, String service, String pattern, Handler handler) {

    /** Writes the body of an answer. */
    interface Handler {
        void answer(Call call);
    }

    /** The variables of a path that this route serves. */
    Optional<List<String>> match(String requestMethod, String[] segments) {
        String[] parts = pattern.split("/");
        if (!method.equals(requestMethod) || !segments[0].equals(service) || segments.length != parts.length + 2) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].equals("*")) {
                variables.add(segments[i + 2]);
            } else if (!parts[i].equals(segments[i + 2])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
