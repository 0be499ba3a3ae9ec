import { definePort, type StaffActor, type SystemActor } from '@hearth/cms/contract';
import type { Result, Refusal } from '@hearth/cms/kernel';
import type { Database, Tx } from '@hearth/cms/platform';
import type { RoomSnapshot } from './room-types';
import type { GateCondition, RunsheetItem, SessionState } from './session-types';

type On = Database['read'] | Tx;
type Who = StaffActor | SystemActor;

/** What other slices know of a session. */
export type SessionFacts = {
  readonly id: string;
  readonly station: string;
  readonly title: string;
  readonly language: string;
  readonly state: SessionState;
  readonly isRehearsal: boolean;
  readonly room: string;
  readonly streamingRoom: string | null;
  readonly hostKind: string;
  readonly aiLabel: boolean;
  readonly adMark: boolean;
  readonly plannedAt: string;
  readonly beganAt: string | null;
  readonly endedAt: string | null;
  readonly version: number;
};

/** Sessions as other slices of lives use them (场次端口). */
export type LiveSessions = {
  find(on: On, id: string): Promise<SessionFacts | undefined>;
  /** Several at once; those that nobody knows are not among them. */
  among(on: On, ids: readonly string[]): Promise<ReadonlyMap<string, SessionFacts>>;
  ofRoom(on: On, room: string): Promise<SessionFacts | undefined>;
  /** The lines of the run-of-show that are not taken out, in their order. */
  items(on: On, session: string): Promise<readonly RunsheetItem[]>;
  /** The offers that lines of rehearsals stand for, by the numbers that those lines have for them. */
  rehearsed(on: On, offers: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Stops a session that is live or paused, in the caller's transaction: it is ending from then on. */
  stop(tx: Tx, by: Who, what: { readonly session: string; readonly reason: string }): Promise<Result<void, Refusal>>;
  /** Pauses it with an alarm of the highest degree; a session that is not live is left as it is. */
  alarm(tx: Tx, by: Who, what: { readonly session: string; readonly words: string }): Promise<Result<void, Refusal>>;
};

/** Where sessions are found. */
export const liveSessionsPort = definePort<LiveSessions>('live.sessions');

/** May this product be pinned at this very moment (讲解闸门): the conditions that do not hold; none means it may. */
export type GateOfPin = (
  tx: Tx,
  asked: { readonly session: string; readonly product: string; readonly offer: string | null },
) => Promise<readonly GateCondition[]>;

/** Where the gate of a pin is found. */
export const gateOfPinPort = definePort<{ readonly ask: GateOfPin }>('live.gate-of-pin');

/** What the law wants to know of somebody who speaks in a live (主播资质). */
export type AnchorStanding = {
  readonly person: string;
  readonly isRealNamed: boolean;
  /** A day, `2000-01-31`; null while nobody looked at the papers. */
  readonly birth: string | null;
  readonly hasGuardianConsent: boolean;
  readonly trainedUntil: Date | null;
  readonly bannedUntil: Date | null;
};

/** Who may speak in a live, as whoever trains people knows it. */
export type Anchors = {
  of(on: On, persons: readonly string[]): Promise<ReadonlyMap<string, AnchorStanding>>;
};

/** Where anchors are found. */
export const anchorsPort = definePort<Anchors>('live.anchors');

/** The part of the rooms' port that sessions use (直播房间端口). */
export type RoomsOfSessions = {
  open(
    tx: Tx,
    opening: {
      readonly owner: { readonly kind: 'session'; readonly id: string };
      readonly station: string;
      readonly title: string;
      readonly language: string;
      readonly isClosed?: boolean;
    },
  ): Promise<string>;
  close(tx: Tx, room: string): Promise<void>;
  picture(
    tx: Tx,
    room: string,
    picture: { readonly streamingRoom: string; readonly beganAt: Date } | null,
  ): Promise<void>;
  tell(
    room: string,
    telling: { readonly type: 'state' | 'overlay'; readonly at?: string; readonly [field: string]: unknown },
  ): void;
  /** Adds what a session knows to what newcomers are told. */
  contribute(name: string, part: (room: string) => Promise<Partial<RoomSnapshot>>): void;
};

/** Rooms are offered by the slice of rooms, under its own name. */
export const roomsOfSessionsPort = definePort<RoomsOfSessions>('live.rooms');
