package io.ttlab.demo;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * The demo gateway: TT's REST API over real HTTP on loopback, with a world of its own behind it. Thread-safe.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (DemoGateway gateway = DemoGateway.start(DemoOptions.defaults())) {
 *     System.out.println(gateway.baseUrl() + "/ttledger/" + gateway.environment() + "/fills");
 * }
 * }</pre>
 */
public final class DemoGateway implements AutoCloseable {
    private final CompletableFuture<World> world;
    private final RequestLog log = new RequestLog();
    private final Tokens tokens;
    private final WireServer server;
    private final OtherHosts otherHosts;

    private DemoGateway(DemoOptions options) throws IOException {
        world = new CompletableFuture<>();
        Thread builder = new Thread(() -> build(options), "ttlab-demo-world");
        builder.setDaemon(true);
        builder.start();
        tokens = new Tokens(options.clock(), options.tokenSeconds(), options.seed());
        otherHosts = new OtherHosts(log);
        Dispatcher dispatcher = new Dispatcher(options, world, tokens, otherHosts);
        server = new WireServer(options.port(), "ttlab-demo", request -> {
            log.add("gateway", request);
            return dispatcher.handle(request).dated(options.clock().instant());
        });
    }

    private void build(DemoOptions options) {
        try {
            world.complete(new WorldBuilder(options, options.clock().instant()).build());
        } catch (RuntimeException | Error e) {
            // Handed to every request and to world(), which throw it.
            world.completeExceptionally(e);
        }
    }

    /**
     * Starts a gateway: it listens when this returns, and its world is made meanwhile; requests wait for it.
     *
     * @param options how it is set up
     * @return the gateway, to be closed
     * @throws IOException when the port cannot be had
     */
    public static DemoGateway start(DemoOptions options) throws IOException {
        return new DemoGateway(options);
    }

    /**
     * Where it listens.
     *
     * @return for example {@code http://127.0.0.1:40123}, without a slash at the end
     */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /**
     * The environment that {@link #apiKey()} belongs to.
     *
     * @return {@code ext_uat_cert}
     */
    public String environment() {
        return Keys.ENVIRONMENTS.get(0);
    }

    /**
     * The application key of {@link #environment()}.
     *
     * @return an obviously fake GUID, always the same
     */
    public String apiKey() {
        return Keys.key(environment());
    }

    /**
     * The secret of {@link #apiKey()}, without the key before it.
     *
     * @return an obviously fake GUID, always the same
     */
    public String apiSecret() {
        return Keys.secret(environment());
    }

    /**
     * The application key of one of the environments that the gateway serves.
     *
     * @param environment {@code ext_uat_cert}, {@code ext_prod_sim} or {@code ext_prod_live}
     * @return an obviously fake GUID
     */
    public static String apiKey(String environment) {
        return Keys.key(environment);
    }

    /**
     * The secret of {@link #apiKey(String)}.
     *
     * @param environment {@code ext_uat_cert}, {@code ext_prod_sim} or {@code ext_prod_live}
     * @return an obviously fake GUID
     */
    public static String apiSecret(String environment) {
        return Keys.secret(environment);
    }

    /**
     * The truth behind the answers; waits until the world is made.
     *
     * @return the world
     */
    public World world() {
        return world.join();
    }

    /**
     * What came in, at the gateway and at the hosts it leads to.
     *
     * @return counts and the newest requests
     */
    public RequestLog requests() {
        return log;
    }

    /** Makes all tokens invalid, as if they had expired. */
    public void expireTokens() {
        tokens.revokeAll();
    }

    /** Stops listening and drops all connections. */
    @Override
    public void close() {
        try {
            server.close();
        } finally {
            otherHosts.close();
        }
    }
}
