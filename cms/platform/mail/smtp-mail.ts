import { createTransport } from 'nodemailer';
import type { Mail, MailOutcome } from './mail';

/** Sends by SMTP; `url` is what nodemailer takes: `smtps://user:password@host:465`. */
export function createSmtpMail({ url, from }: { readonly url: string; readonly from: string }): Mail {
  const transport = createTransport(url, { from });
  return {
    async send(message) {
      try {
        // The server's id of the message names nobody.
        const { messageId } = (await transport.sendMail(message)) as { messageId: string };
        return { state: 'sent', says: messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

function outcomeOf(error: unknown): MailOutcome {
  // nodemailer puts the SMTP status and its own code beside the message, which may hold the address and stays out.
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  const refused = responseCode >= 400 || ['ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'EAUTH', 'EENVELOPE'].includes(code);
  return { state: refused ? 'refused' : 'unknown', says: `${code} ${responseCode}`.trim() };
}
