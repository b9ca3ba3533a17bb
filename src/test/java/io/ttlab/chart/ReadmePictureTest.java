package io.ttlab.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.analytics.Analytics;
import io.ttlab.api.TT;
import io.ttlab.client.Gateway;
import io.ttlab.client.Sample;
import io.ttlab.demo.DemoGateway;
import io.ttlab.demo.DemoOptions;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/**
 * The README's picture, made of a day of the demo that is always the same.
 *
 * <p>{@code mvn test -Dtest=ReadmePictureTest -Dtest.jvm.options=-Dttlab.golden=write} makes it anew.
 */
class ReadmePictureTest {
    private static final Path FILE = Path.of("notebooks/images/charts.png");
    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;

    @Test
    void showsWhatTheChartsDraw() throws Exception {
        BufferedImage made = montage();
        if ("write".equals(System.getProperty("ttlab.golden"))) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, Png.bytes(Png.indexed(made, 128)));
        }
        assertTrue(
                GoldenPicture.same(ImageIO.read(FILE.toFile()), made),
                FILE + " shows something else than the charts draw now; make it anew, and look at it");
    }

    private static BufferedImage montage() throws Exception {
        Clock evening = Clock.fixed(Instant.parse("2026-11-20T21:00:00Z"), ZoneOffset.UTC);
        try (DemoGateway demo =
                DemoGateway.start(DemoOptions.defaults().withClock(evening).withTicking(false))) {
            Gateway gateway = new Gateway(Sample.settings(demo.baseUrl(), demo.apiKey(), demo.apiSecret()));
            TT tt = TT.open(() -> gateway);
            Analytics analytics = Analytics.of(tt);
            Table fills = tt.ledger.fills(q -> q.since("2026-11-20").until("2026-11-20T21:00:00Z"));
            List<Plot> plots = List.of(
                    DeskCharts.pnl(analytics.pnl(fills).fifo().roundTrips()),
                    DeskCharts.fills(fills, "ZN Dec26")
                            .prices(analytics.instruments().of("ZN Dec26").display()::text),
                    DeskCharts.volume(fills).dark(),
                    Charts.plot(fills)
                            .bar("account", "lastQty")
                            .by("side")
                            .yLabel("contracts")
                            .title("Contracts by account")
                            .dark());
            BufferedImage montage = new BufferedImage(2 * WIDTH, 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = montage.createGraphics();
            for (int index = 0; index < plots.size(); index++) {
                BufferedImage image = plots.get(index).size(WIDTH, HEIGHT).image();
                graphics.drawImage(image, index % 2 * WIDTH, index / 2 * HEIGHT, null);
            }
            graphics.dispose();
            return montage;
        }
    }
}
