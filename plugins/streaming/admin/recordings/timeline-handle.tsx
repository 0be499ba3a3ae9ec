import type { KeyboardEvent, PointerEvent } from 'react';
import { Box } from '@strapi/design-system';
import { clockOf } from './time-words.rules';

type Props = {
  readonly label: string;
  readonly edge: 'start' | 'end';
  readonly value: number;
  readonly whole: number;
  readonly share: number;
  readonly at: (clientX: number) => number;
  readonly onMove: (to: number) => void;
};

const FRAME = 1 / 30;
/** Pixels, as WCAG 2.2 wants of whatever is pressed (2.5.8). */
const TARGET = 24;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 };

/** The beginning or the end of what is chosen: dragged, or moved by arrows, a frame or with Shift a second. */
export function Handle({ label, edge, value, whole, share, at, onMove }: Props) {
  const press = (event: PointerEvent<HTMLDivElement>): void => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(at(event.clientX));
  };
  const key = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(value + step * (event.shiftKey ? 1 : FRAME));
  };
  return (
    <Box
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(whole * 100) / 100}
      aria-valuenow={Math.round(value * 100) / 100}
      aria-valuetext={clockOf(value, true)}
      data-edge={edge}
      onPointerDown={press}
      onPointerMove={drag}
      onKeyDown={key}
      position="absolute"
      style={{
        // Wider than it looks: beginning and end of a short piece of a long recording stand close, and each has to be hit.
        ...{ top: 0, height: 64, width: TARGET, left: `calc(${share}% - ${edge === 'start' ? TARGET : 0}px)` },
        ...{ cursor: 'ew-resize', touchAction: 'none', display: 'flex' },
        justifyContent: edge === 'start' ? 'flex-end' : 'flex-start',
      }}
    >
      <Box
        aria-hidden
        style={{
          ...{ width: 14, height: 64, background: '#b83214', display: 'grid', placeItems: 'center' },
          borderRadius: edge === 'start' ? '4px 0 0 4px' : '0 4px 4px 0',
        }}
      >
        <Box style={{ width: 2, height: 20, background: '#ffffff' }} />
      </Box>
    </Box>
  );
}
