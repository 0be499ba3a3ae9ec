import { Box } from '@strapi/design-system';
import { clockOf } from './time-words.rules';
import type { Thumb } from './use-storyboard';

type Props = { readonly thumbs: readonly Thumb[]; readonly at: number; readonly share: number };

/** What the film shows where the pointer is, and when. */
export function TimelineThumb({ thumbs, at, share }: Props) {
  const thumb = thumbs.find(({ start, end }) => at >= start && at < end);
  return (
    <Box
      aria-hidden
      position="absolute"
      zIndex={2}
      hasRadius
      overflow="hidden"
      style={{
        ...{ bottom: 'calc(100% + 4px)', left: `clamp(0px, calc(${share}% - 80px), calc(100% - 160px))` },
        ...{ pointerEvents: 'none', background: '#1c1917', color: '#f5f1ea', fontSize: 12 },
        ...{ fontVariantNumeric: 'tabular-nums', textAlign: 'center' },
      }}
    >
      {thumb && (
        <Box
          style={{
            ...{ width: thumb.width, height: thumb.height },
            background: `url("${thumb.url}") -${thumb.x}px -${thumb.y}px`,
          }}
        />
      )}
      <Box paddingLeft={2} paddingRight={2}>
        {clockOf(at, true)}
      </Box>
    </Box>
  );
}
