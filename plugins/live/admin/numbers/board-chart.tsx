import { useEffect, useRef } from 'react';
import { hourAt } from '@hearth/cms/reach';
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useTheme } from 'styled-components';
import type { BoardSample } from '../../contract';
import { yuanText } from './figure-text.rules';
import { useSay } from './words';

// Only what is drawn comes along.
use([LineChart, AriaComponent, GridComponent, TitleComponent, TooltipComponent, SVGRenderer]);

type Panel = {
  readonly title: string;
  readonly read: (sample: BoardSample) => number;
  readonly write: (value: number) => string;
};

const plain = (value: number): string => value.toLocaleString('en');

/** People, orders and money above each other over the same time, so that what happens together is seen together. */
export function BoardChart({ samples }: { readonly samples: readonly BoardSample[] }) {
  const say = useSay();
  const { colors } = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>();
  useEffect(() => {
    if (!box.current) return undefined;
    const drawn = init(box.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const watching = new ResizeObserver(() => drawn.resize());
    watching.observe(box.current);
    return () => {
      watching.disconnect();
      drawn.dispose();
    };
  }, []);
  const panels: readonly Panel[] = [
    { title: say('numbers.course.concurrent'), read: ({ concurrent }) => concurrent, write: plain },
    { title: say('numbers.course.orders'), read: ({ orders }) => orders, write: plain },
    { title: say('numbers.course.net'), read: ({ net }) => net, write: yuanText },
  ];
  useEffect(() => {
    const ink = { line: colors.primary600, text: colors.neutral600, rule: colors.neutral200 };
    chart.current?.setOption(optionOf(samples, panels, ink));
  });
  const last = samples.at(-1);
  const label = last ? say('numbers.course.label', { concurrent: last.concurrent, orders: last.orders }) : '';
  return <div ref={box} role="img" aria-label={label} style={{ width: '100%', height: '100%' }} />;
}

type Ink = { readonly line: string; readonly text: string; readonly rule: string };

function optionOf(samples: readonly BoardSample[], panels: readonly Panel[], ink: Ink): EChartsCoreOption {
  const share = 100 / panels.length;
  const small = { fontSize: 11, color: ink.text };
  return {
    animation: false,
    tooltip: { trigger: 'axis', confine: true },
    title: panels.map(({ title }, index) => ({
      ...{ text: title, left: 0, top: `${index * share}%`, padding: 0 },
      textStyle: { ...small, fontWeight: 'normal' },
    })),
    grid: panels.map((_, index) => ({
      ...{ left: 76, right: 8, top: `${index * share + 8}%`, height: `${share - 14}%` },
    })),
    xAxis: panels.map((_, index) => ({
      ...{ type: 'time', gridIndex: index },
      ...{
        axisLabel: { ...small, show: index === panels.length - 1, hideOverlap: true, formatter: hourAt },
        // What the pointer says stands by the station's clock as well.
        axisPointer: { label: { formatter: ({ value }: { readonly value: unknown }) => hourAt(Number(value)) } },
        axisLine: { lineStyle: { color: ink.rule } },
      },
      ...{ axisTick: { show: false }, splitLine: { show: false } },
    })),
    yAxis: panels.map(({ write }, index) => ({
      ...{ type: 'value', gridIndex: index, splitNumber: 2, min: 0 },
      ...{ axisLabel: { ...small, formatter: write }, splitLine: { lineStyle: { color: ink.rule } } },
    })),
    series: panels.map(({ title, read, write }, index) => ({
      ...{ type: 'line', name: title, xAxisIndex: index, yAxisIndex: index, showSymbol: false },
      ...{ lineStyle: { width: 1.5, color: ink.line }, itemStyle: { color: ink.line } },
      tooltip: { valueFormatter: (value: unknown) => write(Number(value)) },
      data: samples.map((sample) => [Date.parse(sample.at), read(sample)]),
    })),
  };
}
