import type { ClipFinder } from '@hearth/vetting/contract';
import type { ReplayDeps } from './replay-deps';

/** Finds clips by what they show, for recalls. */
export const clipFinder = (deps: () => Pick<ReplayDeps, 'database' | 'clips'>): ClipFinder => ({
  clipsShowing: async (of) => {
    const { database, clips } = deps();
    const found = await clips.showing(database.read, of);
    return found.map(({ id, title, session, start, end, goods, state, manuscript, madeAt }) => ({
      ...{ id, title, session, seconds: end - start, isOut: state === 'out', manuscript, madeAt },
      shownAt: goods.find(({ product }) => product === of.product)?.shownAt ?? madeAt,
    }));
  },
});
