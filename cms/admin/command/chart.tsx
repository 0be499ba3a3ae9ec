import { useEffect, useRef } from 'react';
import { BarChart, EffectScatterChart, LinesChart } from 'echarts/charts';
import { AriaComponent, GeoComponent, GridComponent } from 'echarts/components';
import { init, registerMap, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { FACE } from './looks';

// Only what the screen draws comes along; SVG is sharp on a wall of any size.
use([BarChart, EffectScatterChart, LinesChart, AriaComponent, GeoComponent, GridComponent, SVGRenderer]);

export { registerMap };

type Props = {
  readonly option: EChartsCoreOption;
  readonly label: string;
  /** Told the name of the bar or point that was pressed. */
  readonly onPress?: (name: string) => void;
};

/** A chart that fills its box. The numbers themselves stand beside it as text, so that nobody has to see it to know them. */
export function Chart({ option, label, onPress }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>();
  const press = useRef(onPress);
  press.current = onPress;

  useEffect(() => {
    if (!box.current) return undefined;
    const drawn = init(box.current, null, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', ({ name }: { name?: string }) => press.current?.(name ?? ''));
    const watching = new ResizeObserver(() => drawn.resize());
    watching.observe(box.current);
    return () => {
      watching.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const usual = { animation: !still, animationDuration: 200, textStyle: { fontFamily: FACE } };
    chart.current?.setOption({ ...usual, aria: { enabled: true, label: { description: label } }, ...option });
  }, [option, label]);
  return <div ref={box} role="img" aria-label={label} style={{ width: '100%', height: '100%', minHeight: 0 }} />;
}
