package io.ttlab.chart;

import static io.ttlab.chart.Charts.plot;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fewer points, the same picture. */
class DecimationTest {
    private static final int MANY = 1_000_000;

    private static double[] walk(int count) {
        Random random = new Random(5);
        double[] y = new double[count];
        for (int index = 1; index < count; index++) {
            y[index] = y[index - 1] + random.nextGaussian();
        }
        return y;
    }

    @Test
    void keepsEveryExtremeOfAMillionPoints() {
        double[] y = walk(MANY);
        y[654_321] = 99_999;
        y[123_456] = -99_999;
        Chart chart = plot(y).chart();
        Mark.Line line =
                (Mark.Line) Fit.of(chart, 860, 420).panels().get(0).marks().get(0);
        assertTrue(line.x().length <= 4 * 860 + 8, "points: " + line.x().length);
        assertEquals(99_999, Arrays.stream(line.y()).max().orElseThrow());
        assertEquals(-99_999, Arrays.stream(line.y()).min().orElseThrow());
        assertEquals(0, line.x()[0]);
        assertEquals(MANY - 1, line.x()[line.x().length - 1]);
    }

    @Test
    void eachSliceKeepsItsLowestAndItsHighest() {
        double[] y = walk(50_000);
        Chart chart = plot(y).chart();
        Axis axis = chart.panels().get(0).x();
        Mark.Line line =
                (Mark.Line) Fit.of(chart, 500, 300).panels().get(0).marks().get(0);
        double[][] expected =
                ends(axis, ((Mark.Line) chart.panels().get(0).marks().get(0)), 500);
        double[][] kept = ends(axis, line, 500);
        assertArrayEquals(expected[0], kept[0]);
        assertArrayEquals(expected[1], kept[1]);
    }

    private static double[][] ends(Axis axis, Mark.Line line, int slices) {
        double[][] ends = new double[2][slices];
        Arrays.fill(ends[0], Double.POSITIVE_INFINITY);
        Arrays.fill(ends[1], Double.NEGATIVE_INFINITY);
        for (int index = 0; index < line.x().length; index++) {
            int slice = (int) (axis.unit(line.x()[index]) * slices);
            ends[0][slice] = Math.min(ends[0][slice], line.y()[index]);
            ends[1][slice] = Math.max(ends[1][slice], line.y()[index]);
        }
        return ends;
    }

    @Test
    void aNoteSaysHowMuchWasLeftOut() {
        String note = Fit.of(plot(walk(MANY)).chart(), 860, 420).note();
        assertTrue(note.matches("1,000,000 points drawn as 3,\\d{3}, highest and lowest kept"), note);
        assertEquals("", Fit.of(plot(walk(500)).chart(), 860, 420).note());
    }

    @Test
    void aDecimatedLineIsTheSamePicture() {
        double[] y = walk(60_000);
        Chart chart = plot(y).chart();
        Chart finer = Fit.of(chart, 6000, 3000);
        assertTrue(GoldenPicture.same(ImageCanvas.draw(chart, 1), ImageCanvas.draw(finer, 1)));
    }

    @Test
    void pointsOfOnePixelBecomeOneAndTheOutermostStay() {
        double[] x = walk(200_000);
        double[] y = walk(200_000);
        Chart chart = plot(x, y).chart();
        Mark.Line line = (Mark.Line) chart.panels().get(0).marks().get(0);
        Mark.Points points = new Mark.Points(line.series(), line.x(), line.y(), null, null);
        Mark.Points kept = Decimation.points(
                points, chart.panels().get(0).x(), chart.panels().get(0).y(), 90, 50);
        assertTrue(kept.x().length <= 90 * 50 + 4, "points: " + kept.x().length);
        assertEquals(Arrays.stream(line.x()).max(), Arrays.stream(kept.x()).max());
        assertEquals(Arrays.stream(line.y()).min(), Arrays.stream(kept.y()).min());
    }

    @Test
    void mergedCandlesKeepHighAndLow() {
        int count = 10_000;
        double[] x = new double[count];
        Arrays.setAll(x, index -> index);
        double[] open = walk(count);
        double[] high = new double[count];
        double[] low = new double[count];
        Arrays.setAll(high, index -> open[index] + 1);
        Arrays.setAll(low, index -> open[index] - 1);
        Mark.Series series = new Mark.Series("px", 0, null, false);
        Mark.Candles merged = Decimation.candles(new Mark.Candles(series, x, open, high, low, open, 0.7), 500);
        assertEquals(500, merged.x().length);
        assertEquals(open[0], merged.open()[0]);
        assertEquals(open[19], merged.close()[0]);
        assertEquals(Arrays.stream(high).max(), Arrays.stream(merged.high()).max());
        assertEquals(Arrays.stream(low).min(), Arrays.stream(merged.low()).min());
    }

    @Test
    void aNotebookOfAMillionPointsStaysSmall() {
        ChartForms.Notebook forms = ChartForms.notebook(plot(walk(MANY)));
        int bytes = ChartScript.json(forms.plotly()).length()
                + forms.html().length()
                + forms.png().length();
        assertTrue(bytes < 200_000, "bytes: " + bytes);
    }
}
