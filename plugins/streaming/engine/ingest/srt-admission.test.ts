import type { EngineEvent, IngestOrders, SrtOrder } from '../wire/control';
import { Ingest, type EncoderLine } from './ingest';
import { hashOfKey, srtKey } from './key-book';
import { INGEST_LIMITS } from './limits.rules';

const SRT: SrtOrder = { ffmpeg: 'ffmpeg', bind: '::', port: 9_000, passphrase: 'a-passphrase', latencyMs: 200 };
const KEY = 'a-key-of-rtmp';
const ask = { app: 'live', name: KEY };

function anIngest() {
  const events: EngineEvent[] = [];
  const voice = {
    changed: () => undefined,
    frame: () => undefined,
    event: (one: EngineEvent) => void events.push(one),
  };
  const ingest = new Ingest(INGEST_LIMITS, voice, () => 0);
  const order = (srt: SrtOrder | undefined): void => {
    const room = { room: 'r', kick: 0, keys: [{ hash: hashOfKey(KEY) }], ...(srt ? { srt } : {}) };
    ingest.sync({ rooms: [room] } satisfies IngestOrders);
  };
  order(SRT);
  return { ingest, order, told: (type: string) => events.filter((one) => one.type === type) };
}

function aLine(from: string): EncoderLine & { readonly dropped: string[] } {
  const dropped: string[] = [];
  return { from, dropped, drop: (words) => void dropped.push(words), wrongKey: () => undefined };
}

it('lets one encoder into a room, whether it comes by RTMP or by SRT', () => {
  const { ingest, told } = anIngest();
  expect(ingest.admit(aLine('192.0.2.1')).publish(ask)).toEqual({ isAccepted: true });
  expect(ingest.admitKnown(aLine('SRT'), srtKey('r', SRT)).publish(ask)).toMatchObject({ isAccepted: false });
  expect(told('ingest.duplicate')).toMatchObject([{ room: 'r', data: { from: 'SRT', sending: '192.0.2.1' } }]);
});

it.each([
  ['a new passphrase', { ...SRT, passphrase: 'another-passphrase' }],
  ['another port', { ...SRT, port: 9_001 }],
  ['SRT that is closed', undefined],
])('throws out who sends by SRT for %s', (_why, next) => {
  const { ingest, order, told } = anIngest();
  const line = aLine('SRT');
  ingest.admitKnown(line, srtKey('r', SRT)).publish(ask);
  order({ ...SRT, latencyMs: 400 });
  expect(line.dropped).toEqual([]);
  order(next);
  expect(line.dropped).toHaveLength(1);
  expect(told('ingest.kicked')).toHaveLength(1);
});

it('does not throw out who sends by RTMP when SRT is closed', () => {
  const { ingest, order } = anIngest();
  const line = aLine('192.0.2.1');
  ingest.admit(line).publish(ask);
  order(undefined);
  expect(line.dropped).toEqual([]);
});
