package io.ttlab.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request as it came over the wire.
 *
 * @param method GET, POST, PUT
 * @param path path as sent
 * @param query query as sent, without the question mark
 * @param headers header names in lower case
 * @param body body, chunks joined
 */
record WireRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean has(String name) {
        return headers.containsKey(name);
    }

    boolean isGet() {
        return method.equals("GET");
    }

    /** The query's parameters, decoded; of a repeated one the values joined by commas. */
    Map<String, String> parameters() {
        return parse(query);
    }

    static Map<String, String> parse(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                parameters.merge(name, value, (before, after) -> before + "," + after);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray percent sign stays what it is, as gateways have it.
            return text;
        }
    }
}
