// The room of a live as the app understands it: what `join` of `live:<room>` answers, what its frames tell, what viewers say.
// By the contract of the plugin of lives, whose rooms tell what its slices tell.

/** Where a session stands. */
export type SessionState =
  | 'planned'
  | 'prepared'
  | 'rehearsal'
  | 'ready'
  | 'live'
  | 'paused'
  | 'ending'
  | 'ended'
  | 'published'
  | 'archived'
  | 'cancelled';

/** A message as viewers see it. */
export interface LiveMessage {
  readonly id: string;
  readonly kind: 'danmaku' | 'comment' | 'question';
  readonly text: string;
  readonly author: string;
  /** Seconds from the beginning of the broadcast. */
  readonly clock: number | null;
  readonly lane: number | null;
  readonly isRobot: boolean;
  readonly at: string;
}

/** Who sells what is shown. */
export interface LiveSeller {
  readonly name: string;
  readonly address: string;
  readonly contact: string;
}

/** What lies on the shelf of a live. Prices in fen. */
export interface ShelfProduct {
  readonly item: string | null;
  readonly offer: string;
  readonly product: string;
  readonly title: { readonly 'zh-Hans': string; readonly en: string };
  readonly spec: string;
  readonly price: number;
  readonly basePrice: number | null;
  readonly left: number | null;
  readonly endsAt: string | null;
  readonly seller: LiveSeller;
}

/** What is shown beside the picture now. */
export interface PinnedProduct extends ShelfProduct {
  readonly pin: string;
  readonly since: string;
}

/** A tool that is open. */
export interface OpenTool {
  readonly kind: 'envelope' | 'lottery' | 'coupon' | 'poll' | 'price' | 'group';
  readonly id: string;
  readonly title: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** What a group buys together. */
  readonly offer?: string;
}

/** A word over the picture that cannot be closed. */
export interface Overlay {
  readonly kind: 'correction' | 'ai' | 'paused' | 'rehearsal';
  readonly text: string;
}

/** Everything that somebody who comes in now must know. */
export interface RoomSnapshot {
  readonly room: string;
  readonly state: SessionState | null;
  readonly title: string;
  readonly playback: string | null;
  readonly overlays: readonly Overlay[];
  readonly pinned: PinnedProduct | null;
  readonly shelf: readonly ShelfProduct[];
  readonly tools: readonly OpenTool[];
  readonly announcement: string | null;
  readonly pinnedMessage: LiveMessage | null;
  readonly messages: readonly LiveMessage[];
  readonly likes: number;
  readonly viewers: number;
  readonly mode: 'post' | 'pre';
  readonly slowSeconds: number;
  readonly mayDanmaku: boolean;
}

/** A poll with how many chose what. */
export interface LivePoll {
  readonly id: string;
  readonly room: string;
  readonly question: string;
  readonly options: readonly { readonly text: string; readonly votes: number }[];
  readonly opensAt: string;
  readonly closesAt: string;
  readonly isOpen: boolean;
}

/** A question with what became of it. */
export interface LiveQuestion {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly at: string;
  readonly state: 'asked' | 'picked' | 'answered' | 'dismissed';
  /** Null where the host answered aloud. */
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
}

/** What is said, in one language (字幕). Moments are those at which the picture was taken. */
export interface Subtitle {
  readonly id: string;
  readonly language: string;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Written by a machine, and no person has looked at it. */
  readonly machine: boolean;
  readonly version: number;
  readonly removed: boolean;
}

/** A price that changed, of whatever stands with the offer `was`. */
export type ToldPrice = { readonly was: string } & Pick<
  ShelfProduct,
  'offer' | 'price' | 'basePrice' | 'left' | 'endsAt'
>;

/** What a room tells, by its type. */
export type LiveNews =
  | { readonly type: 'message'; readonly message: LiveMessage }
  | { readonly type: 'message-hidden'; readonly id: string }
  | { readonly type: 'likes'; readonly likes: number }
  | { readonly type: 'viewers'; readonly viewers: number }
  | { readonly type: 'announcement'; readonly text: string | null }
  | { readonly type: 'message-pinned'; readonly message: LiveMessage | null }
  | ({ readonly type: 'mode' } & Partial<Pick<RoomSnapshot, 'mode' | 'slowSeconds' | 'mayDanmaku'>>)
  | { readonly type: 'question-answered'; readonly question: LiveQuestion }
  | { readonly type: 'poll'; readonly poll: LivePoll }
  | { readonly type: 'pinned'; readonly pinned: PinnedProduct }
  | { readonly type: 'unpinned'; readonly pin: string }
  | { readonly type: 'price'; readonly prices: readonly ToldPrice[] }
  | { readonly type: 'stock'; readonly left: readonly { readonly offer: string; readonly left: number }[] }
  | { readonly type: 'tool-opened'; readonly tool: OpenTool }
  | { readonly type: 'tool-closed'; readonly id: string }
  | ({ readonly type: 'overlay'; readonly shown: boolean } & Overlay)
  | { readonly type: 'state'; readonly state: SessionState }
  | { readonly type: 'subtitle'; readonly subtitle: Subtitle };

/** All that happened in a room since its last frame. */
export interface LiveFrame {
  readonly room: string;
  readonly node: string;
  readonly seq: number;
  readonly messages: readonly LiveNews[];
}

/** What `join` answers: the state of the room now, or what was missed. */
export type LiveJoined =
  | {
      readonly ok: true;
      readonly node: string;
      readonly seq: number;
      readonly snapshot?: RoomSnapshot | undefined;
      readonly missed: readonly LiveFrame[];
    }
  | { readonly ok: false; readonly code: string };

/** What viewers say into a room. */
export type LiveSaying =
  | {
      readonly type: 'say';
      /** Made by the phone: sent twice it is one message. */
      readonly id: string;
      readonly kind: LiveMessage['kind'];
      readonly text: string;
      readonly clock: number | null;
    }
  | { readonly type: 'like'; readonly count: number };

/** A part of a replay. */
export interface ReplayChapter {
  readonly at: number;
  readonly title: string;
  readonly offer: string | null;
}

/** A piece of a live that somebody came for. */
export interface WatchedClip {
  readonly id: string;
  readonly title: string;
  readonly isAd: boolean;
  /** Where it begins in the whole, in seconds. */
  readonly from: number;
  /** The whole live may be seen as well. */
  readonly isWhole: boolean;
}

/** A session as its viewers see it. Where its picture is, its room tells. */
export interface WatchedSession {
  readonly id: string;
  readonly room: string;
  readonly station: { readonly slug: string; readonly name: string };
  readonly title: string;
  readonly language: string;
  readonly state: SessionState;
  readonly hostKind: 'human' | 'guest' | 'digital-human';
  readonly place: string;
  readonly plannedAt: string;
  readonly beganAt: string | null;
  readonly endedAt: string | null;
  readonly replay: { readonly playback: string; readonly chapters: readonly ReplayChapter[] } | null;
  /** What was asked for is a piece: it plays in the replay's place. */
  readonly clip: WatchedClip | null;
}
