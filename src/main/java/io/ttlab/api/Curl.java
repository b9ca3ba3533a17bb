package io.ttlab.api;

import io.ttlab.client.Call;
import io.ttlab.client.Settings;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;

/** Writes the curl commands of calls, with variables in place of the secrets. */
final class Curl {
    private Curl() {}

    static String command(Settings settings, Endpoint endpoint, String... parameters) {
        String path = endpoint.path();
        StringBuilder query =
                new StringBuilder("requestId=" + settings.app() + "-" + settings.company() + "--$(uuidgen)");
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                query.append('&')
                        .append(Call.encode(parameter.substring(0, equals)))
                        .append('=')
                        .append(Call.encode(parameter.substring(equals + 1)));
            } else if (path.contains("{id}")) {
                path = path.replace("{id}", Call.encode(parameter));
            } else {
                throw new TtException(
                        Kind.ARGUMENT,
                        "'" + parameter + "' is no name=value, and " + endpoint.name() + " takes no id in its path.");
            }
        }
        if (path.contains("{id}")) {
            throw new TtException(
                    Kind.ARGUMENT, endpoint.name() + " takes an id: tt.curl(\"" + endpoint.name() + "\", \"123\").");
        }
        return """
                TOKEN=$(curl -sS -X POST -H "x-api-key: $TT_API_KEY" \\
                  --data-urlencode "grant_type=user_app" --data-urlencode "app_key=$TT_API_KEY:$TT_API_SECRET" \\
                  "%s?requestId=%s-%s--$(uuidgen)" | sed 's/.*"access_token": *"\\([^"]*\\)".*/\\1/')
                curl -sS%s --compressed -H "x-api-key: $TT_API_KEY" -H "Authorization: Bearer $TOKEN" -H "Accept: application/json" \\
                  "%s?%s"
                """.formatted(
                        settings.url("ttid", "token"),
                        settings.app(),
                        settings.company(),
                        endpoint.isWrite() ? " -X POST -H \"Content-Type: application/json\" --data @body.json" : "",
                        settings.url(endpoint.service(), path),
                        query);
    }
}
