import type { Knex } from 'knex';
import type { NoticeWebhook, RobotPlatform } from '../../contract';
import type { Tx } from '../database/database';

type Row = {
  id: string;
  station: string;
  name: string;
  platform: RobotPlatform;
  token_sealed: string;
  secret_sealed: string | null;
  active: boolean;
  paused_until: Date | null;
  version: number;
};

/** A robot with its secrets, still sealed. */
export type SealedWebhook = NoticeWebhook & { readonly token: string; readonly secret: string | null };

/** The robots of some stations. */
export async function webhooksOf(read: Knex, stations: readonly string[]): Promise<readonly SealedWebhook[]> {
  const rows = (await read('notice_webhook')
    .whereIn('station', [...stations])
    .orderBy(['station', 'created_at', 'id'])) as Row[];
  return rows.map(webhookOf);
}

/** One robot. */
export async function webhookById(read: Knex, id: string): Promise<SealedWebhook | undefined> {
  const row = (await read('notice_webhook').where({ id }).first()) as Row | undefined;
  return row && webhookOf(row);
}

/** One robot, held: whoever sends through it takes turns, so that the pace is counted right. */
export async function webhookForUpdate(tx: Tx, id: string): Promise<SealedWebhook | undefined> {
  const row = (await tx('notice_webhook').where({ id }).forUpdate().first()) as Row | undefined;
  return row && webhookOf(row);
}

/** Writes a robot. */
export async function insertWebhook(
  tx: Tx,
  webhook: Pick<SealedWebhook, 'id' | 'station' | 'name' | 'platform' | 'token' | 'secret'>,
): Promise<SealedWebhook> {
  const { token, secret, ...row } = webhook;
  const [made] = (await tx('notice_webhook')
    .insert({ ...row, token_sealed: token, secret_sealed: secret })
    .returning('*')) as Row[];
  if (!made) throw new Error('PostgreSQL wrote a robot and returned none');
  return webhookOf(made);
}

/** Changes a robot; undefined when somebody changed it first. A secret that is left out stays. */
export async function updateWebhook(
  tx: Tx,
  change: Pick<SealedWebhook, 'id' | 'name' | 'active' | 'version'> & { readonly secret?: string },
): Promise<SealedWebhook | undefined> {
  const { id, name, active, version, secret } = change;
  const [row] = (await tx('notice_webhook')
    .where({ id, version })
    .update({ name, active, version: version + 1, ...(secret === undefined ? {} : { secret_sealed: secret }) })
    .returning('*')) as Row[];
  return row && webhookOf(row);
}

/** Forgets a robot; false when somebody changed it first. */
export async function deleteWebhook(tx: Tx, { id, version }: { id: string; version: number }): Promise<boolean> {
  return (await tx('notice_webhook').where({ id, version }).delete()) === 1;
}

/** Leaves a robot in peace for a while, as its platform asked; the longest wait counts. */
export async function pauseWebhook(tx: Tx, id: string, milliseconds: number): Promise<void> {
  const until = tx.raw(
    `greatest(coalesce(paused_until, '-infinity'), clock_timestamp() + ? * interval '1 millisecond')`,
    [Math.round(milliseconds)],
  );
  await tx('notice_webhook').where({ id }).update({ paused_until: until });
}

/** Milliseconds until a robot may speak again when it may speak so often in a minute; 0 when it may now. */
export async function waitFor(tx: Tx, id: string, perMinute: number): Promise<number> {
  const { rows } = await tx.raw<{ rows: { wait: string | null }[] }>(
    `SELECT greatest(
       (SELECT extract(epoch FROM paused_until - clock_timestamp()) FROM notice_webhook WHERE id = :id),
       (SELECT extract(epoch FROM a.started_at + interval '61 seconds' - clock_timestamp()) FROM notice_attempt a
        WHERE a.webhook = :id AND a.started_at > clock_timestamp() - interval '61 seconds'
        ORDER BY a.started_at DESC OFFSET :before LIMIT 1)) AS wait`,
    { id, before: perMinute - 1 },
  );
  return Math.max(0, Number(rows[0]?.wait ?? 0) * 1000);
}

/** A robot as people may read it. */
export function shownWebhook({ token: _token, secret: _secret, ...webhook }: SealedWebhook): NoticeWebhook {
  return webhook;
}

function webhookOf(row: Row): SealedWebhook {
  const { id, station, name, platform, active, version } = row;
  const pausedUntil = row.paused_until?.toISOString() ?? null;
  const signed = row.secret_sealed !== null;
  return {
    ...{ id, station, name, platform, signed, active, pausedUntil, version },
    token: row.token_sealed,
    secret: row.secret_sealed,
  };
}
