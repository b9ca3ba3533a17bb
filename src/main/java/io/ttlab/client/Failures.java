package io.ttlab.client;

import io.ttlab.client.Transport.OversizeException;
import io.ttlab.client.TtException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Words for what went wrong: what failed, where, why and what to do next.
 *
 * <p>The texts of API Gateway's refusals are those of its documentation; which of them TT sends is partly inferred.
 */
final class Failures {
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private final Settings settings;
    private final Redactor redactor;

    Failures(Settings settings, Redactor redactor) {
        this.settings = settings;
        this.redactor = redactor;
    }

    /** Translates an answer whose status is not 200. */
    TtException status(Call call, String url, Reply reply, int attempts) {
        String reason = reason(reply.body(), reply.contentType());
        String where = call.where() + " (request " + reply.requestId() + ")";
        int status = reply.status();
        if (status == 403 && isWrongAddress(reason)) {
            return new TtException(
                    Kind.ADDRESS,
                    "The gateway knows no such address: " + redactor.clean(url) + " answered 403 '"
                            + redactor.line(reason, 120) + "'. " + addressAdvice(),
                    status,
                    null);
        }
        if (isLogin(call) && (status == 400 || status == 401)) {
            return credentials(reply, status + quoted(reason));
        }
        return switch (status) {
            case 400 ->
                new TtException(
                        Kind.REFUSED,
                        where + " was refused with 400" + quoted(reason)
                                + ". Check the arguments; tt.trace(true) shows what is sent.",
                        status,
                        null);
            case 401 ->
                new TtException(
                        Kind.CREDENTIALS,
                        where + " was refused with 401" + quoted(reason)
                                + ", with a fresh token too. Check that the key still exists in TT Setup and belongs to "
                                + settings.environment().label() + "; 'ttlab doctor' tries each step.",
                        status,
                        null);
            case 403 ->
                new TtException(
                        Kind.FORBIDDEN,
                        where + " was refused with 403" + quoted(reason)
                                + (isLogin(call)
                                        ? ": the gateway does not know the key " + settings.apiKey() + " on "
                                                + settings.environment().label()
                                                + ". Each environment has keys of its own: check TT_API_KEY and TT_ENV, or the profile."
                                        : ": the key " + settings.apiKey() + " got a token on "
                                                + settings.environment().label()
                                                + ", but may not ask this. Check the rights of the key's user in TT Setup, and that the id is right."),
                        status,
                        null);
            case 404 ->
                new TtException(
                        Kind.REFUSED,
                        where + " answered 404" + quoted(reason) + ": nothing there. Check the id, and TT_BASE_URL.",
                        status,
                        null);
            case 408, 504 ->
                new TtException(
                        Kind.TIMEOUT,
                        where + " took too long for the gateway (" + status + quoted(reason) + ")" + tries(attempts)
                                + ". Ask for less: a shorter time span, fewer accounts, one product.",
                        status,
                        null);
            case 413 ->
                new TtException(
                        Kind.TOO_LARGE,
                        where + " has an answer too large for the gateway (413" + quoted(reason)
                                + "). Ask for less: a shorter time span, fewer accounts, one product.",
                        status,
                        null);
            case 429 ->
                new TtException(
                        Kind.RATE_LIMIT,
                        Attempts.isQuota(reason)
                                ? where + " was refused with 429" + quoted(reason)
                                        + ": the day's quota of the key is used up. It starts anew at midnight; a larger plan has more."
                                : where + " was refused with 429" + quoted(reason) + tries(attempts) + wait(reply)
                                        + ". Lower TT_RATE to the requests a second of the key's plan (free: 3), and see who else uses the key.",
                        status,
                        null);
            default ->
                status >= 500
                        ? new TtException(
                                Kind.SERVER,
                                where + " failed on the server with " + status + quoted(reason) + tries(attempts)
                                        + ". Nothing is wrong with the request; try again later, and give TT the request id.",
                                status,
                                null)
                        : new TtException(
                                Kind.REFUSED,
                                where + " answered " + status + quoted(reason)
                                        + ". That is not part of the API: check TT_BASE_URL and any proxy.",
                                status,
                                null);
        };
    }

    /** Translates a body that could not be used, the last of its tries. */
    TtException body(Call call, Reply reply, BodyException fault, int attempts) {
        String where = call.where() + " (request " + reply.requestId() + ")";
        String reason = redactor.line(String.valueOf(fault.getMessage()), 300);
        // Without the parser's own words as the cause: they quote the body, which may echo a secret.
        BodyException safe = new BodyException(fault.fault(), reason, null);
        return switch (fault.fault()) {
            case REFUSED ->
                isLogin(call)
                        ? credentials(reply, reason)
                        : new TtException(
                                Kind.REFUSED,
                                where + " was refused: " + reason + ". "
                                        + (call.patience() == Call.Patience.SINGLE
                                                        || call.patience() == Call.Patience.BRIEF
                                                ? "Check the id; what has expired or is not permitted is refused too."
                                                : "Check the arguments and the key's permissions in TT Setup."),
                                reply.status(),
                                safe);
            case EMPTY ->
                new TtException(
                        Kind.BODY,
                        where + " answered " + reply.status() + " with an empty body" + tries(attempts)
                                + ". Try again; if it stays so, look for a proxy between here and " + host() + ".",
                        reply.status(),
                        safe);
            case HTML ->
                new TtException(
                        Kind.BODY,
                        where + " answered with " + titled(reply.body(), '\'') + " instead of JSON" + tries(attempts)
                                + ". A proxy or log-in page stands between here and " + host()
                                + ": ask for it to be let through, or set -Dhttps.proxyHost in TTLAB_JAVA_OPTS.",
                        reply.status(),
                        safe);
            case CUT ->
                new TtException(
                        Kind.BODY,
                        where + " answered with JSON that ends early: " + reason + tries(attempts)
                                + ". Nothing was kept of it. Try again; if it stays so, a proxy cuts large answers.",
                        reply.status(),
                        safe);
            case MALFORMED ->
                new TtException(
                        Kind.BODY,
                        where + " answered with malformed JSON: " + reason + tries(attempts)
                                + ". Nothing was kept of it. Give TT the request id.",
                        reply.status(),
                        safe);
            case UNEXPECTED ->
                new TtException(
                        Kind.BODY,
                        where + " answered with JSON that is not what this endpoint documents: " + reason
                                + ". Check that TT_BASE_URL leads to a TT gateway; tt.trace(true) shows the exchange.",
                        reply.status(),
                        safe);
        };
    }

    private static boolean isLogin(Call call) {
        return call.service().equals("ttid");
    }

    private TtException credentials(Reply reply, String said) {
        return new TtException(
                Kind.CREDENTIALS,
                "The key " + settings.apiKey() + " and its secret were refused on "
                        + settings.environment().label() + ": " + said + " (ttid/token, request " + reply.requestId()
                        + "). Copy the string again from TT Setup (Users, App Keys), or run 'ttlab login'.",
                reply.status() == 200 ? 0 : reply.status(),
                null);
    }

    /** Translates an exchange that broke, the last of its tries. */
    TtException broken(Call call, IOException cause, int attempts) {
        String host = host();
        Throwable safe = redacted(cause);
        if (find(cause, UnknownHostException.class, UnresolvedAddressException.class) != null) {
            return network(
                    "The name '" + settings.baseUrl().getHost()
                            + "' is not known here. Check the network (VPN, DNS) and TT_BASE_URL; TT's own host is "
                            + Settings.TT_GATEWAY.getHost() + ".",
                    safe);
        }
        Throwable tls = find(cause, SSLException.class);
        if (tls != null) {
            return network(
                    "No safe connection to " + host + ": " + redactor.line(String.valueOf(tls.getMessage()), 160)
                            + ". If a company proxy re-signs traffic, add its certificate to the JDK (keytool -importcert -cacerts), and check the clock.",
                    safe);
        }
        if (find(cause, HttpConnectTimeoutException.class) != null) {
            return network(
                    "No connection to " + host
                            + " within 10 s. Check the network, firewall and proxy; 'ttlab doctor' tries each step.",
                    safe);
        }
        if (find(cause, ConnectException.class) != null) {
            return network(
                    "Nobody answers at " + host
                            + ". Check the network, TT_BASE_URL and that the gateway runs; 'ttlab doctor' tries each step.",
                    safe);
        }
        Throwable large = find(cause, OversizeException.class);
        if (large != null) {
            return new TtException(
                    Kind.TOO_LARGE,
                    call.where() + " has an answer of " + large.getMessage()
                            + ", which was not read to its end. Ask for less: a shorter time span, fewer accounts, one"
                            + " product.",
                    0,
                    safe);
        }
        Throwable slow = find(cause, HttpTimeoutException.class);
        if (slow != null) {
            return new TtException(
                    Kind.TIMEOUT,
                    call.where() + " gave " + slow.getMessage() + tries(attempts)
                            + ". Ask for less: a shorter time span, fewer accounts, one product.",
                    0,
                    safe);
        }
        return network(
                "The connection broke while " + call.where() + " was answered: "
                        + redactor.line(words(cause), 160) + tries(attempts)
                        + ". Try again; if it stays so, 'ttlab doctor' tries each step.",
                safe);
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    /** Returns the first of a failure and its causes that is of one of these types, or null. */
    private static @Nullable Throwable find(Throwable failure, Class<?>... types) {
        int depth = 0;
        for (Throwable seen = failure; seen != null && depth < 20; seen = seen.getCause(), depth++) {
            for (Class<?> type : types) {
                if (type.isInstance(seen)) {
                    return seen;
                }
            }
        }
        return null;
    }

    /** Returns how an exchange broke. */
    static Attempts.Break how(IOException broken) {
        if (find(
                        broken,
                        UnknownHostException.class,
                        UnresolvedAddressException.class,
                        ConnectException.class,
                        HttpConnectTimeoutException.class,
                        SSLHandshakeException.class)
                != null) {
            return Attempts.Break.NEVER_CONNECTED;
        }
        if (find(broken, OversizeException.class) != null) {
            return Attempts.Break.TOO_LARGE;
        }
        return find(broken, HttpTimeoutException.class) != null ? Attempts.Break.TIMED_OUT : Attempts.Break.BROKEN;
    }

    /** Returns a cause that keeps its trace and type in words, without what a server may have echoed of a secret. */
    private Throwable redacted(Throwable cause) {
        IOException safe = new IOException(cause.getClass().getSimpleName() + ": " + redactor.line(words(cause), 300));
        safe.setStackTrace(cause.getStackTrace());
        return safe;
    }

    /** Says of a write that was sent that nobody knows what became of it. */
    TtException fateUnknown(Call call, String requestId, Exception cause, String why) {
        return new TtException(
                Kind.FATE_UNKNOWN,
                call.where() + " (request " + requestId + ") was sent once, and " + why
                        + ", so it may or may not have been carried out. It was not sent again: look before you repeat it.",
                cause instanceof TtException told ? told.httpStatus() : 0,
                cause);
    }

    private static TtException network(String message, Throwable cause) {
        return new TtException(Kind.NETWORK, message, 0, cause);
    }

    /** Returns the words that a server gave for an error: its JSON's message, or its text. */
    String reason(byte[] body, String contentType) {
        Map<String, Object> document = Json.object(body);
        String said = Bodies.reason(document);
        if (!said.isEmpty()) {
            return said;
        }
        if (!document.isEmpty()) {
            return "";
        }
        String text = new String(body, 0, Math.min(body.length, 2_000), StandardCharsets.UTF_8).strip();
        if (contentType.contains("html") || text.startsWith("<")) {
            return titled(body, '"');
        }
        return text.equals("{}") ? "" : text;
    }

    private String titled(byte[] body, char quote) {
        Matcher matcher = TITLE.matcher(new String(body, 0, Math.min(body.length, 20_000), StandardCharsets.UTF_8));
        return "a web page" + (matcher.find() ? " titled " + quote + redactor.line(matcher.group(1), 80) + quote : "");
    }

    private String quoted(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : " '" + redactor.line(reason, 200) + "'";
    }

    private static String tries(int attempts) {
        return attempts <= 1 ? "" : ", " + attempts + " times";
    }

    /** Says how long the gateway asks to wait, where that is longer than a call does. */
    private static String wait(Reply reply) {
        long seconds = reply.retryAfter().toSeconds();
        return seconds <= RetryPolicy.LONGEST_ASKED.toSeconds()
                ? ""
                : ", to be asked again in " + (seconds < 600 ? seconds + " s" : seconds / 60 + " min");
    }

    private static boolean isWrongAddress(String reason) {
        return reason.contains("key=value pair") || reason.contains("Missing Authentication Token");
    }

    private String host() {
        return settings.baseUrl().getAuthority();
    }

    private String addressAdvice() {
        String host = settings.baseUrl().getHost();
        String advice = "The message is about the address, not about the token: ";
        if (Settings.RETIRED_HOST.equals(host)) {
            return advice + "TT has retired this host. Set TT_BASE_URL to " + Settings.TT_GATEWAY + ", or unset it.";
        }
        return advice + "check the host in TT_BASE_URL (TT's own is " + Settings.TT_GATEWAY + ") and the environment ("
                + settings.environment().label() + " is '"
                + settings.environment().segment()
                + "'); paths are lower case.";
    }
}
