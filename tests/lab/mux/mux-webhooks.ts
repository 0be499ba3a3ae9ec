import { createHmac } from 'node:crypto';
import type { World } from './mux-world';

/** An event as Mux sends it. */
export type LabEvent = {
  readonly id: string;
  readonly type: string;
  readonly created_at: string;
  readonly object: { readonly type: string; readonly id: string };
  readonly environment: { readonly id: string; readonly name: string };
  readonly data: object;
  readonly attempts: readonly unknown[];
};

/** How events come: at once, or kept until somebody lets them go. */
export type LabWebhooks = {
  url: string | undefined;
  secret: string;
  mood: 'prompt' | 'held';
  /** Everything that happened, told or not. */
  readonly events: LabEvent[];
  /** Sends what was kept: in an order of one's own, and as often as one likes. */
  release(options?: {
    readonly times?: number;
    readonly order?: (events: LabEvent[]) => LabEvent[];
  }): Promise<number[]>;
};

/** What Mux puts into `Mux-Signature`. */
export function signatureOf(body: string, secret: string, at = new Date()): string {
  const time = Math.floor(at.getTime() / 1_000);
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

/** The part of the stand-in that calls the house. */
export function labWebhooks(now: () => Date, id: () => string): LabWebhooks & { tell: World['tell'] } {
  const held: LabEvent[] = [];
  let last = 0;
  const made: LabWebhooks & { tell: World['tell'] } = {
    ...{ url: undefined, secret: 'lab-webhook-secret', mood: 'prompt', events: [] },
    tell(type, data) {
      // Mux writes microseconds; no two moments are the same.
      last = Math.max(last + 1, now().getTime());
      const kind = /^video\.(live_stream\.simulcast_target|asset\.track|live_stream|asset)/.exec(type)?.[1] ?? 'asset';
      const event: LabEvent = {
        ...{ id: id(), type, created_at: new Date(last).toISOString().replace('Z', '000Z') },
        object: { type: kind.split('.').at(-1) ?? kind, id: data.id ?? '' },
        environment: { id: 'env', name: 'Lab' },
        // As it is at this moment: what happens later must not show in it.
        data: structuredClone(data),
        attempts: [],
      };
      made.events.push(event);
      if (made.mood === 'held') held.push(event);
      else if (made.url) void send(made.url, made.secret, event);
    },
    async release({ times = 1, order }: Parameters<LabWebhooks['release']>[0] = {}) {
      const answers: number[] = [];
      const kept = held.splice(0);
      const events = order ? order(kept) : kept;
      for (let time = 0; time < times; time += 1) {
        for (const event of events) answers.push(await send(made.url ?? '', made.secret, event));
      }
      return answers;
    },
  };
  return made;
}

async function send(url: string, secret: string, event: LabEvent): Promise<number> {
  const body = JSON.stringify(event);
  const headers = { 'content-type': 'application/json', 'mux-signature': signatureOf(body, secret) };
  // Mux tries again later; the stand-in says what was answered.
  const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status ?? 0;
}
