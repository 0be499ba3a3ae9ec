import type { EscrowBook, SetAside } from '../../contract';
import type { Books } from '../books/post';
import type { Entry } from '../books/posting.rules';

/** Builds what red packets ask of the books. */
export function createEscrowBook({ books }: { readonly books: Books }): EscrowBook {
  const post =
    (kind: string, entries: (fen: number) => readonly Entry[]): EscrowBook['setAside'] =>
    (tx, { station, ref, at, fen }: SetAside) =>
      books.post(tx, { station, kind, ref, at, entries: entries(fen) });
  return {
    setAside: post('red-packet.funded', (fen) => [
      { account: 'promoBudget', side: 'debit', fen },
      { account: 'redPacketEscrow', side: 'credit', fen },
    ]),
    giveBack: post('red-packet.returned', (fen) => [
      { account: 'redPacketEscrow', side: 'debit', fen },
      { account: 'promoBudget', side: 'credit', fen },
    ]),
    paidOut: post('red-packet.paid', (fen) => [
      { account: 'redPacketEscrow', side: 'debit', fen },
      { account: 'bank', side: 'credit', fen },
    ]),
  };
}
