import { until } from '../../../../tests/host/a-node';
import type { OwnHost } from '../../../../tests/host/host';
import { call } from '../../../../tests/host/people';
import type { Envelope } from '../../contract';
import type { WrongClocks } from './wrong-clocks';

/** Somebody who reaches for a share, and at which host. */
export type Claimer = { readonly host: OwnHost; readonly token: string };

/** What they were told; null for no share. */
export type Told = { readonly who: Claimer; readonly amount: number | null };

type Wanted = { readonly session: string; readonly count: number; readonly budget: number };

/** A red packet that is open: made and published at the one host, funded at the other. */
export async function anOpenEnvelope(world: WrongClocks, wanted: Wanted): Promise<string> {
  const [ahead, behind] = world.hosts;
  const { controller, finance } = world.people;
  await call(behind, finance, 'PUT', '/live/game-budget', { fen: 100_000_000 });
  const now = Date.now();
  const [opensAt, closesAt] = [now - 60_000, now + 3_600_000].map((at) => new Date(at).toISOString());
  const made = await call(ahead, controller, 'POST', '/live/envelopes', {
    ...{ ...wanted, title: '整点红包', split: 'random', least: 1, most: 2_000, payout: 'account', opensAt, closesAt },
  });
  const { id, version } = made.body as Envelope;
  const funded = await call(behind, finance, 'POST', `/live/envelopes/${id}/fund`, { version });
  const seen = { version: (funded.body as Envelope).version };
  const published = await call(ahead, controller, 'POST', `/live/envelopes/${id}/publish`, seen);
  expect([made.status, funded.status, published.status]).toEqual([201, 200, 200]);
  await until(
    () => world.one<{ state: string }>('SELECT state FROM live_envelope WHERE id = ?', id),
    ({ state }) => state === 'open',
    30_000,
  );
  return id;
}

/** Reaches for a share over HTTP; whoever does is answered. */
export async function claim(envelope: string, who: Claimer): Promise<Told> {
  const { status, body } = await call(who.host, who, 'POST', `/api/live/envelopes/${envelope}/claim`, {});
  expect([status, body]).toEqual([200, expect.objectContaining({ payout: 'account' })]);
  return { who, amount: (body as { amount: number | null }).amount };
}
