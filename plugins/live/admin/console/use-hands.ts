import { useState } from 'react';
import { useMay } from '@hearth/cms/reach';
import { CORRECTIONS_WRITE, DESK_RUN, SESSIONS_WATCH, type DeskMessage, type RunsheetItem } from '../../contract';
import type { DeskView } from './desk-view.rules';
import type { ConsoleHands } from './use-console-keys';
import type { Desk } from './use-desk';
import { useLineDeeds, type LineDeeds } from './use-line-deeds';
import { useNotes, type Notes } from './use-notes';
import { usePinDeeds, type PinDeeds } from './use-pin-deeds';
import { useQueueDeeds, type QueueDeeds } from './use-queue-deeds';
import { useStop, type Stop } from './use-stop';
import { useTools, type Tools } from './use-tools';

/** What lies over the console. */
export type SheetName = 'help' | 'correct' | 'alarm' | 'note' | 'price' | 'group' | 'poll' | 'hide';

/** Everything that can be done at a console, by button and by key. */
export type Hands = {
  readonly lines: LineDeeds;
  readonly pins: PinDeeds;
  readonly queue: QueueDeeds;
  readonly tools: Tools;
  readonly notes: Notes;
  readonly stop: Stop;
  readonly keys: ConsoleHands;
  /** The message whose hiding is being decided. */
  readonly hiding: DeskMessage | undefined;
  hideOne(message: DeskMessage): void;
};

type Needs = {
  readonly desk: Desk;
  readonly view: DeskView;
  /** The line that a key means. */
  readonly chosen: RunsheetItem | undefined;
  readonly walk: (step: 1 | -1) => void;
  readonly open: (sheet: SheetName) => void;
};

/** Puts the deeds of a console together. */
export function useHands({ desk, view, chosen, walk, open }: Needs): Hands {
  const lines = useLineDeeds(desk);
  const pins = usePinDeeds(desk);
  const queue = useQueueDeeds(desk);
  const tools = useTools(view.session.id, desk);
  const notes = useNotes(view.session.id);
  const stop = useStop(desk);
  const [hiding, setHiding] = useState<DeskMessage>();
  const hideOne = (message: DeskMessage): void => {
    setHiding(message);
    open('hide');
  };
  const [first] = view.waiting;
  const sheets = useSheetKeys(open);
  const keys: ConsoleHands = {
    next: () => lines.next(),
    skip: () => lines.skip(chosen),
    fallback: () => lines.fallBack(chosen),
    down: () => walk(1),
    up: () => walk(-1),
    pin: () => chosen?.offer != null && pins.pin({ offer: chosen.offer, item: chosen.id }),
    unpin: () => pins.unpin(),
    undo: () => pins.undo(),
    tool: (figure) => tools.fire(tools.fires[figure - 1]),
    approve: () => queue.approve(first),
    hide: () => first && hideOne(first),
    stop: () => stop.press(),
    fill,
    ...sheets,
  };
  return { lines, pins, queue, tools, notes, stop, keys, hiding, hideOne };
}

/** A key opens no sheet whose button says that one may not. */
function useSheetKeys(open: Needs['open']): Pick<ConsoleHands, 'correct' | 'note' | 'alarm' | 'help'> {
  const [mayCorrect, mayTell, mayAlarm] = [useMay(CORRECTIONS_WRITE), useMay(DESK_RUN), useMay(SESSIONS_WATCH)];
  return {
    correct: () => mayCorrect && open('correct'),
    note: () => mayTell && open('note'),
    alarm: () => mayAlarm && open('alarm'),
    help: () => open('help'),
  };
}

/** The whole document fills the display, so that what the admin says of a refusal lies over the console too. */
function fill(): void {
  void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
}
