import { useMemo } from 'react';
import { DoneBar } from '../reach/done-bar';
import type { Moves } from './use-moves';
import { useSay } from './words';

/** Says which topic was just moved, and takes it back while the machine allows it. */
export function UndoBar({ moves }: { readonly moves: Moves }) {
  const { last, busy, begin, forget } = moves;
  const say = useSay();
  const done = useMemo(() => {
    if (!last) return undefined;
    const { undo } = last;
    const words = say('moved', { title: last.title, state: say(`state.${last.state}`) });
    return { words, undo: undo === null ? undefined : () => begin(last, undo) };
  }, [last, begin, say]);
  return <DoneBar done={done} busy={busy} onForget={forget} />;
}
