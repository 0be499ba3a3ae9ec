import type { Platform } from '@hearth/cms/platform';
import { sessionMoneyPort } from '@hearth/shop/contract';
import { figureStore } from './figure-store';
import { createBeats, type Beats } from './gather-beats';
import { knownStore } from './known-store';
import type { NumbersDeps } from './numbers-deps';
import { screenStore } from './screen-store';
import { visitStore } from './visit-store';

/** What the verbs of figures are handed, on a host. */
export const numbersDeps = (platform: Platform): NumbersDeps => ({
  ...platform,
  ...{ known: knownStore, figures: figureStore, screens: screenStore },
  till: platform.ports.take(sessionMoneyPort),
});

const counting = new WeakMap<Platform, Beats>();

/** Who counts the viewers of this node. */
export function beatsOf(platform: Platform): Beats {
  const known = counting.get(platform) ?? createBeats({ ...platform, known: knownStore, visits: visitStore });
  counting.set(platform, known);
  return known;
}
