import fc from 'fast-check';
import { FlvStream } from '../flv/flv-stream';
import { flvHead, flvTag } from '../flv/flv-written.rules';
import { listenerCommand, listenerScript } from './srt-command.rules';
import { srtProblem } from './srt-problem.rules';
import { callerCommand, callerPreset, srtAddress, srtKeyOf, srtTarget } from './srt-target.rules';
import { listenerWord } from './srt-words.rules';

it.each([
  ['srt://a.example:9000', { host: 'a.example', port: 9_000, latencyMs: 120 }],
  ['srt://a.example:9000/?mode=caller&latency=800', { host: 'a.example', port: 9_000, latencyMs: 800 }],
  ['srt://[2001:db8::1]:9000', { host: '2001:db8::1', port: 9_000, latencyMs: 120 }],
  ['srt://a.example', undefined],
  ['srt://a.example:9000/live', undefined],
  ['srt://a.example:9000?mode=listener', undefined],
  ['srt://a.example:9000?streamid=secret', undefined],
  ['srt://a.example:9000?latency=-1', undefined],
  ['rtmp://a.example:9000', undefined],
])('reads the address %s', (text, wanted) => {
  expect(srtAddress(new URL(text))).toEqual(wanted);
});

it.each([
  ['live/abc', { streamId: 'live/abc', passphrase: undefined }],
  ['#!::r=live,m=publish', { streamId: '#!::r=live,m=publish', passphrase: undefined }],
  ['streamid=live%2Fabc&passphrase=0123456789', { streamId: 'live/abc', passphrase: '0123456789' }],
  ['?passphrase=100%25-sure-of-it', { streamId: '', passphrase: '100%-sure-of-it' }],
  ['passphrase=short', undefined],
  ['one\ntwo', undefined],
  ['streamid=one%0Atwo', undefined],
])('reads the key %j', (text, wanted) => {
  expect(srtKeyOf(text)).toEqual(wanted);
});

it('shows no secret among the words of a process', () => {
  const target = srtTarget('srt://192.0.2.7:9000?latency=300', 'streamid=GEHEIM-1&passphrase=GEHEIM-2-and-more');
  if (!target) throw new Error('no target');
  expect(callerCommand(target).join(' ')).not.toContain('GEHEIM');
  expect(callerCommand(target).at(-1)).toBe('srt://192.0.2.7:9000?mode=caller&latency=300000&connect_timeout=4000');
  expect(callerPreset(target).split('\n')).toEqual(
    expect.arrayContaining(['srt_streamid=GEHEIM-1', 'passphrase=GEHEIM-2-and-more']),
  );
  const order = { ffmpeg: 'ffmpeg', bind: '::', port: 9_000, passphrase: "GEHEIM'3-and-more", latencyMs: 200 };
  expect(listenerCommand(true).join(' ')).not.toContain('GEHEIM');
  expect(listenerScript(order)).toContain(String.raw`option passphrase 'GEHEIM'\''3-and-more'`);
  expect(listenerScript(order)).toContain("file 'srt://[::]:9000?mode=listener'");
});

it.each([
  ['[flv @ 0x1] Video codec hevc not compatible with flv', { is: 'codec', kind: 'video', codec: 'H.265' }],
  ['[flv @ 0x1] Audio codec opus not compatible with flv', { is: 'codec', kind: 'audio', codec: 'Opus' }],
  ["Tag [3][0][0][0] incompatible with output codec id '86016'", { is: 'codec', kind: 'audio', codec: 'MP2' }],
  ['KMREQ/rcv: (snd) Rx process failure - BADSECRET', { is: 'wrong-passphrase' }],
  ['pipe:0: Input/output error', undefined],
])('hears in %j what an operator has to know', (text, word) => {
  expect(listenerWord(text)).toEqual(word);
});

it.each([
  ['processAsyncConnectRequest: REJECT reported from HS processing: Incorrect passphrase', false, 'key-refused'],
  ['REJECT reported from HS processing: Application-defined rejection reason, code 1403', false, 'key-refused'],
  ['REJECT reported from HS processing: Resource unavailable', false, 'refused'],
  ['Connection to srt://192.0.2.7:9000 failed: Input/output error', false, 'unreachable'],
  ['av_interleaved_write_frame(): Input/output error', true, 'closed'],
] as const)('understands %j', (words, hadPicture, problem) => {
  expect(srtProblem(words, hadPicture)).toBe(problem);
});

it('writes tags that are read again as they were', () => {
  const tag = fc.record({
    kind: fc.constantFrom('audio', 'video'),
    time: fc.nat(0xffffffff),
    payload: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  });
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 5 }), (tags) => {
      const bytes = Buffer.concat([flvHead(true), ...tags.flatMap((tag) => flvTag(tag))]);
      expect(new FlvStream().read(bytes)).toEqual(tags);
    }),
  );
});
