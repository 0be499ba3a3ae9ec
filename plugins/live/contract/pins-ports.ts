import { definePort, type StaffActor, type SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { LiveCorrection } from './corrections-types';
import type { Pin, UnpinReason } from './pins-types';

/** A live that is being stopped (叫停中的场次). */
export type StoppingLive = {
  readonly session: string;
  readonly room: string;
  readonly station: string;
  readonly by: StaffActor;
};

/**
 * Ends what a slice has open in a live, inside the transaction that stops it, and answers how many. Money that was promised stays promised: it
 * only ends that more is. It takes no lock of the gate, and what it tells the room it tells after the commit.
 */
export type CloseTools = (tx: Tx, stopping: StoppingLive) => Promise<number>;

/** The order of a stop (叫停顺序): whoever has tools says how they end. */
export type StopOrder = {
  /** While registering or starting, once for each name. */
  closeWith(name: string, close: CloseTools): void;
};

/** Where the order of a stop is found. */
export const stopOrderPort = definePort<StopOrder>('live.stop-order');

/** Of which live what is shown is taken away, and why. */
export type ClearedLive = { readonly session: string; readonly room: string; readonly why: UnpinReason };

/** What lives showed, for whoever makes chapters, figures and evidence of it (讲解记录端口). */
export type LivePins = {
  /** What a live showed, the first first. */
  log(session: string): Promise<readonly Pin[]>;
  /** What lives showed of goods within a time, the first first. */
  ofProduct(product: string, from: Date, until: Date): Promise<readonly Pin[]>;
  /** What was put right in a live, the first first. */
  corrections(session: string): Promise<readonly LiveCorrection[]>;
  /** Takes away what a live shows, in the caller's transaction: for whoever takes it off the air. Last of all its locks. */
  clear(tx: Tx, by: StaffActor | SystemActor, what: ClearedLive): Promise<void>;
};

/** Where it is found. */
export const livePinsPort = definePort<LivePins>('live.pins');
