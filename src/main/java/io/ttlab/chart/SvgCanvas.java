package io.ttlab.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes an SVG document; texts are measured as pictures measure them. */
final class SvgCanvas implements Canvas {
    private final Canvas measure = ImageCanvas.measuring();
    private final StringBuilder out = new StringBuilder();
    private int clips;

    private SvgCanvas() {}

    /** The chart as a document of its own. */
    static String draw(Chart chart) {
        SvgCanvas canvas = new SvgCanvas();
        Chart.Look look = chart.look();
        canvas.out
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(look.width())
                .append("\" height=\"")
                .append(look.height())
                .append("\" viewBox=\"0 0 ")
                .append(look.width())
                .append(' ')
                .append(look.height())
                .append("\" font-family=\"DejaVu Sans, Verdana, Arial, sans-serif\">\n");
        PicturePainter.paint(canvas, Fit.of(chart, look.width(), look.height()));
        return canvas.out.append("</svg>\n").toString();
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Stroke stroke) {
        out.append("<path d=\"");
        path(x, y, count);
        out.append("\" fill=\"none\"");
        color("stroke", stroke.argb());
        out.append(" stroke-width=\"").append(number(stroke.width())).append('"');
        if (stroke.dashes().length > 0) {
            out.append(" stroke-dasharray=\"");
            for (double dash : stroke.dashes()) {
                out.append(number(dash)).append(' ');
            }
            out.append('"');
        }
        out.append(" stroke-linejoin=\"bevel\"/>\n");
    }

    private void path(double[] x, double[] y, int count) {
        for (int index = 0; index < count; index++) {
            out.append(index == 0 ? 'M' : 'L')
                    .append(number(x[index]))
                    .append(' ')
                    .append(number(y[index]));
        }
    }

    @Override
    public void polygon(double[] x, double[] y, int count, int argb) {
        out.append("<path d=\"");
        path(x, y, count);
        out.append("Z\"");
        color("fill", argb);
        out.append("/>\n");
    }

    @Override
    public void rect(double x, double y, double width, double height, int argb) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append('"');
        color("fill", argb);
        out.append("/>\n");
    }

    @Override
    public void circle(double x, double y, double radius, int argb) {
        out.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        out.append("\" r=\"").append(number(radius)).append('"');
        color("fill", argb);
        out.append("/>\n");
    }

    @Override
    public void text(String text, double x, double y, Type type) {
        String anchor =
                type.anchor() == Anchor.MIDDLE ? "middle" : type.anchor().name().toLowerCase(Locale.ROOT);
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" font-size=\"").append(number(type.size()));
        out.append("\" text-anchor=\"").append(anchor).append("\" dy=\"0.35em\"");
        if (type.bold()) {
            out.append(" font-weight=\"bold\"");
        }
        if (type.upward()) {
            out.append(" transform=\"rotate(-90 ")
                    .append(number(x))
                    .append(' ')
                    .append(number(y))
                    .append(")\"");
        }
        color("fill", type.argb());
        out.append('>').append(escape(text)).append("</text>\n");
    }

    /** A text as XML, without the control characters that XML forbids. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            switch (each) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(each < ' ' || each == 0xFFFE || each == 0xFFFF ? ' ' : each);
            }
        }
        return safe.toString();
    }

    @Override
    public double textWidth(String text, double size, boolean bold) {
        return measure.textWidth(text, size, bold);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        clips++;
        out.append("<clipPath id=\"c").append(clips).append("\"><rect x=\"").append(number(x));
        out.append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width));
        out.append("\" height=\"").append(number(height)).append("\"/></clipPath>\n");
        out.append("<g clip-path=\"url(#c").append(clips).append(")\">\n");
    }

    @Override
    public void unclip() {
        out.append("</g>\n");
    }

    private void color(String attribute, int argb) {
        out.append(' ').append(attribute).append("=\"").append(Theme.hex(argb)).append('"');
        int alpha = argb >>> 24;
        if (alpha < 255) {
            out.append(' ')
                    .append(attribute)
                    .append("-opacity=\"")
                    .append(number(alpha / 255.0))
                    .append('"');
        }
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "0";
        }
        return new BigDecimal(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
