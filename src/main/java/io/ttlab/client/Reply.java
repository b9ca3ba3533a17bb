package io.ttlab.client;

import java.time.Duration;

/**
 * What came back for a call, unpacked.
 *
 * @param status the HTTP status
 * @param contentType the media type, or empty
 * @param retryAfter how long the gateway asks to wait, or zero where it does not say
 * @param body the bytes, after gzip
 * @param requestId the id that this request carried
 */
public record Reply(int status, String contentType, Duration retryAfter, byte[] body, String requestId) {}
