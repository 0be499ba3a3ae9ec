import { useEffect, useRef } from 'react';
import { hourAt } from '@hearth/cms/reach';
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useTheme } from 'styled-components';
import { HEALTH_MINUTES, type HealthSample } from '../../contract';
import { useSay } from '../words';

// Only what is drawn comes along.
use([LineChart, AriaComponent, GridComponent, TitleComponent, TooltipComponent, SVGRenderer]);

type Panel = { readonly title: string; readonly read: (sample: HealthSample) => number | null; readonly min: number };

/** Four small charts above each other over the same ten minutes, so that what happens together is seen together. */
export function HealthChart({ samples }: { readonly samples: readonly HealthSample[] }) {
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
    { title: say('health.kilobits'), read: ({ kilobits }) => kilobits, min: 0 },
    { title: say('health.frames'), read: ({ frames }) => frames, min: 0 },
    { title: say('health.keys'), read: ({ keySeconds }) => keySeconds, min: 0 },
    { title: say('health.level'), read: ({ level }) => level && Math.max(level, QUIETEST), min: QUIETEST },
  ];
  useEffect(() => {
    const ink = { line: colors.primary600, text: colors.neutral600, rule: colors.neutral200 };
    chart.current?.setOption(optionOf(samples, panels, ink));
  });
  return <div ref={box} role="img" aria-label={say('health.chart')} style={{ width: '100%', height: '100%' }} />;
}

const QUIETEST = -70;

type Ink = { readonly line: string; readonly text: string; readonly rule: string };

function optionOf(samples: readonly HealthSample[], panels: readonly Panel[], ink: Ink): EChartsCoreOption {
  const end = Date.parse(samples.at(-1)?.at ?? '');
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
      ...{ left: 44, right: 8, top: `${index * share + 7}%`, height: `${share - 11}%` },
    })),
    xAxis: panels.map((_, index) => ({
      ...{ type: 'time', gridIndex: index, min: end - HEALTH_MINUTES * 60_000, max: end },
      ...{
        axisLabel: { ...small, show: index === panels.length - 1, hideOverlap: true, formatter: hourAt },
        // What the pointer says stands by the station's clock as well.
        axisPointer: { label: { formatter: ({ value }: { readonly value: unknown }) => hourAt(Number(value)) } },
        axisLine: { lineStyle: { color: ink.rule } },
      },
      ...{ axisTick: { show: false }, splitLine: { show: false } },
    })),
    yAxis: panels.map(({ min }, index) => ({
      ...{ type: 'value', gridIndex: index, min, ...(min < 0 ? { max: 0 } : {}), splitNumber: 1 },
      ...{ axisLabel: small, splitLine: { lineStyle: { color: ink.rule } } },
    })),
    series: panels.map(({ title, read }, index) => ({
      ...{ type: 'line', name: title, xAxisIndex: index, yAxisIndex: index, showSymbol: false, connectNulls: true },
      ...{ lineStyle: { width: 1.5, color: ink.line }, itemStyle: { color: ink.line } },
      data: samples.map((sample) => [Date.parse(sample.at), read(sample)]),
    })),
  };
}
