import { useEffect } from 'react';
import { session } from '@/data/session';
import { keeper } from '@/platform/keeper';

/** What a feature keeps on the phone for one reader. */
export interface Draft {
  /** Under which it is kept: where there is nothing, the code that forgets it is not asked for. */
  readonly key: string;
  readonly forget: () => Promise<void>;
}

/** Forgets what was being written when its reader signs out, on whichever page that is. */
export function useForgetting(drafts: readonly Draft[], isWarm: boolean): void {
  useEffect(() => {
    if (!isWarm) return undefined;
    const look = () => {
      if (session.get().status !== 'out') return;
      // Without a net its code does not come; it is tried again at the next start.
      for (const { key, forget } of drafts) if (keeper.read(key) !== null) forget().catch(() => undefined);
    };
    look();
    return session.subscribe(look);
  }, [drafts, isWarm]);
}
