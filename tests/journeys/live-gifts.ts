import type { Page } from 'playwright-core';
import { checkDraw, type LotteryProof } from '@hearth/live/contract';
import type { Stage } from './browser';
import { aDeskOf, until, type Told } from './by-api';

/** Asks the host as the reader does whose phone it is. */
export type AskAsReader = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Told>;

/** What a phone shows whom it belongs to, by the next thing that it asks for. */
export async function asReader({ host }: Stage, page: Page): Promise<AskAsReader> {
  const signed = page.waitForRequest((request) => request.headers()['authorization'] !== undefined);
  await page.reload();
  const authorization = (await signed).headers()['authorization'] ?? '';
  return async (method, path, body) => {
    const answer = await fetch(host.url + path, {
      method,
      headers: { 'content-type': 'application/json', authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = (await answer.json()) as Told;
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`);
    return said;
  };
}

const soon = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
const PACKET = { title: '整点红包', budget: 500, count: 5, split: 'random', least: 50, most: 200, payout: 'account' };

/** A red packet that is open: made by one, paid for by another. */
export async function aRedPacket(stage: Stage, session: string): Promise<string> {
  const [maker, payer] = [await aDeskOf(stage, 'field-controller'), await aDeskOf(stage, 'finance')];
  const { fen } = await payer('GET', '/live/game-budget');
  if (fen === null) await payer('PUT', '/live/game-budget', { fen: 10_000 });
  const made = await maker('POST', '/live/envelopes', {
    ...{ ...PACKET, session, couponBatch: null, audience: 'all', opensAt: soon(1), closesAt: soon(1_800) },
  });
  const { version } = await payer('POST', `/live/envelopes/${made.id}/fund`, { version: made.version });
  await maker('POST', `/live/envelopes/${made.id}/publish`, { version });
  await until(
    () => packetOf(stage, session, made.id),
    ({ state }) => state === 'open',
  );
  return String(made.id);
}

/** A red packet as its makers see it. */
export async function packetOf(stage: Stage, session: string, id: string): Promise<Told> {
  const { envelopes } = await (await aDeskOf(stage, 'finance'))('GET', `/live/envelopes?session=${session}`);
  return envelopes.find((one: Told) => one.id === id);
}

/** A lottery that viewers enter, drawn after its salt was told; answers what anybody can draw again from. */
export async function aLottery(stage: Stage, session: string, readers: readonly AskAsReader[]): Promise<LotteryProof> {
  const maker = await aDeskOf(stage, 'field-controller');
  const made = await maker('POST', '/live/lotteries', {
    ...{ session, title: '开播抽奖', rule: '在直播间参与，每人一次', saltSource: '当日福彩 3D 开奖号码' },
    prizes: [{ name: '脐橙一箱', value: 2_980, count: 1 }],
    // Nobody who closes late may know the salt: it comes a minute after the close.
    ...{ opensAt: soon(4), closesAt: soon(16), saltAt: soon(78) },
  });
  const path = `/live/lotteries/${made.id}`;
  await maker('POST', `${path}/commit`, { version: made.version });
  const stands = (...states: readonly string[]) =>
    until(
      async () => (await maker('GET', path)).lottery,
      ({ state }: Told) => states.includes(state),
    );
  await stands('open');
  for (const ask of readers) await ask('POST', `/api/live/lotteries/${made.id}/enter`, { isOutsider: true });
  const closed = await stands('closed');
  await until(
    () => Promise.resolve(Date.now()),
    (now) => now > Date.parse(made.page.saltAt) + 1_000,
  );
  const salted = await maker('POST', `${path}/salt`, { version: closed.version, salt: '3 1 7' });
  await maker('POST', `${path}/draw`, { version: salted.version });
  const answer = await fetch(`${stage.host.url}/api/live/lotteries/${made.id}`);
  return (await answer.json()) as LotteryProof;
}

/** Draws again, as the page of a viewer does. */
export const drawnAgain = (proof: LotteryProof): Readonly<Record<string, boolean | null>> => checkDraw(proof);
