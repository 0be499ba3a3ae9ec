import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { Box } from '@strapi/design-system';
import type { Chapter } from '../../contract';
import { useSay } from '../words';
import { Handle } from './timeline-handle';
import { TimelineThumb } from './timeline-thumb';
import { moved, shareOf, zoomed, type Span } from './timeline.rules';
import { clockOf } from './time-words.rules';
import type { Thumb } from './use-storyboard';

type Props = {
  readonly whole: number;
  readonly time: number;
  readonly view: Span;
  readonly choice: Span | undefined;
  readonly chapters: readonly Chapter[];
  readonly thumbs: readonly Thumb[];
  readonly onSeek: (to: number) => void;
  readonly onView: (view: Span) => void;
  /** Missing for whoever may not cut. */
  readonly onChoice?: ((choice: Span) => void) | undefined;
};

const HEIGHT = 64;

/** The time of a film: where it is, its chapters, and what is chosen, by mouse, finger and keys. */
export function Timeline(props: Props) {
  const { whole, view, choice, thumbs, onView, onChoice } = props;
  const say = useSay();
  const bar = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<number | undefined>();
  const at = (clientX: number): number => {
    const box = bar.current?.getBoundingClientRect();
    const share = box && box.width > 0 ? (clientX - box.left) / box.width : 0;
    return view.start + Math.min(Math.max(share, 0), 1) * (view.end - view.start);
  };
  useWheel(bar, (event) => onView(zoomed(view, event.deltaY < 0 ? 1.25 : 0.8, { around: at(event.clientX), whole })));
  return (
    <Box position="relative" style={{ userSelect: 'none', touchAction: 'none' }}>
      {over !== undefined && <TimelineThumb thumbs={thumbs} at={over} share={shareOf(view, over)} />}
      <Bar {...props} bar={bar} at={at} onOver={setOver} />
      {choice &&
        onChoice &&
        EDGES.map((edge) => (
          <Handle
            key={edge}
            label={say(edge === 'start' ? 'cut.in' : 'cut.out')}
            edge={edge}
            value={choice[edge]}
            whole={whole}
            share={shareOf(view, choice[edge])}
            at={at}
            onMove={(to) => onChoice(moved(choice, edge, { to, whole }))}
          />
        ))}
    </Box>
  );
}

const EDGES = ['start', 'end'] as const;

type BarProps = Props & {
  readonly bar: RefObject<HTMLDivElement>;
  readonly at: (clientX: number) => number;
  readonly onOver: (at: number | undefined) => void;
};

/** The line itself: pressed and dragged it leads to that time. */
function Bar({ bar, at, onOver, onSeek, time, view, choice, chapters }: BarProps) {
  const press = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    onSeek(at(event.clientX));
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    onOver(at(event.clientX));
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onSeek(at(event.clientX));
  };
  return (
    <Box
      ref={bar}
      data-timeline=""
      position="relative"
      background="neutral150"
      hasRadius
      overflow="hidden"
      style={{ height: HEIGHT, cursor: 'pointer' }}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerLeave={() => onOver(undefined)}
    >
      <Ticks view={view} />
      {chapters.map((chapter) => (
        <Mark key={chapter.id} chapter={chapter} view={view} />
      ))}
      {choice && <Chosen choice={choice} view={view} />}
      <Box
        aria-hidden
        position="absolute"
        style={{ insetBlock: 0, left: `${shareOf(view, time)}%`, width: 2, background: '#b83214' }}
      />
    </Box>
  );
}

/** React hears wheels passively, so that the page would scroll as well. */
function useWheel(of: RefObject<HTMLElement>, on: (event: WheelEvent) => void): void {
  const held = useRef(on);
  useEffect(() => {
    held.current = on;
  });
  useEffect(() => {
    const element = of.current;
    const hear = (event: WheelEvent): void => {
      event.preventDefault();
      held.current(event);
    };
    element?.addEventListener('wheel', hear, { passive: false });
    return () => element?.removeEventListener('wheel', hear);
  }, [of]);
}

function Chosen({ choice, view }: { readonly choice: Span; readonly view: Span }) {
  const [left, right] = [shareOf(view, choice.start), shareOf(view, choice.end)];
  return (
    <Box
      aria-hidden
      position="absolute"
      style={{ insetBlock: 0, left: `${left}%`, width: `${right - left}%`, background: 'rgba(184, 50, 20, 0.22)' }}
    />
  );
}

function Mark({ chapter, view }: { readonly chapter: Chapter; readonly view: Span }) {
  if (chapter.at < view.start || chapter.at > view.end) return null;
  return (
    <Box
      position="absolute"
      title={chapter.title}
      style={{ top: 0, left: `${shareOf(view, chapter.at)}%`, borderLeft: '2px solid #0f6b5c', height: HEIGHT / 2 }}
    />
  );
}

const STEPS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 7_200];
const MOST_TICKS = 8;

/** Times below the line, as many as can be read. */
function Ticks({ view }: { readonly view: Span }) {
  const length = view.end - view.start;
  const step = STEPS.find((one) => length / one <= MOST_TICKS) ?? 14_400;
  const first = Math.ceil(view.start / step);
  const count = Math.max(0, Math.floor(view.end / step) - first + 1);
  return (
    <>
      {Array.from({ length: count }, (_, index) => (first + index) * step).map((at) => (
        <Box
          key={at}
          aria-hidden
          position="absolute"
          paddingLeft={1}
          style={{
            ...{ bottom: 0, left: `${shareOf(view, at)}%`, borderLeft: '1px solid currentColor', lineHeight: '16px' },
            ...{ fontSize: 11, opacity: 0.72, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
          }}
        >
          {clockOf(at, step < 1)}
        </Box>
      ))}
    </>
  );
}
