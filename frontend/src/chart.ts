import { LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, SVGRenderer]);

interface Series {
  tone: string;
  values: (number | null)[];
}

/** Colours are the page's own, by name: so a chart follows its theme, and paper, without being drawn anew. */
const colour = (tone: string) => `var(--chart-${tone})`;
const COMPARISON = 'comparison';
const FONT = 'Inter, system-ui, sans-serif';
const NARROWEST_LABEL = 46;

/**
 * A picture of figures that stand as text beside it. Kinds: columns (stacked, what they are held against beside them),
 * bars (lying, each with its figure and a note at the end), lines (each with its last figure).
 */
@customElement('figure-chart')
export class FigureChart extends LitElement {
  @property() kind = 'columns';
  @property({ attribute: false }) categories: string[] = [];
  @property({ attribute: false }) notes: string[] = [];
  @property({ attribute: false }) series: Series[] = [];

  private chart?: ECharts;
  private readonly resized = new ResizeObserver(() => this.fit());
  private readonly numbers = new Intl.NumberFormat(document.documentElement.lang || 'nb');

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  protected override updated(_: PropertyValues) {
    this.draw();
  }

  private fit() {
    if (this.clientWidth > 0) this.draw();
  }

  private draw() {
    if (this.clientWidth === 0) return;
    const height = this.kind === 'bars' ? this.categories.length * (this.series.length > 1 ? 48 : 30) : 240;
    this.style.height = `${height}px`;
    this.chart ??= init(this, null, { renderer: 'svg', width: this.clientWidth, height });
    this.chart.resize({ width: this.clientWidth, height });
    this.chart.setOption(
      {
        animation: false,
        textStyle: { fontFamily: FONT, fontSize: 12, color: 'var(--ink-3)' },
        ...(this.kind === 'bars' ? this.bars() : this.upright()),
      },
      { notMerge: true },
    );
  }

  private text(value: unknown) {
    return typeof value === 'number' ? this.numbers.format(value) : '';
  }

  private upright() {
    const lines = this.kind === 'lines';
    const room = (this.clientWidth - 60) / Math.max(1, this.categories.length);
    return {
      grid: { left: 4, right: lines ? 48 : 4, top: 20, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: {
        type: 'category',
        data: this.categories,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--line-strong)' } },
        axisLabel: { color: 'var(--ink-3)', hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 4,
        splitLine: { lineStyle: { color: 'var(--line)' } },
        axisLabel: { color: 'var(--ink-3)', formatter: (value: number) => this.text(value) },
      },
      series: lines ? this.series.map((each) => this.line(each)) : this.columns(room),
    };
  }

  private line(each: Series) {
    return {
      type: 'line',
      silent: true,
      data: each.values,
      symbolSize: 5,
      showAllSymbol: true,
      lineStyle: { color: colour(each.tone), width: 2 },
      itemStyle: { color: colour(each.tone) },
      endLabel: { show: true, color: 'var(--ink)', fontWeight: 600, formatter: ({ value }: { value: unknown }) => this.text(value) },
    };
  }

  /** What it is held against stands first and thin; the sum stands on top of the stack where there is room for it. */
  private columns(room: number) {
    const ordered = [...this.series].sort((a, b) => Number(b.tone === COMPARISON) - Number(a.tone === COMPARISON));
    const stacked = this.series.filter((each) => each.tone !== COMPARISON);
    const sums = this.categories.map((_, at) => stacked.reduce((sum, each) => sum + (each.values[at] ?? 0), 0));
    const wide = Math.max(3, Math.min(28, room * 0.5));
    return ordered.map((each) => {
      const held = each.tone === COMPARISON;
      return {
        type: 'bar',
        silent: true,
        stack: held ? COMPARISON : 'now',
        data: each.values,
        barWidth: held ? wide * 0.4 : wide,
        barGap: '8%',
        itemStyle: this.fill(each.tone),
        label: {
          show: each === stacked.at(-1) && room >= NARROWEST_LABEL,
          position: 'top',
          color: 'var(--ink-2)',
          fontSize: 11.5,
          formatter: ({ dataIndex }: { dataIndex: number }) => (sums[dataIndex] > 0 ? this.text(sums[dataIndex]) : ''),
        },
      };
    });
  }

  private bars() {
    const names = { axisTick: { show: false }, axisLine: { show: false }, type: 'category', inverse: true };
    return {
      grid: { left: 0, right: this.notes.length > 0 ? 4 : 12, top: 0, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'value', show: false, max: (range: { max: number }) => Math.max(1, range.max * 1.15) },
      yAxis: [
        { ...names, data: this.categories, axisLabel: { color: 'var(--ink)', fontSize: 13, margin: 14 } },
        { ...names, position: 'right', data: this.notes, show: this.notes.length > 0, axisLabel: { color: 'var(--ink-2)', fontSize: 13, margin: 14 } },
      ],
      series: this.series.map((each) => ({
        type: 'bar',
        silent: true,
        data: each.values,
        barWidth: 13,
        barGap: '35%',
        itemStyle: { ...this.fill(each.tone), borderRadius: 2 },
        label: {
          show: true,
          position: 'right',
          color: each.tone === COMPARISON ? 'var(--ink-3)' : 'var(--ink)',
          fontWeight: each.tone === COMPARISON ? 400 : 600,
          fontSize: 13,
          formatter: ({ value }: { value: unknown }) => this.text(value),
        },
      })),
    };
  }

  /** The palest one is outlined. */
  private fill(tone: string) {
    return tone === '3' ? { color: colour(tone), borderColor: colour('2'), borderWidth: 1 } : { color: colour(tone) };
  }
}
