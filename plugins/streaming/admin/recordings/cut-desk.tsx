import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { Chapter, RecordingLine } from '../../contract';
import { useSay } from '../words';
import { CutForm } from './cut-form';
import { Timeline } from './timeline';
import { clockOf } from './time-words.rules';
import { following, marked, zoomed, type Span } from './timeline.rules';
import type { Film } from './use-film';
import { useKeys, type Keys } from './use-keys';
import type { Thumb } from './use-storyboard';

type Props = {
  readonly recording: RecordingLine;
  readonly film: Film;
  readonly chapters: readonly Chapter[];
  readonly thumbs: readonly Thumb[];
  readonly mayEdit: boolean;
};

const FRAME = 1 / 30;

/** Where clips and reels are made: in and out on the time of the film, pieces in their order, and the scissors. */
export function CutDesk({ recording, film, chapters, thumbs, mayEdit }: Props) {
  const say = useSay();
  const whole = Math.max(film.length, recording.state === 'recording' ? 0 : recording.seconds, 0.1);
  const [view, setView] = useView(film, whole);
  const [choice, setChoice] = useState<Span | undefined>();
  const { now } = film;
  const mark = useCallback(
    (edge: keyof Span) => {
      const at = now();
      const usual = { start: Math.max(0, at), end: Math.min(whole, at + 30) };
      setChoice((chosen) => marked(chosen ?? usual, edge, { at, whole }));
    },
    [now, whole],
  );
  const zoom = useCallback(
    (factor: number) => setView(zoomed(view, factor, { around: film.time, whole })),
    [view, film.time, whole, setView],
  );
  useDeskKeys(film, { zoom, mark: mayEdit ? mark : undefined });
  return (
    <Flex direction="column" gap={4} alignItems="stretch">
      <Timeline
        {...{ whole, view, choice, chapters, thumbs }}
        time={film.time}
        onSeek={film.seek}
        onView={setView}
        onChoice={mayEdit ? setChoice : undefined}
      />
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {clockOf(film.time, true)} / {clockOf(whole)}
          {choice && ` · ${say('cut.length', { length: clockOf(choice.end - choice.start, true) })}`}
        </Typography>
        <Flex gap={2} wrap="wrap">
          <Zoom onZoom={zoom} />
          {mayEdit && <Marks onMark={mark} />}
        </Flex>
      </Flex>
      {mayEdit && <CutForm recording={recording} choice={choice} onPlay={film.seek} />}
      <Typography variant="pi" textColor="neutral600">
        {say(mayEdit ? 'cut.keys' : 'cut.keys.watch')}
      </Typography>
    </Flex>
  );
}

type Hands = {
  readonly zoom: (factor: number) => void;
  readonly mark: ((edge: keyof Span) => void) | undefined;
};

/** All that the desk does by keys. */
function useDeskKeys(film: Film, { zoom, mark }: Hands): void {
  useKeys(
    useMemo(
      () => ({
        ...filmKeys(film),
        '+': () => zoom(2),
        '=': () => zoom(2),
        '-': () => zoom(0.5),
        ...(mark ? { i: () => mark('start'), o: () => mark('end') } : {}),
      }),
      [film, zoom, mark],
    ),
  );
}

function Marks({ onMark }: { readonly onMark: (edge: keyof Span) => void }) {
  const say = useSay();
  return (
    <>
      <Button size="S" variant="tertiary" onClick={() => onMark('start')}>
        {say('cut.in')} (I)
      </Button>
      <Button size="S" variant="tertiary" onClick={() => onMark('end')}>
        {say('cut.out')} (O)
      </Button>
    </>
  );
}

/** A frame or, with Shift, a second on or back; playing and standing. */
const filmKeys = ({ toggle, step }: Film): Keys => ({
  ' ': toggle,
  k: toggle,
  ArrowLeft: () => step(-FRAME),
  ArrowRight: () => step(FRAME),
  ShiftArrowLeft: () => step(-1),
  ShiftArrowRight: () => step(1),
});

/** What of the film is in view: all of it until somebody zooms, and always where the film is. */
function useView(film: Film, whole: number): readonly [Span, (view: Span) => void] {
  const [own, setOwn] = useState<Span | undefined>();
  const { time, isPlaying } = film;
  useEffect(() => {
    if (isPlaying) setOwn((now) => now && following(now, time, whole));
  }, [time, isPlaying, whole]);
  const isAll = own === undefined || own.end - own.start >= whole - 0.01;
  return [isAll ? { start: 0, end: whole } : own, setOwn];
}

function Zoom({ onZoom }: { readonly onZoom: (factor: number) => void }) {
  const say = useSay();
  return (
    <>
      <Button size="S" variant="tertiary" aria-label={say('cut.wider')} onClick={() => onZoom(0.5)}>
        −
      </Button>
      <Button size="S" variant="tertiary" aria-label={say('cut.nearer')} onClick={() => onZoom(2)}>
        +
      </Button>
    </>
  );
}
