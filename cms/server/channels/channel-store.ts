import type { Knex } from 'knex';
import type { Channel, ChannelPace, ChannelQuota, PostingWindow } from '../../contract';
import { fromJsonb, type SealedColumn, type Tx } from '../../platform';

/** The column in which credentials lie sealed, for the change of the vault's keys. */
export const SEALED_CREDENTIALS: SealedColumn = { table: 'channel', column: 'credential', id: 'id' };

/** Where the credential of one channel lies, as the vault binds it. */
export const credentialPlace = (id: string) => ({ table: 'channel', column: 'credential', row: id });

/** What a new channel is made of; the credential comes sealed. */
export type NewChannel = Pick<
  Channel,
  | 'id'
  | 'station'
  | 'platform'
  | 'name'
  | 'account'
  | 'locale'
  | 'lane'
  | 'capabilities'
  | 'quota'
  | 'pace'
  | 'windows'
  | 'rulePack'
  | 'owner'
  | 'active'
  | 'credentialExpiresAt'
> & { readonly sealed: string | null };

/** What a change may set; what it leaves out stays. */
export type ChannelChange = Partial<Omit<NewChannel, 'id' | 'station' | 'platform' | 'account' | 'locale'>> & {
  readonly isClosed?: true;
};

type Row = Omit<
  Channel,
  | 'quota'
  | 'pace'
  | 'windows'
  | 'rulePack'
  | 'hasCredential'
  | 'credentialExpiresAt'
  | 'healthNote'
  | 'healthAt'
  | 'closedAt'
> & {
  quota: unknown;
  pace: unknown;
  windows: unknown;
  rule_pack: Channel['rulePack'];
  has_credential: boolean;
  credential_expires_at: Date | null;
  health_note: string | null;
  health_at: Date | null;
  closed_at: Date | null;
};

const COLUMNS = [
  ...['id', 'station', 'platform', 'name', 'account', 'locale', 'lane', 'capabilities', 'quota', 'pace', 'windows'],
  ...[
    'rule_pack',
    'owner',
    'active',
    'credential_expires_at',
    'health',
    'health_note',
    'health_at',
    'closed_at',
    'version',
  ],
];

/** Never selects the credential: who wants it asks for the sealed text by name. */
const seen = (read: Knex): Knex.QueryBuilder =>
  read('channel').select(COLUMNS).select(read.raw('credential IS NOT NULL AS has_credential'));

async function list(
  read: Knex,
  asked: { readonly stations: readonly string[]; readonly closed: boolean },
): Promise<readonly Channel[]> {
  const query = seen(read).whereIn('station', [...asked.stations]);
  if (!asked.closed) query.whereNull('closed_at');
  return ((await query.orderBy(['station', 'platform', 'name', 'id'])) as Row[]).map(channelOf);
}

async function byIds(read: Knex, ids: readonly string[]): Promise<readonly Channel[]> {
  if (ids.length === 0) return [];
  return ((await seen(read).whereIn('id', [...ids])) as Row[]).map(channelOf);
}

async function byId(read: Knex, id: string): Promise<Channel | undefined> {
  return (await byIds(read, [id]))[0];
}

/** False when the station has this account already. */
async function insert(tx: Tx, { sealed, ...fresh }: NewChannel): Promise<boolean> {
  const rows = (await tx('channel')
    .insert({ ...columnsOf(fresh), id: fresh.id, ...fixed(fresh), credential: sealed })
    .onConflict()
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** Of another credential nobody heard anything yet. */
const NOTHING_TOLD = { credential_refused_at: null, credential_told: null };
const NO_CREDENTIAL = { credential: null, credential_expires_at: null, ...NOTHING_TOLD };

/** False when somebody changed it first. */
async function change(
  tx: Tx,
  at: { readonly id: string; readonly version: number },
  { sealed, isClosed, ...wanted }: ChannelChange,
): Promise<boolean> {
  const closing = isClosed ? { active: false, closed_at: tx.fn.now() } : {};
  const secret = sealed === undefined ? {} : { credential: sealed, ...NOTHING_TOLD };
  const changed = await tx('channel')
    .where(at)
    .update({ ...columnsOf(wanted), ...secret, ...closing, version: at.version + 1 });
  // What a platform gave for the old credential goes with it.
  if (changed === 1 && sealed !== undefined) await tx('outlet_token').where({ channel: at.id }).delete();
  return changed === 1;
}

/** Destroys the credential of an account and what its platform gave for it; nobody decided anything, so it makes no new version. */
async function destroyCredential(tx: Tx, id: string): Promise<void> {
  await tx('channel').where({ id }).update(NO_CREDENTIAL);
  await tx('outlet_token').where({ channel: id }).delete();
}

/** The sealed credential, for the vault to open inside a driver's call. */
async function sealedCredential(read: Knex, id: string): Promise<string | null> {
  const row = (await read('channel').select('credential').where({ id }).first()) as
    { credential: string | null } | undefined;
  return row?.credential ?? null;
}

const MOVING = ['claimed', 'sending', 'unknown', 'accepted', 'platform_review', 'taking_down', 'verifying'];

/** How many deliveries of an account are on their way; none begins until the transaction that asks has ended. */
async function moving(tx: Tx, id: string): Promise<number> {
  // The turn that every send of the account takes.
  await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 121))', [id]);
  const rows: { n: string }[] = await tx('delivery').where({ channel: id }).whereIn('state', MOVING).count({ n: '*' });
  return Number(rows[0]?.n ?? 0);
}

/** How the last call to a platform went; `refused`: the platform does not take the credential. */
export type Health =
  | { readonly health: 'ok'; readonly note: null }
  | { readonly health: 'failing'; readonly note: string; readonly refused: boolean };

/** Keeps how the last calls to a platform went; it makes no new version, for nobody decided anything. */
async function noteHealth(tx: Tx, id: string, found: Health): Promise<void> {
  const { health, note } = found;
  const taken = { credential_refused_at: null, credential_told: tx.raw(`nullif(credential_told, 'refused')`) };
  const refused = { credential_refused_at: tx.raw('coalesce(credential_refused_at, clock_timestamp())') };
  const credential = health === 'ok' ? taken : found.refused ? refused : {};
  await tx('channel')
    .where({ id })
    .update({ health, health_note: note, health_at: tx.fn.now(), ...credential });
}

function fixed({ station, platform, account, locale, lane }: Omit<NewChannel, 'sealed'>): Record<string, unknown> {
  return { station, platform, account, locale, lane };
}

function columnsOf(wanted: Omit<ChannelChange, 'sealed' | 'isClosed'>): Record<string, unknown> {
  const { name, capabilities, quota, pace, windows, rulePack, owner, active, credentialExpiresAt, lane } = wanted;
  const all = {
    ...{ name, owner, active, lane, rule_pack: rulePack, credential_expires_at: credentialExpiresAt },
    capabilities: capabilities && [...capabilities],
    quota: quota && JSON.stringify(quota),
    pace: pace && JSON.stringify(pace),
    windows: windows && JSON.stringify(windows),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function channelOf(row: Row): Channel {
  const { quota, pace, windows, rule_pack, has_credential, credential_expires_at, ...rest } = row;
  const { health_note, health_at, closed_at, ...same } = rest;
  return {
    ...same,
    // Written by insert and change above from what the contract had parsed.
    quota: fromJsonb(quota) as ChannelQuota | null,
    pace: fromJsonb(pace) as ChannelPace | null,
    windows: fromJsonb(windows) as PostingWindow[],
    rulePack: rule_pack,
    hasCredential: has_credential,
    credentialExpiresAt: credential_expires_at?.toISOString() ?? null,
    healthNote: health_note,
    healthAt: health_at?.toISOString() ?? null,
    closedAt: closed_at?.toISOString() ?? null,
  };
}

/** Channels as use cases are handed them. */
export const channelStore = {
  ...{ list, byIds, byId, insert, change, sealedCredential, noteHealth, moving, destroyCredential },
} as const;

/** Channels as use cases are handed them. */
export type ChannelStore = typeof channelStore;
