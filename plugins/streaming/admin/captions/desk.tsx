import { useEffect, useRef, useState, type MutableRefObject } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Nothing, Sheet, StateWord, useActing } from '@hearth/cms/reach';
import { useFetchClient } from '@strapi/strapi/admin';
import type { CaptionDesk, Cue } from '../../contract';
import { useSay } from '../words';
import { AddTrackDialog } from './add-track';
import type { Moment } from './desk-player';
import { beside, lastOf, newId, type Unsent } from './desk-state';
import { Hints } from './hints';
import { Languages } from './languages';
import { TypeLine, type Typed } from './type-line';
import type { useCues } from './use-cues';
import { useUnsent } from './use-unsent';

type Props = {
  readonly room: string;
  readonly self: string;
  readonly desk: CaptionDesk;
  readonly broadcast: string | undefined;
  readonly words: ReturnType<typeof useCues>;
  readonly moment: Moment;
  readonly put: MutableRefObject<(text: string) => void>;
  readonly mayWrite: boolean;
};

const TELL_EVERY = 1_500;

/** The line to type and the languages side by side. */
export function Desk(props: Props) {
  const { room, self, desk, broadcast, words, moment, put, mayWrite } = props;
  const say = useSay();
  const tracks = desk.tracks;
  const [chosen, choose] = useState<string | undefined>();
  const [text, setText] = useState('');
  const [putting, setPutting] = useState({ text: '', round: 0 });
  const own = useRef(new Set<string>());
  const { unsent, isLost, send, forget } = useUnsent(room, words.take);
  const { onCorrect, onBack } = useDeeds(room, words.take);
  const track = tracks.find(({ id }) => id === chosen) ?? tracks[0];
  useTyping({ room, self, track: track?.id, text });
  useEffect(() => void (put.current = (what) => setPutting(({ round }) => ({ text: what, round: round + 1 }))), [put]);
  const onSend = ({ text: said, start, end }: Typed): void => {
    if (!track || !broadcast) return;
    const id = newId(Date.now(), (bytes) => crypto.getRandomValues(bytes));
    own.current.add(id);
    send({ id, broadcast, track: track.id, text: said, start, end });
  };
  if (!track) return <NoTrack room={room} desk={desk} mayWrite={mayWrite} onDone={words.desk.reload} />;
  const last = lastOf(words.cues, track.id, 50).findLast((cue) => own.current.has(cue.id) && !cue.removed);
  return (
    <Sheet label={say('captions')}>
      <Box padding={5}>
        {mayWrite && broadcast !== undefined && (
          <>
            <TypeLine
              key={track.id}
              {...{ track, moment, last, onSend, onCorrect, onBack, onText: setText, put: putting }}
              phrases={desk.settings.phrases}
              onBeside={(step) => choose(beside(tracks, track.id, step))}
            />
            <Hints
              {...{ glossary: desk.glossary, track, text, cues: words.cues }}
              onPut={(what) => put.current(what)}
            />
            <Waiting unsent={unsent} isLost={isLost} onForget={forget} />
          </>
        )}
        {broadcast === undefined && <Nothing>{say('captions.no.broadcast')}</Nothing>}
        <Languages
          {...{ tracks, cues: words.cues, typists: words.typists, mayWrite, onCorrect, onBack }}
          chosen={track.id}
          onChoose={choose}
        />
      </Box>
    </Sheet>
  );
}

type NoneProps = Pick<Props, 'room' | 'desk' | 'mayWrite'> & { readonly onDone: () => void };

/** The first thing to do at an empty desk, in the middle of it. */
function NoTrack({ room, desk, mayWrite, onDone }: NoneProps) {
  const say = useSay();
  const [isAdding, add] = useState(false);
  return (
    <Sheet label={say('captions')}>
      <Flex direction="column" alignItems="center" gap={4} padding={8}>
        <Typography textColor="neutral600" textAlign="center">
          {say('captions.none')}
        </Typography>
        {mayWrite && <Button onClick={() => add(true)}>{say('captions.add')}</Button>}
      </Flex>
      {isAdding && <AddTrackDialog room={room} desk={desk} onClose={() => add(false)} onDone={onDone} />}
    </Sheet>
  );
}

/** What is done to a cue that the host has. */
function useDeeds(room: string, take: (cue: Cue) => void) {
  const { act } = useActing();
  const path = (cue: Cue): string => `/streaming/rooms/${room}/captions/cues/${cue.id}`;
  const deed = async (asked: Parameters<typeof act>[0]): Promise<void> => {
    const done = await act<Cue>(asked);
    if (done) take(done.value);
  };
  return {
    onCorrect: (cue: Cue, text: string): void =>
      void deed({ method: 'put', path: path(cue), body: { version: cue.version, text } }),
    onBack: (cue: Cue): void =>
      void deed({ method: 'post', path: `${path(cue)}/back`, body: { version: cue.version } }),
  };
}

type Typing = {
  readonly room: string;
  readonly self: string;
  readonly track: string | undefined;
  readonly text: string;
};

/** Tells the other desks, now and then, that somebody types here. */
function useTyping({ room, self, track, text }: Typing): void {
  const { post } = useFetchClient();
  const told = useRef(0);
  useEffect(() => {
    if (text === '' || track === undefined || Date.now() - told.current < TELL_EVERY) return;
    told.current = Date.now();
    // Nobody misses it: the next letter tells it again.
    post(`/streaming/rooms/${room}/captions/typing`, { track, desk: self }).catch(() => undefined);
  }, [post, room, self, track, text]);
}

type WaitingProps = {
  readonly unsent: readonly Unsent[];
  readonly isLost: boolean;
  readonly onForget: (id: string) => void;
};

/** What the host does not have yet, and what it refused. */
function Waiting({ unsent, isLost, onForget }: WaitingProps) {
  const say = useSay();
  const refused = unsent.filter((one) => one.refused !== undefined);
  const count = unsent.length - refused.length;
  return (
    <Box aria-live="polite">
      {isLost && count > 0 && <StateWord tone="wait" word={say('captions.lost', { count })} />}
      {refused.map(({ id, text, refused: why = '' }) => (
        <Flex key={id} gap={3} paddingTop={2} justifyContent="space-between" wrap="wrap" role="alert">
          <Typography textColor="danger600" style={{ overflowWrap: 'anywhere' }}>
            {say('captions.refused', { text, why })}
          </Typography>
          <Button size="S" variant="tertiary" onClick={() => onForget(id)}>
            {say('captions.forget')}
          </Button>
        </Flex>
      ))}
    </Box>
  );
}
