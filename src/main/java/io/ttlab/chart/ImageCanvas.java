package io.ttlab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Draws into a picture in memory. Needs no screen. */
final class ImageCanvas implements Canvas {
    static {
        // Without it the toolkit looks for a display on its first use; whoever needs one has set it already.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private final Graphics2D graphics;
    private @Nullable Shape outer;

    private ImageCanvas(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    /** The chart as a picture, so many times as large as its look says. */
    static BufferedImage draw(Chart chart, double scale) {
        Chart.Look look = chart.look();
        int width = (int) Math.round(look.width() * scale);
        int height = (int) Math.round(look.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(scale, scale);
            PicturePainter.paint(new ImageCanvas(graphics), Fit.of(chart, width, height));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** A canvas that measures texts and draws nothing. */
    static Canvas measuring() {
        return new ImageCanvas(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Stroke stroke) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, count);
        path.moveTo(x[0], y[0]);
        for (int index = 1; index < count; index++) {
            path.lineTo(x[index], y[index]);
        }
        float[] dashes = null;
        if (stroke.dashes().length > 0) {
            dashes = new float[stroke.dashes().length];
            for (int index = 0; index < dashes.length; index++) {
                dashes[index] = (float) stroke.dashes()[index];
            }
        }
        graphics.setColor(new Color(stroke.argb(), true));
        graphics.setStroke(
                new BasicStroke((float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10, dashes, 0));
        graphics.draw(path);
    }

    @Override
    public void polygon(double[] x, double[] y, int count, int argb) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, count + 1);
        path.moveTo(x[0], y[0]);
        for (int index = 1; index < count; index++) {
            path.lineTo(x[index], y[index]);
        }
        path.closePath();
        graphics.setColor(new Color(argb, true));
        graphics.fill(path);
    }

    @Override
    public void rect(double x, double y, double width, double height, int argb) {
        graphics.setColor(new Color(argb, true));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void circle(double x, double y, double radius, int argb) {
        graphics.setColor(new Color(argb, true));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(String text, double x, double y, Type type) {
        FontMetrics metrics = metrics(type.size(), type.bold());
        double width = textWidth(text, type.size(), type.bold());
        double shift = type.anchor() == Anchor.START ? 0 : type.anchor() == Anchor.MIDDLE ? width / 2 : width;
        double down = (metrics.getAscent() - metrics.getDescent()) / 2.0;
        graphics.setColor(new Color(type.argb(), true));
        if (type.upward()) {
            graphics.rotate(-Math.PI / 2, x, y);
            graphics.drawString(text, (float) (x - shift), (float) (y + down));
            graphics.rotate(Math.PI / 2, x, y);
        } else {
            graphics.drawString(text, (float) (x - shift), (float) (y + down));
        }
    }

    @Override
    public double textWidth(String text, double size, boolean bold) {
        return metrics(size, bold).getStringBounds(text, graphics).getWidth();
    }

    private FontMetrics metrics(double size, boolean bold) {
        Font font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
        graphics.setFont(font);
        return graphics.getFontMetrics(font);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        outer = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void unclip() {
        graphics.setClip(outer);
    }
}
