import { useEffect } from 'react';
import { Moment, useMay, useReading } from '@hearth/cms/reach';
import { CORRECTIONS_WRITE, type LiveCorrection } from '../../contract';
import { Deed, Deeds, Lines, Pane, Soft } from './look';
import { Nothing } from './nothing';
import type { Desk } from './use-desk';
import { useEvery } from './use-every';
import { useSay } from './words';

const EVERY = 10_000;

type Props = { readonly desk: Desk; readonly session: string; readonly onCorrect: () => void };

/** The button that puts a slip right, and what was put right before. */
export function CorrectionsPane({ desk, session, onCorrect }: Props) {
  const say = useSay();
  const why = useMay(CORRECTIONS_WRITE) ? undefined : say('may-not');
  const read = useReading<{ readonly corrections: readonly LiveCorrection[] }>(`/live/sessions/${session}/corrections`);
  const { value, reload } = read;
  useEvery(EVERY, reload);
  // What was put over the picture, here or at another desk, stands in the list as well.
  const overlays = desk.view?.room.overlays;
  useEffect(reload, [reload, overlays]);
  const takeAway = async ({ id, words }: LiveCorrection): Promise<void> => {
    await desk.press<LiveCorrection>({
      deed: 'correct-end',
      change: (view) => ({
        ...view,
        room: { ...view.room, overlays: view.room.overlays.filter(({ text }) => text !== words) },
      }),
      ask: { method: 'post', path: `/live/sessions/${session}/corrections/${id}/end` },
    });
    reload();
  };
  const corrections = value?.corrections ?? [];
  return (
    <Pane title={say('corrections')}>
      <Deeds>
        <Deed isMain shortcut="c" why={why} onPress={onCorrect}>
          {say('correct')}
        </Deed>
      </Deeds>
      <Nothing of={read} isEmpty={corrections.length === 0} word="corrections.none" />
      <Lines>
        {corrections.map((one) => (
          <li key={one.id}>
            <div>{one.words}</div>
            <Soft>
              <Moment at={one.at} /> {one.by}
            </Soft>
            {one.takenAwayAt === null && (
              <Deeds>
                <Deed why={why} onPress={() => void takeAway(one)}>
                  {say('corrections.end')}
                </Deed>
              </Deeds>
            )}
          </li>
        ))}
      </Lines>
    </Pane>
  );
}
