import { z } from 'zod';
import { prepare, type Database, type JobKind, type Platform, type Slice, type Tx } from '@hearth/cms/platform';
import { applyInbox, type ApplyLiveEvent } from './apply-inbox';
import { muxClient } from './mux-call';
import type { MuxDriver } from './mux-driver';
import { standingOf } from './mux-events';
import { muxInboxStore as inbox } from './mux-inbox-store';
import type { MuxSettings } from './mux-settings';
import { pollMux, type WatchedStream } from './poll-mux';
import { takeWebhook, type WebhookDeps } from './take-webhook';

/** What the rooms give to whoever hears Mux. */
export type MuxPorts = {
  readonly settings: MuxSettings;
  readonly driver: MuxDriver;
  readonly apply: ApplyLiveEvent;
  /** The streams on Mux that rooms have. */
  watched(read: Database['read']): Promise<readonly WatchedStream[]>;
};

const PATH = '/streaming/mux/webhook';
/** An event with its asset and all its tracks is some kilobytes. */
const MOST = 256 * 1024;
const PER_MINUTE = 1_200;
const schema = z.object({ why: z.literal('waiting') });
const INBOX: JobKind<typeof schema> = { name: 'streaming.mux-inbox', schema };

/** The ear of the house at Mux, where it works with it: what Mux calls in about, and what it forgot to say. */
export function muxSlice(portsOf: (platform: Platform) => MuxPorts | undefined): Slice {
  return {
    name: 'streaming.mux',
    register(platform) {
      const ports = portsOf(platform);
      if (!ports) return;
      const { driver, apply, watched } = ports;
      const { jobs, schedule, database, log, clock } = platform;
      jobs.define({
        ...INBOX,
        // One that could not be applied waits for the next minute, and the others do not wait for it.
        handle: () => applyInbox({ database, inbox, log, apply }),
      });
      schedule.tick({
        name: 'streaming.mux-poll',
        cron: '* * * * *',
        missed: 'skip',
        lease: 90,
        handle: async () => {
          const unsaid = await pollMux({ driver, clock }, await watched(database.read));
          if (unsaid.length > 0) log.warn('Mux did not say all that happened', { events: unsaid.length });
          return async (tx) => {
            for (const event of unsaid) {
              const standing = standingOf(event);
              if (standing) await inbox.keep(tx, event, standing);
            }
            // Also for what could not be applied, and for what is left of a node that died.
            if (await inbox.isWaiting(tx)) await wake(platform, tx);
          };
        },
      });
      schedule.tick({
        name: 'streaming.mux-forget',
        cron: '35 4 * * *',
        missed: 'skip',
        handle: () => Promise.resolve((tx: Tx) => inbox.forget(tx)),
      });
    },
    start(platform) {
      const settings = portsOf(platform)?.settings;
      if (settings && settings.webhookSecrets.length > 0) listen(platform, settings);
      return Promise.resolve();
    },
  };
}

const wake = ({ jobs }: Pick<Platform, 'jobs'>, tx: Tx): Promise<void> =>
  jobs.enqueue(tx, INBOX, { data: { why: 'waiting' }, key: 'inbox' });

function listen(platform: Platform, settings: MuxSettings): void {
  const { fastLane: lane, database, clock, log } = platform;
  const deps: WebhookDeps = {
    ...{ database, clock, inbox, secrets: settings.webhookSecrets, webhooks: muxClient(settings).webhooks },
    wake: (tx) => wake(platform, tx),
  };
  const limits = { route: PATH, perMinute: PER_MINUTE };
  lane.take(PATH, { maxBytes: MOST }, async (request, bytes) => {
    if (lane.limited(request, limits)) return 'sent';
    const signature = request.req.headers['mux-signature'];
    const call = { signature: typeof signature === 'string' ? signature : undefined, body: bytes.toString('utf8') };
    const answer = await takeWebhook(deps, call);
    if (answer === 'forged') {
      log.warn('a webhook was not believed', { from: 'mux' });
      return lane.refuse(request, { code: 'HEARTH.NOT_ALLOWED', details: undefined });
    }
    // Signed by Mux and of a form that we do not know: it would only be sent again.
    if (answer === 'unreadable') log.warn('an event of Mux could not be read', { bytes: bytes.length });
    return prepare('ok', { type: 'text/plain; charset=utf-8', cacheControl: 'no-store' });
  });
}
