import type { PostingEvent, PostingState } from '../../contract';
import { machine, type Guard } from '../../kernel';

/** What the machine wants to know before anything is sent. */
export type DeliveryFacts = {
  /** Signatures cover these very words: the master's for a derived edition, its own for one that was edited by hand. */
  readonly covered: boolean;
  /** Nobody ordered the story down. */
  readonly wanted: boolean;
  /** No call to the platform was ever begun for it. */
  readonly unsent: boolean;
};

const allSigned: Guard<DeliveryFacts> = {
  name: 'signed and wanted',
  check: ({ covered, wanted }) => (wanted ? covered || 'unsigned' : 'takedown'),
};

const neverSent: Guard<DeliveryFacts> = {
  name: 'never sent and wanted',
  check: ({ unsent, wanted }) => (wanted ? unsent || 'sent' : 'takedown'),
};

const signed = (to: PostingState) => ({ to, guard: allSigned });
/** In flight nobody can call it back: the order is kept and carried out when the outcome is known. */
const remember = (to: PostingState) => ({ to, effects: ['remember-takedown'] });
const NOT_SENT = { cancel: 'cancelled', take_down: 'cancelled', expire: 'cancelled' } as const;
/** Another hour makes it a plan again, and its gates are asked anew. */
const MOVABLE = { reschedule: 'planned' } as const;
/** What was taken back before anything was sent can be wanted again; what may stand somewhere never goes a second time. */
const REVIVED = { replan: { to: 'planned', guard: neverSent } } as const;

/**
 * One edition on its way to one account (发布单). Whatever crashes, a row is in a state that a clock, a worker or a person leaves; an
 * outcome that nobody knows is a state of its own, and is looked up before anything is sent again.
 */
export const deliveryMachine = machine<PostingState, PostingEvent, DeliveryFacts>({
  name: 'posting',
  initial: 'planned',
  final: ['live', 'replaced', 'cancelled', 'dropped', 'down'],
  states: {
    planned: { hold: 'gated', open: signed('due'), unfit: 'failed_final', ...MOVABLE, ...NOT_SENT },
    gated: { hold: 'gated', open: signed('due'), ...MOVABLE, ...NOT_SENT },
    due: { claim: signed('claimed'), hold: 'gated', ...MOVABLE, ...NOT_SENT },
    claimed: { start: signed('sending'), hold: 'gated', give_back: 'due', ...NOT_SENT },
    sending: {
      accept: 'accepted',
      go_live: 'live',
      hand_over: 'manual',
      fail: 'failed_retryable',
      refuse: 'failed_final',
      lose: 'unknown',
      // Stopped before its platform was called: nothing left the house.
      give_back: 'due',
      take_down: remember('sending'),
    },
    failed_retryable: { retry: signed('due'), hold: 'gated', give_up: 'failed_final', ...NOT_SENT },
    failed_final: { mend: 'planned', drop: 'dropped', take_down: 'dropped' },
    unknown: {
      accept: 'accepted',
      go_live: 'live',
      absent: 'due',
      refuse: 'failed_final',
      reject: 'rejected',
      give_up: 'manual',
      take_down: remember('unknown'),
    },
    accepted: {
      review: 'platform_review',
      go_live: 'live',
      reject: 'rejected',
      give_up: 'manual',
      take_down: 'takedown_due',
    },
    platform_review: { go_live: 'live', reject: 'rejected', give_up: 'manual', take_down: 'takedown_due' },
    rejected: { mend: 'planned', drop: 'dropped', take_down: 'dropped' },
    manual: { prove: 'live', drop: 'dropped', take_down: 'manual_takedown' },
    live: { replace: 'replaced', reschedule: 'live', expire: 'takedown_due', take_down: 'takedown_due' },
    replaced: {},
    cancelled: REVIVED,
    dropped: REVIVED,
    takedown_due: { start_down: 'taking_down', give_up: 'manual_takedown' },
    taking_down: { removed: 'verifying', lose: 'verifying', fail: 'takedown_due', give_up: 'manual_takedown' },
    verifying: { gone: 'down', still_there: 'still_visible', give_up: 'manual_takedown' },
    still_visible: { start_down: 'taking_down', give_up: 'manual_takedown' },
    manual_takedown: { confirm_down: 'down' },
    down: {},
  },
});

/** States in which a delivery may rest because a person has to act; `gated` is one of them while its gate waits for somebody. */
export const HUMAN_STATES: readonly PostingState[] = ['failed_final', 'rejected', 'manual', 'manual_takedown'];

/** States in which something may be on the platform already, or be about to: the next of the same lineage waits. */
export const UNSETTLED: readonly PostingState[] = [
  'planned',
  'gated',
  'due',
  'claimed',
  'sending',
  'failed_retryable',
  'unknown',
  'accepted',
  'platform_review',
];

/** States before anything was sent: a newer revision takes their place. */
export const UNSENT: readonly PostingState[] = ['planned', 'gated', 'due'];
