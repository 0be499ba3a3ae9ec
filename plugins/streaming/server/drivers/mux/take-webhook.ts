import type { Mux } from '@mux/mux-node';
import type { Clock } from '@hearth/cms/kernel';
import type { Database, Tx } from '@hearth/cms/platform';
import { muxEvent, standingOf } from './mux-events';
import type { MuxInboxStore } from './mux-inbox-store';

/** What taking webhooks stands on. */
export type WebhookDeps = {
  readonly database: Database;
  readonly inbox: MuxInboxStore;
  readonly clock: Clock;
  /** Checks signatures; Mux's own way of it. */
  readonly webhooks: Pick<Mux['webhooks'], 'verifySignature'>;
  /** The newest first. */
  readonly secrets: readonly string[];
  /** Asks for what was kept to be applied. */
  readonly wake: (tx: Tx) => Promise<void>;
};

/** A call as it came. */
export type WebhookCall = { readonly signature: string | undefined; readonly body: string };

/** Kept, known already, of no interest, or not believed. */
export type WebhookAnswer = 'kept' | 'known' | 'ignored' | 'unreadable' | 'forged';

/** How far ahead of ours Mux's clock may be. Their SDK looks backwards alone. */
const AHEAD_SECONDS = 60;

/** Takes what Mux calls in about: believed by its signature, kept in one insert, and applied by somebody else. */
export async function takeWebhook(deps: WebhookDeps, call: WebhookCall): Promise<WebhookAnswer> {
  if (!(await isBelieved(deps, call))) return 'forged';
  const parsed = muxEvent.safeParse(jsonOf(call.body));
  if (!parsed.success) return 'unreadable';
  const standing = standingOf(parsed.data);
  if (!standing) return 'ignored';
  return deps.database.transaction(async (tx) => {
    const isNew = await deps.inbox.keep(tx, parsed.data, standing);
    if (isNew) await deps.wake(tx);
    return isNew ? 'kept' : 'known';
  });
}

async function isBelieved(
  { webhooks, secrets, clock }: WebhookDeps,
  { signature, body }: WebhookCall,
): Promise<boolean> {
  if (signature === undefined) return false;
  // The last one, as the SDK reads it: what is checked here has to be what was signed.
  const [, time = ''] = /.*(?:^|,)t=(\d+)/.exec(signature) ?? [];
  if (Number(time) * 1_000 > clock.now().getTime() + AHEAD_SECONDS * 1_000) return false;
  for (const secret of secrets) {
    try {
      await webhooks.verifySignature(body, { 'mux-signature': signature }, secret);
      return true;
    } catch {
      // Signed with the other secret, perhaps.
    }
  }
  return false;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
