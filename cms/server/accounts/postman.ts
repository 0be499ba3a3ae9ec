import type { Log, Mail, MailMessage } from '../../platform';

/**
 * Takes e-mails away after the answer has gone out, so that nobody can tell from the time an answer takes whether an e-mail was
 * written. What gets lost when a node dies is asked for again by the person.
 */
export type Postman = { post(message: MailMessage): void; finish(): Promise<void> };

/** Builds the postman on a way for e-mail. */
export function createPostman(mail: Mail | undefined, log: Log): Postman {
  const underway = new Set<Promise<void>>();
  return {
    post(message) {
      const sending = deliver(message).finally(() => underway.delete(sending));
      underway.add(sending);
    },
    async finish() {
      await Promise.all(underway);
    },
  };

  async function deliver(message: MailMessage): Promise<void> {
    try {
      const outcome = await mail?.send(message);
      if (outcome && outcome.state !== 'sent') log.warn('an e-mail did not go out', { outcome });
    } catch (error) {
      log.error('an e-mail broke', { error });
    }
  }
}
