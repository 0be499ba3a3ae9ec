import { definePort } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';

/** Money of a station that stands ready for something, known by `ref`. */
export type SetAside = {
  readonly station: string;
  /** What it is for, by its stable id. */
  readonly ref: string;
  readonly at: Date;
  readonly fen: number;
};

/** What red packets ask of the books (红包专户端口): each is a posting in the caller's transaction, and none of them is ever changed. */
export type EscrowBook = {
  /** From what the station may spend on offers into what is set aside. */
  setAside(tx: Tx, money: SetAside): Promise<void>;
  /** What nobody took goes back where it came from, by a counter-entry. */
  giveBack(tx: Tx, money: SetAside): Promise<void>;
  /** It has left the bank for whom it was meant. */
  paidOut(tx: Tx, money: SetAside): Promise<void>;
};

/** Where it is found. */
export const escrowPort = definePort<EscrowBook>('shop.escrow');
