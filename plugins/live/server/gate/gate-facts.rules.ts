import type { AnchorStanding, DutyRole, GateMoment } from '../../contract';

/** A line of the run-of-show as the gate looks at it. */
export type ItemFacts = {
  readonly id: string;
  readonly product: string | null;
  readonly offer: string | null;
  /** Vetting lets it be shown and sold now. */
  readonly isCleared: boolean;
  readonly plannedUnits: number | null;
  /** How many may be promised now; null without an offer. */
  readonly left: number | null;
  /** The offer names a former price. */
  readonly comparesPrices: boolean;
  readonly priceSeenAt: Date | null;
  /** Buyers see at once who sells, with a way to reach them. */
  readonly isSellerReachable: boolean;
  /** It gives under an agreement; null where it gives nothing. */
  readonly gift: { readonly isSigned: boolean } | null;
  readonly script: {
    readonly loadedHash: string | null;
    /** The words that two people signed last. */
    readonly approvedHash: string | null;
    /** Sentences that say something nobody proved. */
    readonly unproved: number;
  };
};

/** Somebody on duty as the gate looks at it. */
export type DutyFacts = { readonly role: DutyRole; readonly person: string; readonly beatenAt: Date | null };

/** A picture as the gate looks at it: no room, one that is closed, one that waits for an encoder, one that is on. */
export type PictureFacts = 'none' | 'closed' | 'waiting' | 'on';

/** Everything that the gate looks at, read at one moment (开播闸门事实). */
export type GateFacts = {
  readonly moment: GateMoment;
  readonly now: Date;
  readonly isRehearsal: boolean;
  readonly isSettingReviewed: boolean;
  /** A machine speaks, shows itself, wrote or drew something. */
  readonly usesMachines: boolean;
  readonly hasAiLabel: boolean;
  readonly isAdvertising: boolean;
  readonly hasAdMark: boolean;
  readonly showsMinors: boolean;
  readonly hasGuardianConsent: boolean;
  /** It was announced that something is given. */
  readonly promisesGift: boolean;
  readonly items: readonly ItemFacts[];
  readonly anchors: readonly AnchorStanding[];
  readonly duty: readonly DutyFacts[];
  readonly picture: PictureFacts;
};
