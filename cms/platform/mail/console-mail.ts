import type { Log } from '../log/log';
import { maskEmail, type Mail } from './mail';

/** Prints e-mails into the log, links and all, for whoever tries the house on a desk. Never for production. */
export function createConsoleMail(log: Log): Mail {
  return {
    send({ to, subject, text }) {
      log.info(`E-mail to ${maskEmail(to)}: ${subject}\n${text}`);
      return Promise.resolve({ state: 'sent', says: 'console' });
    },
  };
}
