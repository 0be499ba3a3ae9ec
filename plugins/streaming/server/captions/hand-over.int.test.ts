import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { err, ok, seededRandom } from '@hearth/cms/kernel';
import { fetchOutside } from '@hearth/cms/platform';
import type { CaptionTrack, LiveStreaming } from '../../contract';
import { refOf } from '../recordings/recording-ref';
import { localCaptions } from '../drivers/local/local-captions';
import { aCaptionDesk, type CaptionDesk } from '../testing/a-caption-desk';
import { exportCues } from './cue-files';
import { handOver, type HandoverDeps } from './hand-over';
import { handoverStore } from './handover-store';
import { storeWords } from './store-words';

let desk: CaptionDesk;
let spoken: CaptionTrack;
beforeAll(async () => {
  desk = await aCaptionDesk();
  spoken = await desk.track('zh-Hans');
  await desk.sent(spoken.id, 1_000);
}, 60_000);
afterAll(() => desk.close());

describe('words for whoever keeps the recording', () => {
  const given: { recording: string; language: string; vttUrl: string }[] = [];
  let answer: 'ok' | 'busy' | 'no' = 'ok';
  const driver: Pick<LiveStreaming, 'captions'> = {
    captions: {
      add: async (recording, { language, vttUrl }) => {
        given.push({ recording, language, vttUrl });
        if (answer === 'busy') return err('STREAMING.PROVIDER_BUSY');
        return answer === 'no' ? err('STREAMING.PROVIDER_REFUSED', { why: 'no' }) : ok();
      },
    },
  };
  const deps = (): HandoverDeps => ({
    ...{
      ...desk.captions,
      handovers: handoverStore,
      random: seededRandom(`${Math.random()}`),
      publicUrl: 'https://tv.example/',
    },
    // Nothing else of a driver is asked here.
    drivers: { usual: 'local', named: () => driver as LiveStreaming },
  });
  const handover = () => ({
    ...({ driver: 'mux', recording: 'asset1', station: 'yunze' } as const),
    room: desk.room,
    broadcast: desk.broadcast,
    track: spoken.id,
  });

  it('are given once under an address that nobody guesses, and again when they were corrected', async () => {
    answer = 'busy';
    await expect(handOver(deps(), handover())).rejects.toThrow('PROVIDER_BUSY');
    answer = 'ok';
    expect([await handOver(deps(), handover()), await handOver(deps(), handover())]).toEqual(['done', 'known']);
    expect(new Set(given.map(({ vttUrl }) => vttUrl)).size).toBe(1);
    const [, token] = /^https:\/\/tv\.example\/streaming\/words\/([\w-]{43})\.vtt$/.exec(given[0]!.vttUrl)!;
    expect(await handoverStore.byToken(desk.deps.database, token!)).toEqual({
      room: desk.room,
      broadcast: desk.broadcast,
      track: spoken.id,
    });
    await desk.sent(spoken.id, 4_000);
    expect(await handOver(deps(), handover())).toBe('done');
    expect(new Set(given.map(({ vttUrl }) => vttUrl)).size).toBe(2);
    expect(await handoverStore.byToken(desk.deps.database, token!)).toBeUndefined();
    await desk.db.knex('streaming_caption_handover').update({ good_until: new Date(0) });
    const newest = /([\w-]{43})\.vtt$/.exec(given.at(-1)!.vttUrl)![1]!;
    expect(await handoverStore.byToken(desk.deps.database, newest)).toBeUndefined();
  });

  it('that are refused for good are not given again, and nobody is asked without an address', async () => {
    answer = 'no';
    const other = { ...handover(), recording: 'asset2' };
    expect([await handOver(deps(), other), await handOver(deps(), other)]).toEqual(['refused', 'known']);
    expect(await handOver({ ...deps(), publicUrl: undefined }, other)).toBe('nowhere');
  });

  it('are due for recordings of the last day that Mux has finished', async () => {
    expect(await handoverStore.due(desk.deps.database)).toEqual([]);
    const event = {
      id: 'e',
      driver: 'mux',
      room: desk.room,
      station: 'yunze',
      type: 'recording.ready',
      at: new Date(),
      data: { recording: 'asset1' },
    };
    await desk.db.knex('streaming_event').insert(event);
    expect((await handoverStore.due(desk.deps.database)).map(({ track }) => track)).toContain(spoken.id);
  });
});

describe('words added to a recording of our own', () => {
  const file = (text: string): string => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${text}\n`;
  let server: Server;
  let url = '';
  let body = file('un');
  beforeAll(async () => {
    server = createServer((_, res) => void res.end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fr.vtt`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const port = (allowed: readonly string[]) =>
    localCaptions({
      fetch: (from) => fetchOutside({ url: from, maxBytes: 10_000, timeout: 2_000, allowed: new Set(allowed) }),
      store: (recording, words) => storeWords(desk.captions, recording, words),
    });
  const recording = (): string => refOf(desk.room, desk.broadcast);
  const track = {
    language: 'fr',
    name: 'Français',
    get vttUrl() {
      return url;
    },
  };

  it('are a track of it, once, and newer ones stand in for them', async () => {
    const captions = port(['127.0.0.1']);
    expect([await captions.add(recording(), track), await captions.add(recording(), track)]).toEqual([ok(), ok()]);
    body = file('deux');
    expect(await captions.add(recording(), track)).toEqual(ok());
    const { id } = await desk.db.knex('streaming_caption_track').where({ language: 'fr' }).first<{ id: string }>('id');
    const out = await exportCues(desk.captions, desk.operator, {
      room: desk.room,
      id,
      broadcast: desk.broadcast,
      format: 'srt',
    });
    expect(out.ok && out.value.text).toBe('1\n00:00:01,000 --> 00:00:02,000\ndeux\n');
  });

  it('are not taken from inside the house, and a wrong file is named', async () => {
    expect(await port([]).add(recording(), track)).toMatchObject({ error: { code: 'STREAMING.PROVIDER_REFUSED' } });
    body = 'nothing';
    expect(await port(['127.0.0.1']).add(recording(), track)).toMatchObject({
      error: { details: { why: '1: nothing' } },
    });
    body = file('x');
    expect(await port(['127.0.0.1']).add(spoken.id, track)).toMatchObject({
      error: { code: 'STREAMING.PROVIDER_GONE' },
    });
  });
});
