import type { channelErrors, RefusalOf, StaffActor } from '../../contract';
import type { Ids, Refusal } from '../../kernel';
import type { Database, Ledger, People, Roster, Stations, Vault } from '../../platform';
import type { ColumnStore } from '../columns/column-store';
import type { ChannelStore } from './channel-store';
import type { TargetStore } from './target-store';

/** What the use cases of channels stand on. */
export type ChannelDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly ids: Ids;
  readonly people: People;
  readonly roster: Pick<Roster, 'powersOf'>;
  readonly stations: Stations;
  readonly vault: Vault;
  readonly columns: ColumnStore;
  readonly channels: ChannelStore;
  readonly targets: TargetStore;
};

/** Any refusal of channels. */
export type ChannelRefusal =
  | RefusalOf<typeof channelErrors>
  | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE' | 'HEARTH.NOT_ALLOWED', undefined>;

/** Whether somebody may act at a station. */
export const worksAt = (actor: StaffActor, station: string): boolean => actor.stations.includes(station);
