import { createTransport } from 'nodemailer';
import type { Mail, MailOutcome } from './mail';

/** Sends by SMTP; `url` is what nodemailer takes: `smtps://user:password@host:465`. */
export function createSmtpMail({ url, from }: { readonly url: string; readonly from: string }): Mail {
  // Beyond these a server is as good as away; nodemailer's own patience is ten minutes.
  const patience = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 };
  const transport = createTransport({ url, ...patience }, { from });
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'hearth.invalid';
  return {
    async send({ id, ...message }) {
      try {
        // The server's id of the message names nobody.
        const { messageId } = (await transport.sendMail({
          ...message,
          ...(id === undefined ? {} : { messageId: `<${id}@${domain}>` }),
        })) as { messageId: string };
        return { state: 'sent', says: messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

function outcomeOf(error: unknown): MailOutcome {
  // nodemailer puts the SMTP status and its own code beside the message, which may hold the address and stays out. A system call
  // that failed is named too: before the connection stood, nothing can have left.
  const { code = '', responseCode = 0, syscall = '' } = error as Partial<Failure>;
  const says = `${code} ${responseCode || syscall}`.trim();
  const neverLeft = ['ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'EAUTH', 'EENVELOPE'].includes(code);
  if (responseCode < 400 && !neverLeft && !['connect', 'getaddrinfo', 'queryA'].includes(syscall)) {
    return { state: 'unknown', says };
  }
  return { state: 'refused', says, forGood: responseCode >= 500 && code !== 'EAUTH' };
}

type Failure = { readonly code: string; readonly responseCode: number; readonly syscall: string };
