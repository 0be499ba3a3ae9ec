import type { Clock } from '@hearth/cms/kernel';

/** Somebody who watches. */
export type Seen = { readonly playback: string; readonly station: string; readonly viewer: string };

/** How many a node sees watch. */
export type Count = { readonly playback: string; readonly station: string; readonly viewers: number };

/** Who watches by this node, in its memory. */
export type ViewerBook = {
  saw(seen: Seen): void;
  /** All that is watched, and what was until lately with a nought. */
  counts(): readonly Count[];
};

/** Players ask for something every few seconds; one that is silent for this long is gone. */
const GONE_AFTER = 15_000;
/** More than the line of a machine carries. */
const MOST = 50_000;

type Page = { readonly station: string; readonly viewers: Map<string, number> };

/** Counts different names, whatever they ask for and however often. */
export function createViewerBook({
  clock,
  most = MOST,
}: {
  readonly clock: Clock;
  readonly most?: number;
}): ViewerBook {
  const pages = new Map<string, Page>();
  let size = 0;
  const leave = ({ viewers }: Page, now: number): void => {
    for (const [viewer, at] of viewers) {
      if (now - at < GONE_AFTER) continue;
      viewers.delete(viewer);
      size -= 1;
    }
  };
  return {
    saw({ playback, station, viewer }) {
      const page = pages.get(playback) ?? { station, viewers: new Map<string, number>() };
      if (!page.viewers.has(viewer)) {
        if (size >= most) return;
        size += 1;
      }
      page.viewers.set(viewer, clock.now().getTime());
      pages.set(playback, page);
    },
    counts() {
      const now = clock.now().getTime();
      return [...pages].map(([playback, page]) => {
        leave(page, now);
        if (page.viewers.size === 0) pages.delete(playback);
        return { playback, station: page.station, viewers: page.viewers.size };
      });
    },
  };
}
