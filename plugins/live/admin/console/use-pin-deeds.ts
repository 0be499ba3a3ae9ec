import { useCallback, useRef } from 'react';
import type { Pin } from '../../contract';
import { pinnedOf, unpinnedOf, type DeskView } from './desk-view.rules';
import { isUndoable } from './presses.rules';
import type { Desk } from './use-desk';
import type { Ask } from './use-presses';

/** What can be done with what stands beside the picture. */
export type PinDeeds = {
  pin(offer: string): void;
  unpin(): void;
  /** Takes the latest of both back, while that is possible. */
  undo(): void;
  /** When the latest was done; undefined when nothing was, or it was taken back. */
  readonly doneAt: () => number | undefined;
};

/** What a pin is called until the host has given it its number. */
const UNANSWERED = 'unanswered';

type Done = { readonly at: number; readonly before: string | undefined };

/** Pins and unpins. What was seen pinned is named, so that of two people who press at once the second is told of the first. */
function usePinPresses({ press, said }: Desk) {
  const pin = useCallback(
    async (offer: string): Promise<boolean> => {
      const known = said();
      if (!known) return false;
      const instead = known.room.pinned?.pin ?? null;
      const at = new Date().toISOString();
      const answer = await press<Pin>({
        deed: 'pin',
        change: (view) => ({ ...view, room: pinnedOf(view.room, offer, { id: UNANSWERED, at }) }),
        ask: { method: 'post', path: `/live/sessions/${known.session.id}/pins`, body: { offer, instead } },
        settle: (view, { id: pinned, pinnedAt }) => ({
          ...view,
          room: pinnedOf(view.room, offer, { id: pinned, at: pinnedAt }),
        }),
      });
      return answer !== undefined;
    },
    [press, said],
  );
  const unpin = useCallback(async (): Promise<boolean> => {
    const known = said();
    if (!known?.room.pinned) return false;
    const { pin: id } = known.room.pinned;
    const ask: Ask = { method: 'post', path: `/live/sessions/${known.session.id}/pins/${id}/end` };
    const change = (view: DeskView): DeskView => ({ ...view, room: unpinnedOf(view.room) });
    return (await press<Pin>({ deed: 'unpin', change, ask })) !== undefined;
  }, [press, said]);
  return { pin, unpin };
}

/** Pins, unpins, and takes the latest of both back within five seconds. */
export function usePinDeeds(desk: Desk): PinDeeds {
  const { said } = desk;
  const { pin, unpin } = usePinPresses(desk);
  const done = useRef<Done>();
  const remembered = useCallback(
    async (doIt: () => Promise<boolean>): Promise<void> => {
      const before = said()?.room.pinned?.offer;
      done.current = { at: Date.now(), before };
      if (!(await doIt())) done.current = undefined;
    },
    [said],
  );
  const undo = useCallback(() => {
    const last = done.current;
    if (!last || !isUndoable(last.at, Date.now())) return;
    done.current = undefined;
    void (last.before === undefined ? unpin() : pin(last.before));
  }, [pin, unpin]);
  return {
    pin: useCallback((offer: string) => void remembered(() => pin(offer)), [pin, remembered]),
    unpin: useCallback(() => void remembered(unpin), [remembered, unpin]),
    undo,
    doneAt: useCallback(() => done.current?.at, []),
  };
}
