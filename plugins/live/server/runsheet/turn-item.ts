import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { ItemEvent, Runsheet, SessionState } from '../../contract';
import { tellDesk } from '../sessions/desk-words';
import { note } from '../sessions/note';
import type { SessionDeps, SessionRefusal } from '../sessions/session-deps';
import { itemMachine } from './item.machine';
import type { KeptItem } from './item-store';
import { seeRunsheet } from './write-items';

type Turn = { readonly id: string; readonly item: string; readonly event: ItemEvent; readonly version: number };

/** Lines move on while something is shown; those of a rehearsal are lines of its copy. */
const SHOWN: readonly SessionState[] = ['live', 'paused'];

/** Moves the run-of-show on: a line that begins ends the one before, in the same transaction. */
export async function turnItem(
  deps: SessionDeps,
  actor: StaffActor,
  { id, item, event, version }: Turn,
): Promise<Result<Runsheet, SessionRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    if (!SHOWN.includes(session.state)) return err('SESSION.NOT_LIVE');
    const line = await deps.items.find(tx, id, item);
    if (!line) return err('SESSION.ITEM_NOT_FOUND');
    if (line.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const turned = event === 'fall-back' ? await fallBack(deps, tx, line) : await turnLine(deps, tx, { line, event });
    if (!turned.ok) return turned;
    await note(deps, tx, { actor, session, event: `item-${event}`, words: line.title, facts: { item } });
    await tellDesk(deps, tx, { session, telling: { type: 'runsheet' } });
    return ok();
  });
  return done.ok ? seeRunsheet(deps, actor, id) : done;
}

type Turned = Promise<Result<void, SessionRefusal>>;
type One = { readonly line: KeptItem; readonly event: ItemEvent };

async function turnLine({ items }: SessionDeps, tx: Tx, { line, event }: One): Turned {
  const next = itemMachine.next(line.state, event);
  if (!next.ok) return next;
  if (event === 'begin') {
    const before = (await items.of(tx, line.session)).find(({ state }) => state === 'on');
    if (before) await items.turn(tx, before, { to: 'done', begins: false, ends: true });
  }
  const isOver = line.state === 'on';
  const moved = await items.turn(tx, line, { to: next.value.state, begins: event === 'begin', ends: isOver });
  return moved ? ok() : err('HEARTH.CHANGED_MEANWHILE');
}

/** Shows the fallback of a line instead of it. One that was shown already is taken up again. */
async function fallBack(deps: SessionDeps, tx: Tx, line: KeptItem): Turned {
  const other = line.fallback === null ? undefined : await deps.items.find(tx, line.session, line.fallback);
  if (!other || other.state === 'on') return err('SESSION.FALLBACK_NOT_THERE');
  const skipped = await turnLine(deps, tx, { line, event: 'fall-back' });
  if (!skipped.ok) return skipped;
  if (other.state === 'waiting') return turnLine(deps, tx, { line: other, event: 'begin' });
  const again = await turnLine(deps, tx, { line: other, event: 'reopen' });
  const fresh = again.ok ? await deps.items.find(tx, line.session, other.id) : undefined;
  return fresh ? turnLine(deps, tx, { line: fresh, event: 'begin' }) : again;
}
