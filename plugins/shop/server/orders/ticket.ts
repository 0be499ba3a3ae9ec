import type { Vault } from '@hearth/cms/platform';

const PURPOSE = 'shop.ticket';
/** A ticket is worth something for as long as a rush lasts. */
const LIFE = 120_000;

/** Tickets of those who were asked to come back (排队凭证): whoever shows one comes before those who arrive later. */
export type Tickets = {
  issue(offer: string, buyer: string): string;
  /** Whether it was issued to this buyer for this offer, and not long ago. */
  isGood(ticket: string, of: { readonly offer: string; readonly buyer: string }): boolean;
};

/** Signs tickets with a key of the vault, so that every node knows those of every other. */
export function createTickets(vault: Pick<Vault, 'index' | 'indexes'>, now: () => number): Tickets {
  const said = (offer: string, buyer: string, at: number): string => `${offer} ${buyer} ${at}`;
  return {
    issue(offer, buyer) {
      const at = now();
      return `${at}.${vault.index(PURPOSE, said(offer, buyer, at))}`;
    },
    isGood(ticket, { offer, buyer }) {
      const cut = ticket.indexOf('.');
      const at = Number(ticket.slice(0, cut));
      if (!Number.isSafeInteger(at) || Math.abs(now() - at) > LIFE) return false;
      return vault.indexes(PURPOSE, said(offer, buyer, at)).includes(ticket.slice(cut + 1));
    },
  };
}
