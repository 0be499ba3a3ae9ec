import { Box } from '@strapi/design-system';
import type { RoomViewers } from '../../contract';

const WIDTH = 320;
const HEIGHT = 56;
const STROKE = 2;

type Props = { readonly samples: RoomViewers['samples']; readonly label: string };

/** A curve without axes: the figures beside it say how high it is, and its name says the rest to those who hear it. */
export function Sparkline({ samples, label }: Props) {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || samples.length < 2) return null;
  const [from, to] = [Date.parse(first.at), Date.parse(last.at)];
  const highest = Math.max(1, ...samples.map(({ viewers }) => viewers));
  const points = samples.map(({ at, viewers }) => {
    const x = ((Date.parse(at) - from) / (to - from)) * WIDTH;
    const y = HEIGHT - STROKE - (viewers / highest) * (HEIGHT - 2 * STROKE);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <Box color="primary600" paddingTop={2}>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        style={{ display: 'block', width: '100%', height: HEIGHT }}
      >
        <polygon
          points={`0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`}
          fill="currentColor"
          opacity={0.12}
          stroke="none"
        />
        <polyline
          points={points.join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth={STROKE}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </Box>
  );
}
