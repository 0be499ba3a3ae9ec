import { useCallback, useRef } from 'react';
import type { Pin } from '../../contract';
import { pinnedOf, unpinnedOf, type DeskView } from './desk-view.rules';
import { isUndoable } from './presses.rules';
import type { Desk } from './use-desk';
import type { Ask } from './use-presses';

/** Goods by their offer, with the line of the run-of-show that they are shown in, where there is one. */
export type Goods = { readonly offer: string; readonly item: string | null };

/** What can be done with what stands beside the picture. */
export type PinDeeds = {
  pin(goods: Goods): void;
  unpin(): void;
  /** Takes the latest of both back, while that is possible. */
  undo(): void;
  /** When the latest was done; undefined when nothing was, or it was taken back. */
  readonly doneAt: () => number | undefined;
};

/** What a pin is called until the host has given it its number. */
const UNANSWERED = 'unanswered';

type Done = { readonly at: number; readonly before: Goods | null };

/** Pins and unpins. What was seen pinned is named, so that of two people who press at once the second is told of the first. */
function usePinPresses({ press, said }: Desk) {
  const pin = useCallback(
    async ({ offer, item }: Goods): Promise<boolean> => {
      const known = said();
      if (!known) return false;
      const instead = known.room.pinned?.pin ?? null;
      const at = new Date().toISOString();
      const what = item === null ? { offer } : { item };
      const answer = await press<Pin>({
        deed: 'pin',
        change: (view) => ({ ...view, room: pinnedOf(view.room, offer, { id: UNANSWERED, at }) }),
        ask: { method: 'post', path: `/live/sessions/${known.session.id}/pins`, body: { ...what, instead } },
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

/**
 * Does one deed after the other. Each names what it saw pinned by the number that the host gave it, so a key that comes before the answer to
 * the one before would name nothing.
 */
function useInTurn() {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback((deed: () => Promise<unknown>): void => {
    last.current = last.current.then(deed, deed);
  }, []);
}

/** Pins, unpins, and takes the latest of both back within five seconds. */
export function usePinDeeds(desk: Desk): PinDeeds {
  const { said } = desk;
  const { pin, unpin } = usePinPresses(desk);
  const inTurn = useInTurn();
  const done = useRef<Done>();
  const remembered = useCallback(
    (doIt: () => Promise<boolean>) =>
      inTurn(async () => {
        const before = said()?.room.pinned ?? null;
        done.current = { at: Date.now(), before };
        if (!(await doIt())) done.current = undefined;
      }),
    [inTurn, said],
  );
  const undo = useCallback(() => {
    const pressedAt = Date.now();
    inTurn(async () => {
      const last = done.current;
      if (!last || !isUndoable(last.at, pressedAt)) return;
      done.current = undefined;
      await (last.before === null ? unpin() : pin(last.before));
    });
  }, [inTurn, pin, unpin]);
  return {
    pin: useCallback((goods: Goods) => remembered(() => pin(goods)), [pin, remembered]),
    unpin: useCallback(() => remembered(unpin), [remembered, unpin]),
    undo,
    doneAt: useCallback(() => done.current?.at, []),
  };
}
