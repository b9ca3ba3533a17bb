package io.ttlab.bench;

import io.ttlab.api.Catalogue;
import io.ttlab.api.TT;
import io.ttlab.client.BodyException;
import io.ttlab.client.Settings;
import io.ttlab.client.SettingsReader;
import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import io.ttlab.schema.Codes;
import io.ttlab.schema.TableBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tech.tablesaw.api.Table;

/**
 * Fetches 200,000 fills from the demo gateway with the limiter off, beside the time that the server alone takes for the
 * same pages and the time that decoding them alone takes.
 */
public final class FetchBench {
    private static final int FILLS = 200_000;
    private static final int ROUNDS = 5;
    private static final Pattern TIME_STAMP = Pattern.compile("\"timeStamp\": \"(\\d+)\"");

    private FetchBench() {}

    /** Prints the table. */
    public static void main(String[] args) throws IOException, InterruptedException, BodyException {
        try (DemoGateway gateway = DemoGateway.start(DemoOptions.defaults().withFills(FILLS))) {
            gateway.world();
            Settings settings = new SettingsReader(Map.of(
                            "TTLAB_HOME",
                            Path.of(System.getProperty("java.io.tmpdir"), "ttlab-bench")
                                    .toString()))
                    .read("demo", null)
                    .at(gateway.baseUrl(), gateway.apiKey(), gateway.apiSecret());
            TT tt = TT.open(settings);
            System.out.printf(
                    Locale.ROOT, "%n%,d fills, ms%n%8s %8s %8s %8s%n", FILLS, "fetch", "server", "decode", "ratio");
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                Table table = tt.ledger.fills(q -> q.since("30d"));
                double fetch = (System.nanoTime() - start) / 1e6;
                List<byte[]> pages = new ArrayList<>();
                double server = walk(gateway, pages) / 1e6;
                start = System.nanoTime();
                TableBuilder builder = new TableBuilder(Catalogue.find("fills").schema());
                for (byte[] page : pages) {
                    builder.read(page, List.of("fills"));
                }
                Table decoded = builder.build("fills", builder.allRows(), Codes.raw());
                double decode = (System.nanoTime() - start) / 1e6;
                System.out.printf(
                        Locale.ROOT,
                        "%8.0f %8.0f %8.0f %8.2f   (%,d rows fetched, %,d decoded)%n",
                        fetch,
                        server,
                        decode,
                        fetch / (server + decode),
                        table.rowCount(),
                        decoded.rowCount());
            }
        }
    }

    /**
     * Walks the pages with nothing but an HTTP client, as plainly as can be, and returns the nanoseconds of its exchanges:
     * packed answers, as ours asks for, with what this client does with them left out.
     */
    private static long walk(DemoGateway gateway, List<byte[]> pages) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        String environment = gateway.baseUrl() + "/%s/" + gateway.environment() + "/%s?requestId=bench-desk--1%s";
        HttpResponse<String> login = client.send(
                HttpRequest.newBuilder(URI.create(String.format(environment, "ttid", "token", "")))
                        .header("x-api-key", gateway.apiKey())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=user_app&app_key=" + gateway.apiKey() + ":" + gateway.apiSecret()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String token = login.body().replaceAll("(?s).*\"access_token\": \"([^\"]*)\".*", "$1");
        String from = "0";
        long exchangesNs = 0;
        while (true) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(String.format(environment, "ttledger", "fills", "&minTimestamp=" + from)))
                    .header("x-api-key", gateway.apiKey())
                    .header("Authorization", "Bearer " + token)
                    .header("Accept-Encoding", "gzip")
                    .build();
            long start = System.nanoTime();
            byte[] packed = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            exchangesNs += System.nanoTime() - start;
            byte[] page;
            try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                page = unpacking.readAllBytes();
            }
            pages.add(page);
            Matcher times = TIME_STAMP.matcher(new String(page, StandardCharsets.ISO_8859_1));
            String last = from;
            while (times.find()) {
                last = times.group(1);
            }
            if (last.equals(from)) {
                return exchangesNs;
            }
            from = last;
        }
    }
}
