import type { SessionLine } from '../../engine/wire/session-line.rules';
import { apply, newSession, trim } from '../../engine/wire/session-state.rules';

/** When broadcasts of tests begin. */
export const START = Date.UTC(2026, 10, 29, 8);

/** What happens to a broadcast, as a packager would write it. */
export type Happening = 'part' | 'last' | 'other' | 'slate' | 'away';

/** A packager without frames: it numbers and places parts as the real one does. */
export function aBroadcast(windowSeconds = 600) {
  const session = newSession('s1');
  const at = { epoch: -1, now: START, segment: 0, part: 0, offset: new Map<number, number>() };
  const tell = (line: SessionLine): void => {
    apply(session, line);
    trim(session, windowSeconds);
  };
  const close = (): void => {
    if (at.part > 0) tell({ k: 'close', segment: at.segment });
    if (at.part > 0) Object.assign(at, { segment: at.segment + 1, part: 0 });
  };
  const begin = (slate: boolean): void => {
    close();
    at.epoch += 1;
    at.offset.set(at.epoch, 700);
    const codecs = ['avc1.64001f', 'mp4a.40.2'];
    tell({ k: 'epoch', epoch: at.epoch, init: 700, slate, codecs, width: 1280, height: 720 });
  };
  const part = (last: boolean): void => {
    const offset = at.offset.get(at.epoch) ?? 0;
    tell({
      ...{ k: 'part', epoch: at.epoch, segment: at.segment, part: at.part, offset, length: 1_000, seconds: 0.5 },
      ...{ independent: at.part === 0, reached: { video: 0, audio: 0 } },
      ...(at.part === 0 ? { at: at.now, start: (offset - 700) * 45 } : {}),
      ...(last ? { last } : {}),
    });
    at.offset.set(at.epoch, offset + 1_000);
    at.now += 500;
    Object.assign(at, last ? { segment: at.segment + 1, part: 0 } : { part: at.part + 1 });
  };
  const happen = (what: Happening): void => {
    if (what === 'part') part(at.part === 3);
    if (what === 'last') part(true);
    if (what === 'other' || what === 'slate') begin(what === 'slate');
    if (what === 'away') close();
    if (what === 'away') at.now += 10_000;
  };
  begin(false);
  return {
    session,
    happen,
    parts: (count: number): void => Array.from({ length: count }).forEach(() => happen('part')),
  };
}
