import type { SystemActor } from '@hearth/cms/contract';

/** Who opens, ends and settles tools when their time has come. */
export const byTheHouse = (station: string): SystemActor => ({
  ...{ kind: 'system', id: 'live.games', name: 'live.games', station },
});
