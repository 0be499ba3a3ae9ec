import { systemIds } from '@hearth/cms/kernel';

type Insert = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;
type At = { readonly station: string; readonly author: string };

const DAY = 86_400_000;
const ago = (ms: number): Date => new Date(Date.now() - ms);

/** Lives of today that are to come, on site and over, and others that no number counts. */
export async function someLives(insert: Insert, { station, author }: At): Promise<void> {
  const by = { author, last_by: author };
  const topic = systemIds.next();
  const chain = JSON.stringify([{ role: 'desk-head', post: null }]);
  const at = { state: 'assigned', state_since: ago(3 * DAY), signed: 1 };
  await insert('topic', { id: topic, station, title: '直播选题', chain, ...at, ...by });
  for (const [kind, state, due, crew] of [
    ...[['live', 'planned', new Date(), null] as const, ['live', 'assigned', new Date(), 'accepted'] as const],
    // Whose crew is on site is on, whatever its hour said.
    ...[['live', 'assigned', ago(2 * DAY), 'on_site'] as const, ['live', 'covered', new Date(), 'done'] as const],
    ...[['live', 'cancelled', new Date(), null] as const, ['live', 'planned', ago(2 * DAY), null] as const],
    ...[['live', 'planned', null, null] as const, ['photo', 'planned', new Date(), null] as const],
  ]) {
    const coverage = systemIds.next();
    await insert('coverage', { id: coverage, topic, station, kind, state, due, author });
    const task = { coverage, topic, station, place: '老城南门', due: new Date(Date.now() + DAY), state: crew };
    if (crew) await insert('assignment', { id: systemIds.next(), ...task, assigned_by: author });
  }
}
