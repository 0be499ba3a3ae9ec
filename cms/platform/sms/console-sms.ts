import type { Log } from '../log/log';
import { maskPhone } from './phones';
import type { Sms, SmsMessage } from './sms';

/** Prints the code into the log, for whoever tries the house on a desk. Never for production: a log is no secret. */
export function createConsoleSms(log: Log): Sms {
  return {
    send(message) {
      log.info(`SMS to ${maskPhone(message.to)}: ${wordsOf(message)}`);
      return Promise.resolve({ state: 'sent', receipt: 'console' });
    },
  };
}

const wordsOf = ({ fill }: SmsMessage): string =>
  Object.entries(fill)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
