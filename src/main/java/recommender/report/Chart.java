package recommender.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Chart of numbers over numbers as SVG, to be put into HTML: its colours are those of the page, and
 * its text is drawn as shapes, so that it needs no font.
 */
final class Chart {
  private static final int WIDTH = 520;
  private static final int HEIGHT = 300;
  private static final BasicStroke THIN = new BasicStroke(1);
  private static final BasicStroke THICK = new BasicStroke(2);
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 3}, 0);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final XYChart chart = new XYChart(WIDTH, HEIGHT);

  /** A colour that the page has as a variable; drawn with a number that stands for it. */
  enum Tone {
    PAPER,
    INK,
    GRID,
    FIRST,
    SECOND,
    THIRD;

    private Color color() {
      return new Color(1, 2, 3 + ordinal());
    }

    private String drawn() {
      return "rgb(1,2,%d)".formatted(3 + ordinal());
    }

    private String variable() {
      return "var(--%s)".formatted(name().toLowerCase(Locale.ROOT));
    }
  }

  Chart(String x, String y) {
    chart.setXAxisTitle(x);
    chart.setYAxisTitle(y);
    style(chart.getStyler());
  }

  private static void style(XYStyler style) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    style.setChartBackgroundColor(Tone.PAPER.color());
    style.setPlotBackgroundColor(Tone.PAPER.color());
    style.setPlotBorderVisible(false);
    style.setChartFontColor(Tone.INK.color());
    style.setLegendPosition(Styler.LegendPosition.OutsideS);
    style.setLegendLayout(Styler.LegendLayout.Horizontal);
    style.setLegendBackgroundColor(Tone.PAPER.color());
    style.setLegendBorderColor(Tone.PAPER.color());
    style.setLegendFont(font);
    style.setAxisTitleFont(font);
    style.setAxisTickLabelsFont(font.deriveFont(12f));
    style.setAxisTickLabelsColor(Tone.INK.color());
    style.setAxisTickMarksColor(Tone.GRID.color());
    style.setPlotGridLinesColor(Tone.GRID.color());
    style.setPlotGridLinesStroke(THIN);
    style.setPlotGridVerticalLinesVisible(false);
    style.setAnnotationLineColor(Tone.THIRD.color());
    style.setAnnotationLineStroke(DASHED);
    style.setXAxisTickMarkSpacingHint(90);
    style.setLocale(Locale.ENGLISH);
  }

  /** Adds a line, against the left axis. */
  Chart line(String name, double[] x, double[] y, Tone tone) {
    add(name, x, y, tone, 0).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    return this;
  }

  /** Adds a line against an axis of its own, on the right. */
  Chart besideIt(String name, double[] x, double[] y, Tone tone) {
    add(name, x, y, tone, 1).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
    chart.setYAxisGroupTitle(1, name);
    return this;
  }

  /** Adds dots. */
  Chart dots(String name, double[] x, double[] y, Tone tone) {
    XYSeries series = add(name, x, y, tone, 0);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(tone.color());
    return this;
  }

  private XYSeries add(String name, double[] x, double[] y, Tone tone, int axis) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineColor(tone.color());
    series.setLineStyle(THICK);
    series.setMarker(x.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setMarkerColor(tone.color());
    series.setYAxisGroup(axis);
    return series;
  }

  /** Has the axes begin at 0. */
  Chart fromZero() {
    chart.getStyler().setYAxisMin(0.0);
    return this;
  }

  /** Writes numbers of the lower axis as months; they are milliseconds since 1970. */
  Chart ofMonths() {
    chart
        .getStyler()
        .setXAxisMaxLabelCount(5)
        .setxAxisTickLabelsFormattingFunction(
            time -> MONTH.format(Instant.ofEpochMilli(time.longValue())));
    return this;
  }

  /** Draws a dashed line from top to bottom. */
  Chart mark(double x) {
    chart.addAnnotation(new AnnotationLine(x, true, false));
    return this;
  }

  /**
   * The chart as an element of HTML.
   *
   * @param label what it shows, for those who do not see it
   */
  String svg(String label) {
    String svg = drawn();
    for (Tone tone : Tone.values()) {
      svg = svg.replace(tone.drawn(), tone.variable());
    }
    // A page has several, whose paths are found by number.
    String id = Integer.toHexString(svg.hashCode());
    return svg.substring(svg.indexOf("<svg"))
        .replaceFirst("width=\"%dpx\"".formatted(WIDTH), "")
        .replaceFirst("height=\"%dpx\"".formatted(HEIGHT), "")
        .replaceFirst("<svg", "<svg role=\"img\" aria-label=\"" + label + "\"")
        .replaceAll("clip(-?\\d+)", "clip-" + id + "-$1");
  }

  private String drawn() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
