import {
  stationChanged,
  type DescribeStation,
  type FoundStation,
  type StaffActor,
  type Station,
  type stationErrors,
} from '../../contract';
import { err, ok, type RefusalOf, type Refusal, type Result } from '../../kernel';
import type { Platform } from '../platform';
import { insertStation, updateStation } from './station-store';
import { standsBelow } from './station-tree.rules';

type Deps = Pick<Platform, 'database' | 'stations' | 'ledger' | 'outbox'>;
type FoundRefusal = RefusalOf<typeof stationErrors> | Refusal<'HEARTH.NOT_ALLOWED', undefined>;
type DescribeRefusal = Refusal<'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE', undefined>;

/** Founds a station below one that the founder sees. */
export async function foundStation(
  deps: Deps,
  actor: StaffActor,
  input: FoundStation,
): Promise<Result<Station, FoundRefusal>> {
  const parent = actor.stations.includes(input.parent) ? await deps.stations.get(input.parent) : undefined;
  if (!parent) return err('HEARTH.NOT_ALLOWED');
  if (!standsBelow(input.level, parent.level)) return err('STATIONS.LEVEL_NOT_BELOW', { parent: parent.slug });
  return deps.database.transaction(async (tx) => {
    if (!(await insertStation(tx, input, parent.level))) return err('STATIONS.SLUG_TAKEN', { slug: input.slug });
    deps.ledger.append(tx, { actor, action: 'station.founded', subject: input.slug, facts: { parent: parent.slug } });
    await deps.outbox.append(tx, stationChanged({ station: input.slug, slug: input.slug }));
    // This node at once, the others when they hear of it.
    tx.afterCommit(deps.stations.forget);
    return ok({ ...input, version: 1 });
  });
}

/** Changes how a station calls and shows itself. */
export async function describeStation(
  deps: Deps,
  actor: StaffActor,
  input: DescribeStation & { readonly slug: string },
): Promise<Result<Station, DescribeRefusal>> {
  const { slug, ...change } = input;
  if (!actor.stations.includes(slug)) return err('HEARTH.NOT_ALLOWED');
  return deps.database.transaction(async (tx) => {
    const station = await updateStation(tx, slug, change);
    if (!station) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'station.described', subject: slug, version: String(station.version) });
    await deps.outbox.append(tx, stationChanged({ station: slug, slug }));
    tx.afterCommit(deps.stations.forget);
    return ok(station);
  });
}
