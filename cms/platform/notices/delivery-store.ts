import type { Knex } from 'knex';
import type { DeliveryState, NoticeLane, Urgency } from '../../contract';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';

/** A delivery with what it carries. */
export type Delivery = {
  readonly id: string;
  readonly notice: string;
  readonly station: string;
  readonly kind: string;
  readonly urgency: Urgency;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly link: string | null;
  readonly lane: NoticeLane;
  readonly person: string | null;
  readonly webhook: string | null;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly resends: number;
  readonly version: number;
};

/** A delivery to be written. */
export type NewDelivery = {
  readonly id: string;
  readonly notice: string;
  readonly lane: NoticeLane;
  readonly person: string | null;
  readonly webhook: string | null;
  readonly state: 'queued' | 'sent';
  readonly due_at: Date;
};

/** What a move of a delivery changes beside its state. `due` and `lease` are milliseconds from now. */
export type DeliveryChange = {
  readonly due?: number;
  readonly lease?: number;
  readonly says?: string;
  readonly tries?: number;
  readonly resends?: number;
};

const CARRIED = `d.id, d.notice, n.station, n.kind, n.urgency, n.facts, n.link, d.lane, d.person, d.webhook, d.state, d.tries,
  d.resends, d.version FROM notice_delivery d JOIN notice n ON n.id = d.notice`;

type Row = Omit<Delivery, 'facts'> & { facts: unknown };

/** Writes deliveries; one that exists already stays as it is. */
export async function insertDeliveries(tx: Tx, rows: readonly NewDelivery[]): Promise<void> {
  if (rows.length > 0) await tx('notice_delivery').insert(rows).onConflict().ignore();
}

/** Locks the next delivery to be sent, the urgent first. */
export async function dueDelivery(tx: Tx): Promise<Delivery | undefined> {
  return one(
    tx,
    `SELECT ${CARRIED} WHERE d.state IN ('queued', 'failed') AND d.due_at <= clock_timestamp()
     ORDER BY n.urgency = 'high' DESC, d.due_at, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED`,
  );
}

/** Locks the next delivery whose sender fell silent. */
export async function silentDelivery(tx: Tx): Promise<Delivery | undefined> {
  return one(
    tx,
    `SELECT ${CARRIED} WHERE d.state = 'sending' AND d.lease_until <= clock_timestamp()
     ORDER BY d.lease_until LIMIT 1 FOR UPDATE OF d SKIP LOCKED`,
  );
}

/** Locks the next delivery that nobody knows the end of and that has waited for evidence long enough. */
export async function lostDelivery(tx: Tx): Promise<Delivery | undefined> {
  return one(
    tx,
    `SELECT ${CARRIED} WHERE d.state = 'unknown' AND d.due_at <= clock_timestamp()
     ORDER BY d.due_at LIMIT 1 FOR UPDATE OF d SKIP LOCKED`,
  );
}

/** One delivery, held for the transaction. */
export async function deliveryForUpdate(tx: Tx, id: string): Promise<Delivery | undefined> {
  return one(tx, `SELECT ${CARRIED} WHERE d.id = ? FOR UPDATE OF d`, [id]);
}

async function one(tx: Tx, sql: string, values: readonly string[] = []): Promise<Delivery | undefined> {
  const { rows } = await tx.raw<{ rows: Row[] }>(sql, [...values]);
  // Only `insertNotice` writes facts, from an object.
  return rows[0] && { ...rows[0], facts: fromJsonb(rows[0].facts) as Delivery['facts'] };
}

/** Moves a delivery; false when somebody else moved it first. */
export async function moveDelivery(
  tx: Tx,
  { id, state, version }: Pick<Delivery, 'id' | 'state' | 'version'>,
  ...[to, { due, lease, ...fields } = {}]: [DeliveryState, DeliveryChange?]
): Promise<boolean> {
  const from = (milliseconds: number): Knex.Raw =>
    tx.raw(`clock_timestamp() + ? * interval '1 millisecond'`, [Math.round(milliseconds)]);
  const moved = await tx('notice_delivery')
    .where({ id, state, version })
    .update({
      state: to,
      version: version + 1,
      changed_at: tx.raw('clock_timestamp()'),
      lease_until: lease === undefined ? null : from(lease),
      ...(due === undefined ? {} : { due_at: from(due) }),
      ...fields,
    });
  return moved === 1;
}

/** Notes that something is being sent now, before it is: the pace of a robot and the history hang on it. */
export async function insertAttempt(
  tx: Tx,
  attempt: { readonly id: string; readonly delivery: string; readonly webhook: string | null },
): Promise<void> {
  await tx('notice_attempt').insert(attempt);
}

/** Notes what became of an attempt. */
export async function endAttempt(tx: Tx, id: string, end: { outcome: string; says: string }): Promise<void> {
  await tx('notice_attempt').where({ id }).update(end);
}

/** Which kinds of work wait. */
export async function waitingWork(read: Knex): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { work: string }[] }>(
    `SELECT 'tell' AS work WHERE EXISTS (SELECT 1 FROM notice WHERE state = 'open' AND due_at <= clock_timestamp())
     UNION ALL SELECT 'send' WHERE EXISTS
       (SELECT 1 FROM notice_delivery WHERE state IN ('queued', 'failed') AND due_at <= clock_timestamp())
     UNION ALL SELECT 'settle' WHERE EXISTS
       (SELECT 1 FROM notice_delivery WHERE state = 'unknown' AND due_at <= clock_timestamp()
        UNION ALL SELECT 1 FROM notice_delivery WHERE state = 'sending' AND lease_until <= clock_timestamp())
     UNION ALL SELECT 'climb' WHERE EXISTS
       (SELECT 1 FROM notice_escalation WHERE state = 'waiting' AND due_at <= clock_timestamp())`,
  );
  return rows.map(({ work }) => work);
}
