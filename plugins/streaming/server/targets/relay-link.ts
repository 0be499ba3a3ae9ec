import type { Database, Vault } from '@hearth/cms/platform';
import type { RelayOrders } from '../../engine/wire/control';
import type { LookLink } from '../looks/look-files';
import type { ToldTarget } from './hear-target';
import type { OrderedTarget, TargetStore } from './target-store';

/** What the engine needs of copies. */
export type RelayLink = {
  /** All that should be. */
  orders(): Promise<RelayOrders>;
  /** All that is; only what differs from what is kept is looked at more closely. */
  heard(news: { readonly targets: readonly ToldTarget[] }): Promise<void>;
};

type Deps = {
  readonly database: Database;
  readonly vault: Vault;
  readonly targets: TargetStore;
  /** How pictures are made anew for platforms; without it all get the room's own. */
  readonly looks?: LookLink;
  /** What speaks SRT to platforms, where there is something. */
  ffmpeg?(): Promise<string | undefined>;
  hear(told: ToldTarget): Promise<boolean>;
};

/** Joins copies to the relay. Orders and news are levels: whatever was missed is in the next word. */
export function relayLink({ database, vault, targets, looks, ffmpeg, hear }: Deps): RelayLink {
  return {
    orders: async () => {
      const lookOf = await looks?.ofTargets();
      const ordered = (await targets.ordered(database)).flatMap((one) => {
        const look = lookOf?.(one);
        if (look === 'missing') return [];
        const { id, room, url, attempt } = one;
        const key = vault.open(targets.keyPlace(id), one.key);
        return [{ target: id, room, url, attempt, key, ...(look ? { look } : {}) }];
      });
      const isBySrt = ordered.some(({ url }) => url.startsWith('srt:'));
      const path = isBySrt ? await ffmpeg?.() : undefined;
      return { targets: ordered, ...(path === undefined ? {} : { ffmpeg: path }) };
    },
    heard: async (news) => {
      if (news.targets.length === 0) return;
      const kept = new Map((await targets.ordered(database)).map((one) => [one.id, one]));
      for (const told of news.targets) if (isNew(told, kept.get(told.target))) await hear(told);
    },
  };
}

function isNew({ attempt, state, problem }: ToldTarget, kept: OrderedTarget | undefined): boolean {
  if (kept?.attempt !== attempt) return false;
  return kept.state !== state || kept.problem !== (problem ?? null);
}
