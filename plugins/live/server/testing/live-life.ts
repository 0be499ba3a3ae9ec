import { correctSlip } from '../corrections/correct-slip';
import { stopLive } from '../corrections/stop-live';
import { runEnvelopes } from '../envelopes/run-envelopes';
import { stopHost } from '../hosts/turn-host';
import { pinGoods } from '../pins/pin-goods';
import { controller, officer, viewerOf, type LiveWorld } from './a-live-world';

/** A live from its first word to the stop: everything by its number, so that whoever lives it again goes on where it stopped. */
export type Life = {
  readonly session: string;
  readonly room: string;
  readonly envelope: string;
  readonly host: string;
  /** What is shown, one after the other. */
  readonly offers: readonly string[];
  /** Who reaches for shares, each with the number of what they write. */
  readonly viewers: readonly { readonly id: string; readonly press: string }[];
};

type Answer = { readonly ok: boolean; readonly error?: { readonly code: string } };

/** What is not granted here is a fault of the house, unless it says that it was done already. */
function granted(answer: Answer, ...unless: readonly string[]): void {
  if (!answer.ok && !unless.includes(answer.error?.code ?? '')) {
    throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  }
}

const OVER = ['PINS.OFF_AIR', 'PINS.NOT_STOPPABLE'] as const;

async function write({ rooms }: LiveWorld, { room, viewers }: Life): Promise<void> {
  for (const { id, press } of viewers) {
    const said = { type: 'say', id: press, kind: 'comment', text: `个头真大，${id.slice(-6)}`, clock: null } as const;
    granted(await rooms.speaking.say(viewerOf(id), room, said));
  }
}

/** All at once, twice each: a share is one however often somebody reaches for it. */
async function reach({ giving, claims }: LiveWorld, { envelope, viewers }: Life): Promise<void> {
  await runEnvelopes(giving);
  const wishes = [...viewers, ...viewers].map(({ id }) => claims.claim(viewerOf(id), envelope));
  for (const answer of await Promise.all(wishes)) granted(answer);
}

async function show({ ground, pinning }: LiveWorld, { session, room, offers }: Life): Promise<void> {
  const { read } = ground.database;
  for (const offer of offers) {
    const log = await pinning.pins.log(read, session);
    if (log.some((pin) => pin.offer === offer)) continue;
    const [open] = await pinning.pins.open(read, { room });
    granted(
      await pinGoods(pinning, controller, { id: session, item: null, offer, instead: open?.id ?? null }),
      ...OVER,
    );
  }
}

async function correct({ correcting }: LiveWorld, { session }: Life): Promise<void> {
  // The same press each time it is lived: the live has one correction, under its own number.
  const press = { id: session, correction: session, slip: '说成五年树', words: '更正：三年树' };
  granted(await correctSlip(correcting, controller, press), ...OVER);
}

/** Lives it to its end, from wherever it stands. */
export async function liveLife(world: LiveWorld, life: Life): Promise<void> {
  await write(world, life);
  await reach(world, life);
  await show(world, life);
  await correct(world, life);
  granted(await stopHost(world.hosting, officer, { id: life.host, reason: '叫停' }));
  granted(
    await stopLive(world.stopping, controller, { id: life.session, reason: '口误', words: '直播已暂停，请稍候' }),
    ...OVER,
  );
}
