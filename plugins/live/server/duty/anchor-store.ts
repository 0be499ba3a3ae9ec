import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { Anchors, KeepAnchor } from '../../contract';

/** An anchor as it is kept. */
export type KeptAnchor = Omit<KeepAnchor, 'trainedUntil' | 'bannedUntil'> & {
  readonly person: string;
  readonly station: string;
  readonly trainedUntil: Date | null;
  readonly bannedUntil: Date | null;
};

const COLUMNS = `person, station, is_real_named AS "isRealNamed", to_char(birth, 'YYYY-MM-DD') AS birth,
  guardian_consent AS "hasGuardianConsent", trained_until AS "trainedUntil", banned_until AS "bannedUntil",
  ban_reason AS "banReason", version`;

const whole = (read: Knex): Knex.QueryBuilder => read('live_anchor').select(read.raw(COLUMNS));

async function list(read: Knex, stations: readonly string[]): Promise<readonly KeptAnchor[]> {
  return (await whole(read)
    .whereIn('station', [...stations])
    .orderBy('kept_at', 'desc')
    .limit(500)) as KeptAnchor[];
}

async function find(read: Knex, person: string): Promise<KeptAnchor | undefined> {
  return (await whole(read).where({ person }).first()) as KeptAnchor | undefined;
}

/** Who may speak, by who they are; whoever nobody looked at is not among the answers. */
const of: Anchors['of'] = async (on, persons) => {
  const rows = (await whole(on).whereIn('person', [...persons])) as KeptAnchor[];
  return new Map(
    rows.map(({ person, isRealNamed, birth, hasGuardianConsent, trainedUntil, bannedUntil }) => [
      person,
      { person, isRealNamed, birth, hasGuardianConsent, trainedUntil, bannedUntil },
    ]),
  );
};

type Kept = KeepAnchor & { readonly person: string; readonly station: string; readonly by: string };

/** `false` when somebody else kept it first. */
async function keep(tx: Tx, { person, station, by, version, ...anchor }: Kept): Promise<boolean> {
  const next = {
    ...{ station, is_real_named: anchor.isRealNamed, birth: anchor.birth, guardian_consent: anchor.hasGuardianConsent },
    ...{ trained_until: anchor.trainedUntil, banned_until: anchor.bannedUntil, ban_reason: anchor.banReason },
    ...{ version: version + 1, kept_by: by, kept_at: tx.raw('clock_timestamp()') },
  };
  if (version > 0) return (await tx('live_anchor').where({ person, version }).update(next)) === 1;
  const rows = (await tx('live_anchor')
    .insert({ person, ...next })
    .onConflict('person')
    .ignore()
    .returning('person')) as unknown[];
  return rows.length === 1;
}

/** How anchors are kept. */
export const anchorStore = { list, find, of, keep } as const;

/** How anchors are kept. */
export type AnchorStore = typeof anchorStore;
