import type { Happening, HappeningWords, StaffActor } from '../../contract';
import { err, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { followTopics } from './follow-topics';
import type { HappeningDeps } from './happening-deps';
import type { KeptHappening } from './happening-store';
import { cutAt, ruled, spanOf, type Cut } from './recurrence';
import { carried } from './successors';
import {
  changeHappening,
  currentHappening,
  soundWords,
  told,
  viewHappening,
  type HappeningRefusal,
} from './write-happening';

type Change = HappeningWords & {
  readonly id: string;
  readonly version: number;
  readonly from?: string | undefined;
};

/** Changes an event: all of it, or one occurrence and all later ones. From its first occurrence on, a series changes as a whole. */
export async function changeFrom(
  deps: HappeningDeps,
  actor: StaffActor,
  { from, ...change }: Change,
): Promise<Result<Happening, HappeningRefusal>> {
  if (from === undefined) return changeHappening(deps, actor, change);
  const found = await currentHappening(deps, actor, change);
  if (!found.ok) return found;
  const { id: _id, version: _version, ...words } = change;
  const [first] = ruled(found.value);
  if (first === from) return changeHappening(deps, actor, change);
  return splitSeries(deps, actor, { series: found.value, words, from });
}

type Split = { readonly series: KeptHappening; readonly words: HappeningWords; readonly from: string };

/** The series ends before an occurrence, and another goes on from there with what is said now. */
async function splitSeries(
  deps: HappeningDeps,
  actor: StaffActor,
  { series, words, from }: Split,
): Promise<Result<Happening, HappeningRefusal>> {
  const cut = cutAt(series, from);
  if (!cut) return err('CALENDAR.NO_OCCURRENCE');
  // Who leaves the rule as it was means what is left of it.
  const sound = soundWords({ ...words, rule: words.rule === series.rule ? cut.rest : words.rule });
  if (!sound.ok) return sound;
  const id = deps.ids.next();
  const done = await deps.database.transaction(async (tx) => {
    if (!(await endSeries(deps, tx, { series, from, cut }))) return false;
    await goOn(deps, tx, { actor, series, words: sound.value, from, id });
    const facts = { from, heir: id };
    const what = { actor, station: series.station, id: series.id, version: series.version + 1, facts };
    await told(deps, tx, { ...what, action: 'happening.split' });
    await told(deps, tx, { actor, station: series.station, id, version: 1, action: 'happening.added' });
    await followTopics(deps, tx, { actor, before: series, reason: '', heir: { id, since: from } });
    return true;
  });
  return done ? viewHappening(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

type Ending = Omit<Split, 'words'> & { readonly cut: Cut };

async function endSeries(deps: HappeningDeps, tx: Tx, { series, from, cut }: Ending): Promise<boolean> {
  const except = series.except.filter((at) => at < from);
  const changes = series.changes.filter(({ at }) => at < from);
  const span = spanOf({ ...series, rule: cut.rule, except, changes });
  const patch = { rule: cut.rule, except, span, sequence: series.sequence + 1 };
  if (!(await deps.happenings.patch(tx, series, patch))) return false;
  await deps.happenings.setChanges(tx, series.id, changes);
  return true;
}

type Going = Split & { readonly actor: StaffActor; readonly id: string };

async function goOn(deps: HappeningDeps, tx: Tx, { actor, series, words, from, id }: Going): Promise<void> {
  const { state, reason, station } = series;
  const after = { ...words, state, reason };
  const exceptions = carried({ before: series, after, since: from });
  const span = spanOf({ ...after, ...exceptions });
  const fresh = {
    ...words,
    state,
    except: exceptions.except,
    id,
    station,
    uid: `${id}@hearth`,
    author: actor.id,
    span,
  };
  await deps.happenings.insert(tx, fresh);
  await deps.happenings.setChanges(tx, id, exceptions.changes);
}
