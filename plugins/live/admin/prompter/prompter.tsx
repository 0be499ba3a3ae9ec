import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { unseenNotes } from '../console/notes.rules';
import { Quiet } from '../console/look';
import { useDuty } from '../console/use-duty';
import { useNotes } from '../console/use-notes';
import { HandlesBar } from './handles-bar';
import { Bottom, Glass, Text } from './look';
import { PrompterHead } from './prompter-head';
import { ScriptText } from './script-text';
import { resized, SIZES, type RemoteDeed } from './scroll.rules';
import { NoteSlips, QuestionSlips } from './slips';
import type { Prompted } from './use-prompter';
import { useRemote } from './use-remote';
import { useScroll } from './use-scroll';
import { useWakeLock } from './use-wake-lock';
import { useSay } from './words';

type Props = { readonly prompted: Prompted };

/** The teleprompter: the words in large type, the time that is left, and what the director says. */
export function Prompter({ prompted }: Props) {
  const say = useSay();
  const { session, clock, script, questions, reloadQuestions } = prompted;
  const notes = useNotes(session.id);
  const isAwake = useWakeLock();
  const { box, scroll, steer, fit } = useScroll();
  const [size, setSize] = useState<number>(SIZES[1]);
  const [isMirrored, mirror] = useState(false);
  useDuty(session.id);
  // Another version of the same words leaves the host where they are.
  const line = clock.current?.id;
  useEffect(() => steer('top'), [line, steer]);
  const onDeed = (deed: RemoteDeed): void => {
    const [note] = unseenNotes(notes.notes);
    if (deed === 'mirror') mirror((is) => !is);
    else if (deed === 'larger' || deed === 'smaller') setSize((now) => resized(now, deed === 'larger' ? 1 : -1));
    else if (deed === 'seen' && note) notes.see(note);
    else steer(deed);
  };
  useRemote(onDeed);
  return createPortal(
    <Glass aria-label={say('title')}>
      <PrompterHead of={prompted} />
      <Text ref={box} $size={size} $isMirrored={isMirrored} tabIndex={0} role="region" aria-label={say('script')}>
        {script ? <ScriptText script={script} /> : <Quiet>{say(script === null ? 'no-script' : 'reading')}</Quiet>}
      </Text>
      <Bottom>
        <NoteSlips of={notes} />
        <QuestionSlips questions={questions} onDone={reloadQuestions} />
        <HandlesBar
          scroll={scroll}
          isMirrored={isMirrored}
          isAwake={isAwake}
          onDeed={onDeed}
          onFit={clock.left > 0 ? () => fit(clock.left) : undefined}
        />
      </Bottom>
    </Glass>,
    document.body,
  );
}
