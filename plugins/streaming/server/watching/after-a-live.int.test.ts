import { makeLink, revokeLink } from '../passes/watch-links';
import { hearEvent } from '../rooms/hear-event';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import type { LiveEventType, MakeRoom, Watching } from '../../contract';
import { watch } from './watch';

let desk: StreamingDesk;
beforeAll(async () => {
  desk = await aStreamingDesk();
}, 60_000);
afterAll(() => desk.drop());

let told = 0;
const tell = async (room: string, type: LiveEventType): Promise<void> => {
  told += 1;
  const event = { id: `o${told}`, driver: 'local', ref: room, type, data: {} } as const;
  await hearEvent(desk.deps, { ...event, at: new Date(Date.now() + told) });
};
const onAir = async (words: Partial<MakeRoom> = {}): Promise<string> => {
  const { id } = (await desk.made(words)).room;
  await tell(id, 'stream.live');
  return id;
};
const asks = (playback: string, pass?: string) => watch(desk.deps, { playback, pass, locale: 'zh-Hans' });
const seen = async (playback: string, pass?: string): Promise<Watching> => {
  const answer = await asks(playback, pass);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe('whoever saw a live end', () => {
  const recorded = async (room: string, state: string): Promise<string> => {
    const { id } = await desk.db.knex('streaming_broadcast').where({ room }).orderBy('began_at', 'desc').first('id');
    const facts = {
      broadcast: id,
      station: 'yunze',
      driver: 'local',
      kind: 'whole',
      title: '整场',
      began_at: new Date(),
    };
    await desk.db
      .knex('streaming_recording')
      .insert({ ...facts, id, room, ref: `${room}/${id}`, playback_id: id, state, seconds: 90 })
      .onConflict('id')
      .merge(['state']);
    return id as string;
  };

  it('is offered the recording as soon as there is one, until the next live begins', async () => {
    const id = await onAir();
    await recorded(id, 'recording');
    expect((await seen(id)).recording).toBeNull();
    await tell(id, 'stream.ended');
    expect((await seen(id)).recording).toMatchObject({ state: 'preparing', playbackId: null });
    const recording = await recorded(id, 'ready');
    const offered = (await seen(id)).recording;
    expect(offered).toMatchObject({ state: 'ready', playbackId: recording, seconds: 90, pass: null });
    expect(await seen(recording)).toMatchObject({ kind: 'recording', state: 'recorded', recording: null });
    await tell(id, 'stream.live');
    expect((await seen(id)).recording).toBeNull();
    await tell(id, 'stream.ended');
    // The last broadcast left none; the one before is not what was seen.
    expect((await seen(id)).recording).toBeNull();
  });

  it('is offered nothing of what was removed, was not to be recorded, or whose room is closed', async () => {
    const id = await onAir();
    await tell(id, 'stream.ended');
    await recorded(id, 'errored');
    expect((await seen(id)).recording).toBeNull();
    await recorded(id, 'ready');
    await desk.db.knex('streaming_room').where({ id }).update({ record: false });
    expect((await seen(id)).recording).toBeNull();
    await desk.db.knex('streaming_room').where({ id }).update({ record: true, state: 'disabled' });
    expect(await seen(id)).toMatchObject({ state: 'closed', recording: null });
  });

  it('comes into the recording of a room that needs a pass, as the same viewer and no longer', async () => {
    const id = await onAir({ signed: true });
    const made = await makeLink(desk.deps, desk.operator, { room: id, audience: '三班', hours: 2 });
    if (!made.ok) throw new Error(made.error.code);
    await tell(id, 'stream.ended');
    const recording = await recorded(id, 'ready');
    const mine = await seen(id, made.value.pass);
    expect(await asks(recording)).toMatchObject({ error: { code: 'STREAMING.PASS_NEEDED' } });
    expect(await asks(recording, mine.pass)).toMatchObject({ error: { code: 'STREAMING.PASS_REFUSED' } });
    const again = await seen(recording, mine.recording?.pass ?? '');
    // A token knows whole seconds.
    expect(again.expiresAt?.slice(0, 19)).toBe(mine.expiresAt?.slice(0, 19));
    const viewers = await Promise.all([mine, again].map(async ({ pass }) => (await desk.passes.check(pass))?.viewer));
    expect(new Set(viewers).size).toBe(1);
    await revokeLink(desk.deps, desk.operator, { room: id, id: made.value.link.id });
    desk.passes.revoked.forget();
    expect(await asks(recording, mine.recording?.pass ?? '')).toMatchObject({
      error: { code: 'STREAMING.PASS_REFUSED' },
    });
  });
});
