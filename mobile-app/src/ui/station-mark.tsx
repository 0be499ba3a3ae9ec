import { Path, Rect, Svg } from '@/ui/drawing';
import { withoutChroma } from '@/theme/chroma';
import { markInks } from '@/theme/mark-inks';
import { useTheme } from '@/theme/use-theme';

/** The stove with its flame, in the station's own two inks. */
export const FLAME =
  'M12 4.2c.7 2.6 4.3 4.1 4.3 7.7a4.3 4.3 0 0 1-8.6 0c0-1.6.8-2.7 1.7-3.5.1 1.3.7 2 1.4 2.2C10.4 8.3 11 6 12 4.2z';
export const HEARTH = 'M4.5 20.5v-2.3h15v2.3z';

export function StationMark({ inks, size = 28 }: { inks: readonly string[] | undefined; size?: number }) {
  const theme = useTheme();
  const [ground, line] = markInks(inks);
  const ink = (hex: string) => (theme.mourning ? withoutChroma(hex) : hex);
  const side = theme.elder ? Math.round(size * 1.25) : size;
  return (
    <Svg width={side} height={side} viewBox="0 0 24 24" aria-hidden>
      <Rect width={24} height={24} rx={4} fill={ink(ground)} />
      <Path d={FLAME} fill={ink(line)} />
      <Path d={HEARTH} fill={ink(line)} />
    </Svg>
  );
}
