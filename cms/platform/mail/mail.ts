/** One e-mail to one person. */
export type MailMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
};

/** What became of an e-mail: handed over, refused for good, or nobody knows. */
export type MailOutcome = { readonly state: 'sent' | 'refused' | 'unknown'; readonly says: string };

/** A way for e-mail out of the house. */
export type Mail = { send(message: MailMessage): Promise<MailOutcome> };

/** What may be shown and logged of an address: its first letter and where it is. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
