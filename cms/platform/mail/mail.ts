/** One e-mail to one person. */
export type MailMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Our own id of this e-mail: a repeat carries the same Message-ID, so that mailboxes know it for what it is. */
  readonly id?: string;
};

/** What became of an e-mail: handed over, refused, or nobody knows. Refused `forGood`: another try would not help. */
export type MailOutcome = {
  readonly state: 'sent' | 'refused' | 'unknown';
  readonly says: string;
  readonly forGood?: boolean;
};

/** A way for e-mail out of the house. */
export type Mail = { send(message: MailMessage): Promise<MailOutcome> };

/** What may be shown and logged of an address: its first letter and where it is. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
