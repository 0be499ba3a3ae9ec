import type { Knex } from 'knex';
import type { Delegation, DelegationState, ProposeDelegation } from '../../contract';
import type { Tx } from '../database/database';

/** A delegation as it is kept; what may be done to it depends on who asks. */
export type KeptDelegation = Omit<Delegation, 'allowed'>;

type Row = {
  id: string;
  station: string;
  from_person: string;
  to_person: string;
  post: string | null;
  powers: string[];
  starts_at: Date;
  ends_at: Date;
  reason: string;
  state: DelegationState;
  version: number;
};

/** Writes a proposal. */
export async function insertDelegation(
  tx: Tx,
  proposed: ProposeDelegation & { readonly id: string; readonly station: string; readonly from: string },
): Promise<KeptDelegation> {
  const { id, station, post, powers, reason } = proposed;
  const [row] = (await tx('duty_delegation')
    .insert({
      ...{ id, station, post, powers, reason },
      from_person: proposed.from,
      to_person: proposed.to,
      starts_at: proposed.startsAt,
      ends_at: proposed.endsAt,
    })
    .returning('*')) as Row[];
  if (!row) throw new Error('PostgreSQL wrote a delegation and returned none');
  return delegationOf(row);
}

/** One delegation, held for a change in the same transaction. */
export async function delegationForUpdate(tx: Tx, id: string): Promise<KeptDelegation | undefined> {
  const row = (await tx('duty_delegation').where({ id }).forUpdate().first()) as Row | undefined;
  return row && delegationOf(row);
}

/** Moves a delegation to its next state; undefined when somebody moved it first. */
export async function moveTo(
  tx: Tx,
  { id, version }: Pick<KeptDelegation, 'id' | 'version'>,
  state: DelegationState,
): Promise<KeptDelegation | undefined> {
  const [row] = (await tx('duty_delegation')
    .where({ id, version })
    .update({ state, version: version + 1, changed_at: tx.fn.now() })
    .returning('*')) as Row[];
  return row && delegationOf(row);
}

/** What somebody lent or was lent, newest first. */
export async function delegationsOf(read: Knex, person: string): Promise<readonly KeptDelegation[]> {
  const rows = (await read('duty_delegation')
    .where({ from_person: person })
    .orWhere({ to_person: person })
    .orderBy([{ column: 'starts_at', order: 'desc' }, { column: 'id' }])
    .limit(200)) as Row[];
  return rows.map(delegationOf);
}

/** What was lent to somebody and may have effect now. */
export async function lentTo(read: Knex, person: string, at: Date): Promise<readonly KeptDelegation[]> {
  const rows = (await read('duty_delegation')
    .where({ to_person: person })
    .whereIn('state', ['accepted', 'active'])
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)) as Row[];
  return rows.map(delegationOf);
}

/** Who covers a post for others at a moment. */
export async function coversOf(read: Knex, post: string, at: Date): Promise<readonly KeptDelegation[]> {
  const rows = (await read('duty_delegation')
    .where({ post })
    .whereIn('state', ['accepted', 'active'])
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)
    .orderBy('created_at')) as Row[];
  return rows.map(delegationOf);
}

/** Delegations that time moves: begun and not yet active, or over and not yet expired. Rows another node holds are left to it. */
export async function dueDelegations(tx: Tx, at: Date): Promise<readonly KeptDelegation[]> {
  const rows = (await tx('duty_delegation')
    .whereRaw(`(state IN ('proposed', 'accepted', 'active') AND ends_at <= ?)`, [at])
    .orWhereRaw(`(state = 'accepted' AND starts_at <= ?)`, [at])
    .orderBy('starts_at')
    .limit(100)
    .forUpdate()
    .skipLocked()) as Row[];
  return rows.map(delegationOf);
}

/** The permissions that people hold by their roles, by person; those about one content type are left out. */
export async function powersOf(read: Knex, people: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await read.raw<{ rows: { id: string; powers: string[] }[] }>(
    `SELECT person.id, array_agg(DISTINCT permission.action) AS powers
     FROM person
     JOIN admin_users_roles_lnk user_role ON user_role.user_id = person.admin_user_id
     JOIN admin_permissions_role_lnk role_permission ON role_permission.role_id = user_role.role_id
     JOIN admin_permissions permission ON permission.id = role_permission.permission_id
     WHERE person.id = ANY(?::uuid[]) AND person.active AND permission.subject IS NULL
     GROUP BY person.id`,
    [[...people]],
  );
  return new Map(rows.map(({ id, powers }) => [id, powers]));
}

function delegationOf(row: Row): KeptDelegation {
  const { id, station, post, powers, reason, state, version } = row;
  const span = { startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() };
  return { id, station, from: row.from_person, to: row.to_person, post, powers, ...span, reason, state, version };
}
