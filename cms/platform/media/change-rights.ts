import { mediaChanged, type MediaAsset, type mediaErrors, type MediaRights, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type RefusalOf, type Result } from '../../kernel';
import type { Tx } from '../database/database';
import type { Platform } from '../platform';
import { assetById, writeRights, type MediaReach } from './media-store';

/** What the use cases of the library need. */
export type MediaDeps = Pick<Platform, 'database' | 'clock' | 'ledger' | 'outbox' | 'stations'>;

/** Why rights are not noted. */
export type RightsRefusal =
  RefusalOf<typeof mediaErrors, 'NOT_FOUND' | 'RIGHTS_ORDER'> | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

type Change = { readonly id: string; readonly version: string; readonly change: SomeRights };

/** What somebody may see of the library now; files of no station belong to the root. */
export async function reachOf({ stations, clock }: MediaDeps, actor: StaffActor): Promise<MediaReach> {
  const { root } = await stations.tree();
  return { stations: actor.stations, root: root?.slug ?? actor.station, now: clock.now() };
}

/** Notes whose an asset is and where it may be shown. What shows it hears of it. */
export async function changeRights(
  deps: MediaDeps,
  actor: StaffActor,
  input: Change,
): Promise<Result<MediaAsset, RightsRefusal>> {
  const reach = await reachOf(deps, actor);
  return deps.database.transaction((tx) => changeOne(deps, tx, { actor, reach, ...input }));
}

/** As a request brings it: a right that is not named stays as it is. */
type SomeRights = { readonly [Name in keyof MediaRights]?: MediaRights[Name] | undefined };
type Many = { readonly assets: readonly Omit<Change, 'change'>[]; readonly change: SomeRights };
type Done = { readonly changed: MediaAsset[]; readonly left: { id: string; code: string }[] };

/** Notes the same for several assets, each by itself: one that somebody else has just changed does not hold up the others. */
export async function changeManyRights(
  deps: MediaDeps,
  actor: StaffActor,
  { assets, change }: Many,
): Promise<Result<Done, RightsRefusal>> {
  const done: Done = { changed: [], left: [] };
  let refused: Result<never, RightsRefusal> | undefined;
  for (const { id, version } of assets) {
    const one = await changeRights(deps, actor, { id, version, change });
    if (one.ok) done.changed.push(one.value);
    else {
      refused ??= one;
      done.left.push({ id, code: one.error.code });
    }
  }
  return done.changed.length === 0 && refused ? refused : ok(done);
}

async function changeOne(
  deps: MediaDeps,
  tx: Tx,
  { actor, reach, id, version, change }: Change & { readonly actor: StaffActor; readonly reach: MediaReach },
): Promise<Result<MediaAsset, RightsRefusal>> {
  const asset = await assetById(tx, reach, id);
  if (!asset) return err('MEDIA.NOT_FOUND');
  if (asset.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  const rights = { ...asset.rights, ...definedOf(change) };
  if (rights.from !== null && rights.to !== null && Date.parse(rights.to) <= Date.parse(rights.from)) {
    return err('MEDIA.RIGHTS_ORDER');
  }
  await writeRights(tx, id, { ...rights, now: reach.now });
  const { aiGenerated, channels, from, to } = rights;
  // Names of people who lent pictures stay out: the ledger can never forget.
  const facts = { station: asset.station, aiGenerated, channels, from, to };
  deps.ledger.append(tx, { actor, action: 'media.rights-noted', subject: id, facts });
  await deps.outbox.append(tx, mediaChanged({ station: asset.station, file: id }));
  const changed = await assetById(tx, reach, id);
  return changed ? ok(changed) : err('MEDIA.NOT_FOUND');
}

/** What is named, without what is only there as undefined. */
function definedOf(change: SomeRights): Partial<MediaRights> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
