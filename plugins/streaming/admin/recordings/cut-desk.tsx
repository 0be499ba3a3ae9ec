import { useEffect, useMemo, useState } from 'react';
import { Box, Button, Checkbox, Flex, TextInput, Typography } from '@strapi/design-system';
import { Scissors } from '@strapi/icons';
import { Row, useActing } from '@hearth/cms/reach';
import { useNavigate } from 'react-router-dom';
import type { Chapter, RecordingLine } from '../../contract';
import { useSay } from '../words';
import { CutPieces } from './cut-pieces';
import { Timeline } from './timeline';
import { clockOf } from './time-words.rules';
import { following, marked, zoomed, type Span } from './timeline.rules';
import type { Film } from './use-film';
import { useKeys } from './use-keys';
import { usePieces } from './use-pieces';
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
  const chosen = choice ?? { start: Math.max(0, film.time), end: Math.min(whole, film.time + 30) };
  const keys = useMemo(
    () => ({
      ' ': film.toggle,
      k: film.toggle,
      ArrowLeft: () => film.seek(film.time - FRAME),
      ArrowRight: () => film.seek(film.time + FRAME),
      ShiftArrowLeft: () => film.seek(film.time - 1),
      ShiftArrowRight: () => film.seek(film.time + 1),
      '+': () => setView(zoomed(view, 2, { around: film.time, whole })),
      '=': () => setView(zoomed(view, 2, { around: film.time, whole })),
      '-': () => setView(zoomed(view, 0.5, { around: film.time, whole })),
      ...(mayEdit
        ? {
            i: () => setChoice(marked(chosen, 'start', { at: film.time, whole })),
            o: () => setChoice(marked(chosen, 'end', { at: film.time, whole })),
          }
        : {}),
    }),
    [film, view, whole, chosen, mayEdit, setView],
  );
  useKeys(keys);
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
          <Zoom view={view} whole={whole} around={film.time} onView={setView} />
          {mayEdit && (
            <>
              <Button size="S" variant="tertiary" onClick={keys.i}>
                {say('cut.in')} (I)
              </Button>
              <Button size="S" variant="tertiary" onClick={keys.o}>
                {say('cut.out')} (O)
              </Button>
            </>
          )}
        </Flex>
      </Flex>
      {mayEdit && <CutForm recording={recording} choice={choice} onPlay={film.seek} />}
      <Typography variant="pi" textColor="neutral600">
        {say(mayEdit ? 'cut.keys' : 'cut.keys.watch')}
      </Typography>
    </Flex>
  );
}

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

type ZoomProps = {
  readonly view: Span;
  readonly whole: number;
  readonly around: number;
  readonly onView: (view: Span) => void;
};

function Zoom({ view, whole, around, onView }: ZoomProps) {
  const say = useSay();
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        aria-label={say('cut.wider')}
        onClick={() => onView(zoomed(view, 0.5, { around, whole }))}
      >
        −
      </Button>
      <Button
        size="S"
        variant="tertiary"
        aria-label={say('cut.nearer')}
        onClick={() => onView(zoomed(view, 2, { around, whole }))}
      >
        +
      </Button>
    </>
  );
}

type FormProps = {
  readonly recording: RecordingLine;
  readonly choice: Span | undefined;
  readonly onPlay: (to: number) => void;
};

function CutForm({ recording, choice, onPlay }: FormProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { busy, act } = useActing();
  const pieces = usePieces(recording);
  const [title, setTitle] = useState('');
  const [isPrecise, setPrecise] = useState(false);
  const [opId, setOpId] = useState(() => crypto.randomUUID());
  const now = choice && { recording: recording.id, title: recording.title, ...choice };
  const wanted = pieces.all.length > 0 ? pieces.all : now ? [now] : [];
  const named =
    title.trim() === ''
      ? say(wanted.length > 1 ? 'cut.reel.named' : 'cut.clip.named', { title: recording.title })
      : title.trim();
  const send = async (): Promise<void> => {
    const body = {
      ...{ opId, title: named.slice(0, 200), precise: isPrecise },
      pieces: wanted.map(({ recording: of, start, end }) => ({ recording: of, start, end })),
    };
    const made = await act<RecordingLine>({ method: 'post', path: '/streaming/recordings/cuts', body });
    // A refused one was written down under this id: the next try is another.
    setOpId(crypto.randomUUID());
    if (!made) return;
    pieces.clear();
    navigate(`../recordings/${made.value.id}`, { relative: 'path' });
  };
  return (
    <Box>
      <CutPieces
        pieces={pieces}
        now={now}
        onPlay={(piece) => piece.recording === recording.id && onPlay(piece.start)}
      />
      <Flex gap={4} alignItems="flex-end" wrap="wrap" paddingTop={3}>
        <Box style={{ flex: '1 1 20rem' }}>
          <Row label={say('cut.title')}>
            <TextInput
              value={title}
              maxLength={200}
              placeholder={named}
              autoComplete="off"
              onChange={({ target }: { readonly target: { readonly value: string } }) => setTitle(target.value)}
            />
          </Row>
        </Box>
        <Box paddingBottom={2}>
          <Checkbox
            checked={isPrecise}
            onCheckedChange={(value: boolean | 'indeterminate') => setPrecise(value === true)}
          >
            {say('cut.precise')}
          </Checkbox>
        </Box>
        <Button startIcon={<Scissors />} loading={busy} disabled={wanted.length === 0} onClick={() => void send()}>
          {say(wanted.length > 1 ? 'cut.reel' : 'cut.clip')}
        </Button>
      </Flex>
    </Box>
  );
}
