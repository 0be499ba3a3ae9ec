import type { RobotPlatform, Urgency } from '../../../contract';
import type { Locale } from '../../../kernel';

/** A notice in the words of whoever gets it, ready for a lane. */
export type Letter = {
  /** The id of the delivery: the same each time the same delivery is tried. */
  readonly id: string;
  readonly urgency: Urgency;
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
  /** The full address of the page where the matter is dealt with. */
  readonly link: string | null;
  /** It may have arrived before. */
  readonly repeat: boolean;
};

/**
 * What became of a letter. Refused `forGood`: no further try will help. Throttled: the other side wants silence for so many
 * milliseconds. Unknown: it left and nobody answered.
 */
export type LaneOutcome =
  | { readonly state: 'sent'; readonly says: string }
  | { readonly state: 'refused'; readonly says: string; readonly forGood: boolean }
  | { readonly state: 'throttled'; readonly says: string; readonly wait: number }
  | { readonly state: 'unknown'; readonly says: string };

/** A robot with its secrets open, for the moment of one call. */
export type OpenRobot = {
  readonly platform: RobotPlatform;
  readonly token: string;
  readonly secret: string | null;
};

/** The ways out of this host. A way that is missing is closed: nothing is queued for it. */
export type Lanes = {
  readonly mail?: (to: string, letter: Letter) => Promise<LaneOutcome>;
  readonly sms?: (to: string, letter: Letter) => Promise<LaneOutcome>;
  readonly group?: (robot: OpenRobot, letter: Letter) => Promise<LaneOutcome>;
};

/** The longest that one try on any lane may take; a sender that is silent for longer counts as dead. */
export const LANE_PATIENCE = 20_000;
