import type { AccountName, Bearer, BorneWhy } from '../../contract';
import type { Entry } from './posting.rules';

/** A refund for which somebody asked: what it is for, and who bears what it costs (责任承担). */
export type RefundCause = {
  readonly afterSale: string;
  readonly line: number;
  readonly freight: number;
  /** What the buyer paid to send it back, which is paid to them apart. */
  readonly returnFreight: number;
  readonly bearer: Bearer;
  readonly freightBearer: Exclude<Bearer, 'nobody'>;
  readonly why: BorneWhy;
};

/** What a refund took from a supplier, and whether the line that was asked about is of theirs. */
export type TakenFrom = { readonly party: string; readonly fen: bigint; readonly isAsked: boolean };

/** What is booked besides the refund itself, and what of it each supplier is settled by. */
export type Borne = {
  readonly entries: readonly Entry[];
  readonly rows: readonly { readonly party: string; readonly taken: bigint; readonly fen: bigint }[];
};

const held = (party: string): AccountName => `salesHeld:${party}`;

/**
 * A refund takes from everybody what they had of it; the carrier keeps what it earned. What the station bears it makes good to the supplier out
 * of its income; freight that went back to the buyer, and what they paid to send the goods back, is taken from whoever bears it.
 */
export function borneOf(cause: RefundCause, taken: readonly TakenFrom[]): Borne {
  const [outgoing, returned] = [BigInt(cause.freight), BigInt(cause.returnFreight)];
  const freight = outgoing + returned;
  const bySupplier =
    freight > 0n && cause.freightBearer === 'supplier' ? taken.find(({ isAsked }) => isAsked) : undefined;
  const rows = taken.map(({ party, fen, isAsked }) => {
    const madeGood = cause.bearer === 'station' ? fen : 0n;
    return { party, taken: fen, fen: madeGood - (isAsked && bySupplier ? freight : 0n) };
  });
  const entries: Entry[] = rows.map(({ party, fen }) => side(held(party), -fen));
  entries.push(side('logistics', -outgoing), side('refund', -returned));
  entries.push(side('stationIncome', freight + rows.reduce((sum, { fen }) => sum + fen, 0n)));
  return { entries: entries.filter(({ fen }) => fen !== 0n), rows };
}

/** Debit above zero. */
const side = (account: AccountName, fen: bigint): Entry =>
  fen < 0n ? { account, side: 'credit', fen: -fen } : { account, side: 'debit', fen };
