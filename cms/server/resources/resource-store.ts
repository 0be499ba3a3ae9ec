import type { Resource, ResourceKind } from '../../contract';
import type { Database, Tx } from '../../platform';

/** What a change of a resource writes. */
export type ResourcePatch = { readonly name?: string; readonly note?: string; readonly active?: boolean };

/** How resources are kept. */
export type ResourceStore = {
  insert(tx: Tx, resource: Omit<Resource, 'version'>): Promise<void>;
  at(stations: readonly string[]): Promise<readonly Resource[]>;
  byIds(stations: readonly string[], ids: readonly string[]): Promise<readonly Resource[]>;
  /** Holds resources until the transaction ends, always in one order: two who book the same wait for each other. */
  hold(tx: Tx, stations: readonly string[], ids: readonly string[]): Promise<readonly Resource[]>;
  patch(tx: Tx, at: Pick<Resource, 'id' | 'version'>, patch: ResourcePatch): Promise<boolean>;
  /** Whether PostgreSQL refused a name because the station has it. */
  isTwin(error: unknown): boolean;
};

const COLUMNS = ['id', 'station', 'kind', 'name', 'note', 'active', 'version'] as const;
const KINDS: readonly ResourceKind[] = ['crew', 'car', 'camera', 'studio'];

/** Keeps resources in their table. */
export function resourceStore({ database }: { readonly database: Database }): ResourceStore {
  return {
    insert: async (tx, resource) => {
      await tx('resource').insert(resource);
    },
    at: async (stations) => {
      const rows = await database
        .read('resource')
        .whereIn('station', [...stations])
        .orderBy('name')
        .select<Resource[]>(...COLUMNS);
      return rows.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
    },
    byIds: (stations, ids) =>
      database
        .read('resource')
        .whereIn('id', [...ids])
        .whereIn('station', [...stations])
        .select<Resource[]>(...COLUMNS),
    hold: (tx, stations, ids) =>
      tx('resource')
        .whereIn('id', [...ids])
        .whereIn('station', [...stations])
        .orderBy('id')
        .forUpdate()
        .select<Resource[]>(...COLUMNS),
    patch: async (tx, { id, version }, patch) => {
      const changed = await tx('resource')
        .where({ id, version })
        .update({ ...patch, version: version + 1 });
      return changed === 1;
    },
    isTwin: (error) => {
      const { code, constraint } = error as { code?: string; constraint?: string };
      return code === '23505' && constraint === 'resource_station_kind_name_key';
    },
  };
}
