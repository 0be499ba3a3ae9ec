import { Path, Svg } from '@/ui/drawing';
import type { Colour } from '@/theme/theme';
import { useTheme } from '@/theme/use-theme';

/** Drawn for Hearth on a 24 grid with a 1.7 line; no icon font. */
const DRAWN = {
  home: 'M4 10.6 12 4l8 6.6V19a1 1 0 0 1-1 1h-4.6v-5.4H9.6V20H5a1 1 0 0 1-1-1z',
  live: 'M3.5 6.5h17v11h-17zM10.3 9.6v4.8l4-2.4zM9 20.5h6',
  learn: 'M12 5.2 2.8 9.6 12 14l9.2-4.4zM6.4 11.4v5c3 2.6 8.2 2.6 11.2 0v-5M21.2 9.6v5',
  shop: 'M5 8.5h14l-1 11.5H6zM8.8 8.5V7.2a3.2 3.2 0 0 1 6.4 0v1.3',
  me: 'M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.2c.8-3.6 3.8-5.4 7.5-5.4s6.7 1.8 7.5 5.4',
  search: 'M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.6 15.6 20.3 20.3',
  back: 'M14.8 5 7.8 12l7 7',
  next: 'm9.2 5 7 7-7 7',
  down: 'm5 9.2 7 7 7-7',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  share: 'M12 15V4M8 7.6 12 3.6l4 4M5 12v7.4h14V12',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.7 3.6v4.2h-4.2',
  play: 'M8 5.2v13.6L19 12z',
  check: 'm5 12.6 4.6 4.6L19 7.6',
  seal: 'M12 3.6 19 6v5.6c0 4.4-2.9 7.4-7 8.8-4.1-1.4-7-4.4-7-8.8V6zM8.8 12l2.3 2.3 4.2-4.4',
  pencil: 'M4.5 19.5 5.6 15 15.8 4.8l3.4 3.4L9 18.4zM13.6 7l3.4 3.4',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.6V12l3 2',
  noNet:
    'M3 9.6a13.5 13.5 0 0 1 5-2.9M21 9.6a13.5 13.5 0 0 0-8-3.3M6.5 13.4a8.7 8.7 0 0 1 4-2.2M17.5 13.4l-1.2-.9M12 18.2v.1M4 3.6l16 16.8',
  settings:
    'M4 7h9M17.5 7H20M4 17h2.5M11 17h9M15.2 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8.8 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  tower:
    'M12 10.5v10M8.5 20.5h7M12 10.5a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2zM8.3 12.6a5.2 5.2 0 0 1 0-7.4M15.7 5.2a5.2 5.2 0 0 1 0 7.4M5.6 15.2a9 9 0 0 1 0-12.6M18.4 2.6a9 9 0 0 1 0 12.6',
  tip: 'M4 5h16v11h-9l-4.5 3.6V16H4zM12 7.8v3.6M12 13.4v.1',
  paper: 'M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4',
} as const;

export type IconName = keyof typeof DRAWN;

export interface IconProps {
  readonly name: IconName;
  readonly tone?: Colour;
  readonly size?: number;
  readonly filled?: boolean;
}

interface DrawnProps extends Omit<IconProps, 'name'> {
  readonly d: string;
}

/** A drawing on the grid of the icons. */
export function Drawn({ d, tone = 'ink', size = 24, filled = false }: DrawnProps) {
  const theme = useTheme();
  const side = theme.elder ? Math.round(size * 1.3) : size;
  const colour = theme.colour[tone];
  return (
    <Svg width={side} height={side} viewBox="0 0 24 24" aria-hidden>
      <Path
        d={d}
        stroke={colour}
        strokeWidth={1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
        fill={filled ? colour : 'none'}
      />
    </Svg>
  );
}

/** Always beside words or inside something labelled, so it is silent to screen readers. */
export function Icon({ name, ...rest }: IconProps) {
  return <Drawn d={DRAWN[name]} {...rest} />;
}
