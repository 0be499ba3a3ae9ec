import { createHash } from 'node:crypto';
import type { StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { HappeningDeps } from './happening-deps';
import { writeIcs } from './write-ics';

const MONTH = 31 * 86_400_000;

/** A calendar that goes out begins a month back: what is longer ago, nobody plans by. */
const sinceOf = ({ clock }: Pick<HappeningDeps, 'clock'>): Date => new Date(clock.now().getTime() - MONTH);

/** The calendar of some stations as a file. */
export async function exportCalendar(
  deps: HappeningDeps,
  actor: StaffActor,
  { station }: { readonly station?: string | undefined },
): Promise<Result<{ name: string; text: string }, Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const text = await textOf(deps, station === undefined ? actor.stations : [station], actor.station);
  return ok({ name: `hearth-${station ?? actor.station}.ics`, text });
}

async function textOf(deps: HappeningDeps, stations: readonly string[], home: string): Promise<string> {
  const events = await deps.happenings.current(deps.database.read, stations, sinceOf(deps));
  const name = (await deps.stations.get(home))?.name['zh-Hans'] ?? home;
  return writeIcs(events, { name: `${name} 活动日历`, at: deps.clock.now() });
}

const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a secret address for somebody's calendar. Only its hash is kept; it is shown this once, and the one before ends. */
export async function subscribe(deps: HappeningDeps, actor: StaffActor): Promise<Result<{ path: string }, never>> {
  const token = Buffer.from(deps.random.bytes(32)).toString('base64url');
  await deps.database.transaction(async (tx) => {
    await deps.subscriptions.set(tx, actor.id, hashOfToken(token));
    deps.ledger.append(tx, { actor, action: 'calendar.subscribed', subject: actor.id });
  });
  return ok({ path: `/api/calendar/${token}.ics` });
}

/** Ends somebody's secret address. */
export async function unsubscribe(deps: HappeningDeps, actor: StaffActor): Promise<Result<null, never>> {
  await deps.database.transaction(async (tx) => {
    if (!(await deps.subscriptions.end(tx, actor.id))) return;
    deps.ledger.append(tx, { actor, action: 'calendar.unsubscribed', subject: actor.id });
  });
  return ok(null);
}

/** Whether somebody has a secret address. */
export async function viewSubscription(
  deps: HappeningDeps,
  actor: StaffActor,
): Promise<Result<{ since: string | null; lastReadAt: string | null }, never>> {
  const found = await deps.subscriptions.of(deps.database.read, actor.id);
  return ok(found ? { ...found } : { since: null, lastReadAt: null });
}

/** The file behind a secret address: what its person may see now, and nothing once they have left. */
export async function fileBehind(deps: HappeningDeps, token: string): Promise<string | undefined> {
  const id = await deps.subscriptions.reads(deps.database.read, hashOfToken(token));
  const [person] = id === undefined ? [] : await deps.people.byIds([id]);
  if (!person?.active) return undefined;
  return textOf(deps, await deps.stations.visible(person.station), person.station);
}
