package io.ttlab.cli;

import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** {@code ttlab demo}: the demo gateway by itself, for any client, until the process is stopped. */
final class DemoCall {

    private DemoCall() {}

    static int run(DemoOptions options) throws InterruptedException {
        try (DemoGateway gateway = DemoGateway.start(options)) {
            System.out.println("# TT Lab's demo gateway. Its key and secret are made up. Ctrl-C ends it.");
            System.out.println("# In another shell:");
            System.out.println("export TT_BASE_URL=" + gateway.baseUrl());
            System.out.println("export TT_ENV=uat");
            System.out.println("export TT_API_KEY=" + gateway.apiKey());
            System.out.println("export TT_API_SECRET=" + gateway.apiSecret());
            System.out.flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException failure) {
            System.err.println("ttlab: cannot serve the demo gateway on port " + options.port() + ": "
                    + failure.getMessage() + ". Choose another --port, or leave it out for any free one.");
            return 1;
        }
    }
}
