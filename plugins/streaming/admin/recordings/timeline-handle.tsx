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
        ...{ top: 0, height: 64, width: 14, left: `calc(${share}% - ${edge === 'start' ? 14 : 0}px)` },
        ...{ background: '#b83214', cursor: 'ew-resize', touchAction: 'none', display: 'grid', placeItems: 'center' },
        borderRadius: edge === 'start' ? '4px 0 0 4px' : '0 4px 4px 0',
      }}
    >
      <Box aria-hidden style={{ width: 2, height: 20, background: '#ffffff' }} />
    </Box>
  );
}
