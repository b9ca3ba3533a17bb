package io.ttlab.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses what the API gateway in front of TT refuses, in its words. The order of the checks is inferred (INF): route,
 * Content-Type, application key, rate, token, request id.
 */
final class Gate {
    private final Tokens tokens;
    private final RateBuckets buckets;
    private final boolean refuseContentTypeOnGet;

    Gate(Tokens tokens, RateBuckets buckets, boolean refuseContentTypeOnGet) {
        this.tokens = tokens;
        this.buckets = buckets;
        this.refuseContentTypeOnGet = refuseContentTypeOnGet;
    }

    /** The refusal of a request to a known endpoint, if it is refused. */
    Optional<WireResponse> check(
            WireRequest request, Map<String, String> parameters, String environment, boolean token) {
        if (refuseContentTypeOnGet && request.isGet() && request.has("content-type")) {
            return Optional.of(error(403, "Forbidden", "ForbiddenException"));
        }
        if (!request.header("x-api-key").equals(Keys.key(environment))) {
            return Optional.of(error(403, "Forbidden", "ForbiddenException"));
        }
        RateBuckets.Verdict verdict = buckets.take(request.header("x-api-key"));
        if (verdict != RateBuckets.Verdict.GRANTED) {
            return Optional.of(
                    verdict == RateBuckets.Verdict.TOO_FAST
                            ? error(429, "Too Many Requests", "TooManyRequestsException")
                            : error(429, "Limit Exceeded", "LimitExceededException"));
        }
        if (token) {
            return Optional.empty();
        }
        if (!tokens.isGood(bearer(request), environment)) {
            return Optional.of(unauthorized());
        }
        if (parameters.getOrDefault("requestId", "").isEmpty()) {
            return Optional.of(error(400, "Missing required request parameters: [requestId]", "BadRequestException"));
        }
        return Optional.empty();
    }

    static String bearer(WireRequest request) {
        String authorization = request.header("authorization");
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
    }

    static WireResponse unauthorized() {
        return error(401, "Unauthorized", "UnauthorizedException");
    }

    /** What the gateway says to a path that does not exist, wrong letter case included. */
    static WireResponse noRoute(WireRequest request) {
        if (!request.has("authorization")) {
            return error(403, "Missing Authentication Token", "MissingAuthenticationTokenException");
        }
        return error(
                403,
                "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded "
                        + "with Base64): '" + hash(request.header("authorization")) + "'.",
                "IncompleteSignatureException");
    }

    static WireResponse error(int status, String message, String type) {
        return WireResponse.message(status, message).with("x-amzn-ErrorType", type);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
