import type { Stage, Visitor } from './browser';
import type { Crew } from './live-crew';
import type { LivePlan } from './live-plan';
import type { OnAir } from './on-air';
import type { OwnOffer } from './shop-counter';

/** What the steps of the journey share. */
export type LiveStage = {
  readonly stage: Stage;
  readonly crew: Crew;
  readonly air: OnAir;
  readonly own: OwnOffer;
  readonly phones: readonly Visitor[];
  plan: LivePlan;
  key: string;
};
