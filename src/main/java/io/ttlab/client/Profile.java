package io.ttlab.client;

/**
 * A stored key with what goes with it; empty texts stand for what the file leaves out.
 *
 * @param name the file's name without its ending
 * @param environment the environment that issued the key
 * @param key the application key
 * @param secret the secret half alone
 * @param baseUrl another gateway than TT's own
 * @param app the application's part of request ids
 * @param company the company's part of request ids
 * @param rate requests a second of the plan
 * @param zone the time zone of dates and times
 * @param allowWrites whether writes in live are allowed
 */
public record Profile(
        String name,
        Environment environment,
        Secret key,
        Secret secret,
        String baseUrl,
        String app,
        String company,
        String rate,
        String zone,
        boolean allowWrites) {}
