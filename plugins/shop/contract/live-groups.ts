import { definePort, type RefusalOf, type StaffActor } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { shopErrors } from './errors';
import type { Group, Leader, MakeGroup, ShownGroup } from './groups';

/** A group that may still be joined, and for which offer it gathers. */
export type GatheringGroup = ShownGroup & { readonly offer: string; readonly madeAt: string };

/** Why a group is not gathered. */
export type GroupRefusal = RefusalOf<
  typeof shopErrors,
  'OFFER_NOT_FOUND' | 'LEADER_NOT_FOUND' | 'LEADER_STATE' | 'GROUP_CUTOFF'
>;

/** Groups as lives open them and tell of them (直播拼团端口). */
export type LiveGroups = {
  /** Who may lead at a station. */
  leaders(station: string): Promise<readonly Pick<Leader, 'id' | 'name' | 'point'>[]>;
  /** Those that gather for some offers by the clock of the database, the soonest over first. */
  gathering(offers: readonly string[]): Promise<readonly GatheringGroup[]>;
  /** Gathers one, in the caller's transaction. */
  make(tx: Tx, actor: StaffActor, wanted: MakeGroup): Promise<Result<Group, GroupRefusal>>;
};

/** Where they are found. */
export const liveGroupsPort = definePort<LiveGroups>('shop.live-groups');
