import type { Core } from '@strapi/strapi';
import { platformOf, watchDrain, type Cluster } from '../platform';

/** A deployment gives a node half a minute before it is killed; answers get most of it. */
const GRACE_MS = 20_000;

/** How long balancers may go on sending people before they have asked `/health/ready` again. */
const NOTICE_MS = 0;

/**
 * Stops on SIGTERM or SIGINT in order: no longer ready, no new connections, answers under way finished, parts of the house
 * stopped, database stopped. A second signal stops at once.
 */
export function stopOnSignal(strapi: Core.Strapi, cluster: Cluster | undefined): void {
  const drain = watchDrain(strapi.server.httpServer);
  const notice = Number(process.env['HEARTH_STOP_NOTICE_MS'] ?? NOTICE_MS);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(130);
    stopping = true;
    const { health, log } = platformOf(strapi);
    health.leave();
    await new Promise((resolve) => setTimeout(resolve, notice));
    const cut = await drain.finish(GRACE_MS);
    if (cut > 0) log.warn('answers were cut off at shutdown', { cut });
    await strapi.destroy();
    await cluster?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Strapi's own listener drops every connection at once.
    process.removeAllListeners(signal);
    process.on(signal, () => void stop());
  }
}
