import type { Level, PlayerState } from './player-types';

/** 720p, with the speed where two are of the same height. */
export function levelName(level: Level, all: readonly Level[]): string {
  const twins = all.filter(({ height }) => height === level.height).length > 1;
  const speed = `${(level.bitrate / 1_000_000).toFixed(1)} Mbit/s`;
  if (level.height === 0) return speed;
  return twins ? `${level.height}p · ${speed}` : `${level.height}p`;
}

/** Best first, as people look for it. */
export function bestFirst(levels: readonly Level[]): readonly Level[] {
  return [...levels].sort((a, b) => b.bitrate - a.bitrate);
}

/** The one that costs least. */
export function leanest(levels: readonly Level[]): Level | null {
  return bestFirst(levels).at(-1) ?? null;
}

/**
 * What listening alone takes of the present traffic, in per cent. There is no sound of its own to be had, so the smallest picture still
 * comes along: with one quality it saves nothing, and that is what is said.
 */
export function listeningCosts({ levels, shown }: Pick<PlayerState, 'levels' | 'shown'>): number {
  const least = leanest(levels);
  const now = levels.find(({ id }) => id === shown) ?? bestFirst(levels)[0];
  if (!least || !now || now.bitrate === 0) return 100;
  return Math.min(Math.round((100 * least.bitrate) / now.bitrate), 100);
}
