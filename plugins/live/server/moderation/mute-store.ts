import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { HideRuleId, Mute } from '../../contract';

/** A mute about to be written. */
export type NewMute = {
  readonly id: string;
  readonly room: string;
  readonly station: string;
  readonly reader: string;
  readonly name: string;
  readonly rule: HideRuleId;
  readonly reason: string;
  readonly minutes: number;
  readonly by: string;
};

type Row = Omit<Mute, 'until' | 'at'> & { readonly until: Date; readonly at: Date };

const COLUMNS = `u.id, u.room, u.reader, u.name, u.rule, u.reason, u.until, u.muted_by AS by, u.at`;

const muteOf = ({ until, at, ...row }: Row): Mute => ({ ...row, until: until.toISOString(), at: at.toISOString() });

const mutes = (on: Knex) => on('live_mute as u').select(on.raw(COLUMNS));

/** Those that hold now, the latest first. */
async function list(on: Knex, room: string): Promise<readonly Mute[]> {
  const query = mutes(on)
    .where('u.room', room)
    .whereNull('u.lifted_at')
    .whereRaw('u.until > clock_timestamp()')
    .orderBy('u.id', 'desc')
    .limit(500);
  return ((await query) as Row[]).map(muteOf);
}

async function insert(tx: Tx, { minutes, by, ...mute }: NewMute): Promise<Mute> {
  const until = tx.raw('clock_timestamp() + make_interval(mins => ?)', [minutes]);
  await tx('live_mute').insert({ ...mute, until, muted_by: by });
  const row = (await mutes(tx).where('u.id', mute.id).first()) as Row | undefined;
  if (!row) throw new Error('a mute that was just written is gone');
  return muteOf(row);
}

/** Ends one before its time, and says where; nothing where none holds. */
async function lift(tx: Tx, stations: readonly string[], { id, by }: Lifting): Promise<Lifted | undefined> {
  const lifted = await tx('live_mute')
    .where({ id })
    .whereIn('station', [...stations])
    .whereNull('lifted_at')
    .whereRaw('until > clock_timestamp()')
    .update({ lifted_by: by, lifted_at: tx.raw('clock_timestamp()') })
    .returning<Lifted[]>(['room', 'station']);
  return lifted[0];
}

/** Where a mute ended, and at which station. */
export type Lifted = { readonly room: string; readonly station: string };

/** Who ends which mute. */
export type Lifting = { readonly id: string; readonly by: string };

/** A mute as whom it is about knows it. */
export type OwnMute = Pick<Mute, 'room' | 'rule' | 'reason' | 'at' | 'until'>;

/** The mutes of somebody, for themselves. */
async function ofReader(on: Knex, reader: string): Promise<readonly OwnMute[]> {
  const rows = (await mutes(on).where('u.reader', reader).orderBy('u.id', 'desc').limit(1_000)) as Row[];
  return rows.map(muteOf).map(({ room, rule, reason, at, until }) => ({ room, rule, reason, at, until }));
}

async function forget(tx: Tx, reader: string): Promise<void> {
  await tx('live_mute')
    .where({ reader })
    .update({ reader: tx.raw('gen_random_uuid()'), name: '已注销用户' });
}

/** How mutes are kept. */
export const muteStore = { list, ofReader, insert, lift, forget } as const;

/** How mutes are kept. */
export type MuteStore = typeof muteStore;
