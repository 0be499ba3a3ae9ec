import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import { LABEL_SECONDS, type HostState } from '../../contract';
import type { KeptHost } from './host.rules';

/** A host about to be entered. */
export type NewHost = Omit<KeptHost, 'state' | 'seenAt' | 'seenAgo' | 'version'> & { readonly madeBy: string };

type Row = Omit<KeptHost, 'label'> & { readonly label: unknown };

const COLUMNS = `id, station, session, kind, task, name, label, duty_person AS "dutyPerson", duty_name AS "dutyName", state,
  seen_at AS "seenAt", extract(epoch FROM clock_timestamp() - seen_at)::float8 AS "seenAgo", version`;

const hostOf = ({ label, ...row }: Row): KeptHost => ({
  ...row,
  // Written by the contract's own schema.
  label: label === null ? null : (fromJsonb(label) as KeptHost['label']),
});

const whole = (read: Knex): Knex.QueryBuilder => read('live_host').select(read.raw(COLUMNS));

/** The hosts of a live, in the order in which they were entered; those that left are not among them. */
async function ofSession(read: Knex, station: string, session: string): Promise<readonly KeptHost[]> {
  const query = whole(read).where({ station, session }).whereNot({ state: 'gone' }).orderBy('id').limit(100);
  return ((await query) as Row[]).map(hostOf);
}

/** One host, for whoever is about to move it. */
async function hold(tx: Tx, station: string, id: string): Promise<KeptHost | undefined> {
  const row = (await whole(tx).where({ station, id }).forNoKeyUpdate().first()) as Row | undefined;
  return row && hostOf(row);
}

/** The machine that answers in a live now, while somebody watches over it. */
async function answering(read: Knex, session: string): Promise<KeptHost | undefined> {
  const row = (await whole(read)
    .where({ session, kind: 'digital-human', task: 'answers', state: 'speaking' })
    .whereRaw(`seen_at > clock_timestamp() - make_interval(secs => ?)`, [LABEL_SECONDS])
    .orderBy('id')
    .first()) as Row | undefined;
  return row && hostOf(row);
}

/** Machines that speak although nobody has said since a moment that they watch; whoever holds one already does the work. */
async function holdSilent(tx: Tx, before: Date, limit: number): Promise<readonly KeptHost[]> {
  const query = whole(tx)
    .where({ kind: 'digital-human', state: 'speaking' })
    .where('seen_at', '<', before)
    .orderBy('seen_at')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked();
  return ((await query) as Row[]).map(hostOf);
}

async function insert(tx: Tx, { dutyPerson, dutyName, madeBy, label, ...host }: NewHost): Promise<void> {
  await tx('live_host').insert({
    ...host,
    label: label === null ? null : JSON.stringify(label),
    ...{ duty_person: dutyPerson, duty_name: dutyName, made_by: madeBy },
  });
}

type Moved = { readonly to: HostState; readonly by: string; readonly reason: string };

/** False when somebody else moved it first. */
async function move(tx: Tx, { id, version }: KeptHost, { to, by, reason }: Moved): Promise<boolean> {
  const moved = await tx('live_host')
    .where({ id, version })
    .update({
      ...{ state: to, version: version + 1, moved_by: by, reason },
      moved_at: tx.raw('clock_timestamp()'),
    });
  return moved === 1;
}

/** Whoever is on duty is there now. The version stays: a sign of life is no change that a page has to know. */
async function beat(tx: Tx, id: string): Promise<void> {
  await tx('live_host')
    .where({ id })
    .update({ seen_at: tx.raw('clock_timestamp()') });
}

/** How hosts are kept. */
export const hostStore = { ofSession, hold, answering, holdSilent, insert, move, beat } as const;

/** How hosts are kept. */
export type HostStore = typeof hostStore;
