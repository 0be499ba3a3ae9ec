import type { Log } from '../log/log';
import { createConsoleMail } from './console-mail';
import type { Mail } from './mail';
import { createSmtpMail } from './smtp-mail';

/** Chooses the way out by HEARTH_MAIL. Undefined: this host sends no e-mail. */
export function mailFromEnv(env: NodeJS.ProcessEnv, log: Log): Mail | undefined {
  const production = env['NODE_ENV'] === 'production';
  const driver = env['HEARTH_MAIL'] ?? (production ? 'none' : 'console');
  switch (driver) {
    case 'none':
      return undefined;
    case 'console':
      if (production) throw new Error('HEARTH_MAIL=console writes links into the log and is refused in production');
      return createConsoleMail(log);
    case 'smtp': {
      const { HEARTH_MAIL_URL: url, HEARTH_MAIL_FROM: from } = env;
      if (!url || !from) throw new Error('HEARTH_MAIL=smtp needs HEARTH_MAIL_URL and HEARTH_MAIL_FROM');
      return createSmtpMail({ url, from });
    }
    default:
      throw new Error(`HEARTH_MAIL is console, smtp or none, not ${driver}`);
  }
}
