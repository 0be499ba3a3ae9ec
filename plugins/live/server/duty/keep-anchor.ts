import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database, KnownPerson, Ledger, People } from '@hearth/cms/platform';
import type { Anchor, KeepAnchor, sessionErrors } from '../../contract';
import type { AnchorStore, KeptAnchor } from './anchor-store';

/** What the verbs of anchors are handed. */
export type AnchorDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly people: Pick<People, 'byIds'>;
  readonly anchorBook: AnchorStore;
};

/** Who may speak in lives of the stations that one sees. */
export async function listAnchors(
  { database, people, anchorBook }: AnchorDeps,
  { stations }: StaffActor,
): Promise<Result<{ anchors: Anchor[] }, never>> {
  const kept = await anchorBook.list(database.read, stations);
  const known = new Map((await people.byIds(kept.map(({ person }) => person))).map((one) => [one.id, one]));
  return ok({ anchors: kept.map((anchor) => presented(anchor, known.get(anchor.person))) });
}

type Kept = Result<
  Anchor,
  RefusalOf<typeof sessionErrors, 'PERSON_NOT_FOUND'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
>;

/** Notes what was looked at of somebody. The ledger hears of it without their day of birth. */
export async function keepAnchor(
  { database, ledger, people, anchorBook }: AnchorDeps,
  actor: StaffActor,
  { person, ...anchor }: KeepAnchor & { readonly person: string },
): Promise<Kept> {
  const [known] = await people.byIds([person]);
  if (!known || !actor.stations.includes(known.station)) return err('SESSION.PERSON_NOT_FOUND');
  const { station } = known;
  return database.transaction(async (tx): Promise<Kept> => {
    if (!(await anchorBook.keep(tx, { ...anchor, person, station, by: actor.id })))
      return err('HEARTH.CHANGED_MEANWHILE');
    const { isRealNamed, birth, hasGuardianConsent, trainedUntil, bannedUntil } = anchor;
    const facts = { isRealNamed, isAgeChecked: birth !== null, hasGuardianConsent, trainedUntil, bannedUntil };
    ledger.append(tx, { actor: { ...actor, station }, action: 'live-anchor.kept', subject: person, facts });
    const kept = await anchorBook.find(tx, person);
    return kept ? ok(presented(kept, known)) : err('SESSION.PERSON_NOT_FOUND');
  });
}

const presented = ({ trainedUntil, bannedUntil, ...anchor }: KeptAnchor, known: KnownPerson | undefined): Anchor => ({
  ...anchor,
  name: known?.name['zh-Hans'] ?? '',
  ...{ trainedUntil: trainedUntil?.toISOString() ?? null, bannedUntil: bannedUntil?.toISOString() ?? null },
});
