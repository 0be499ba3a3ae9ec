import { tailOf, wantedAddress } from './target.rules';

it.each([
  ['rtmp://push.example.com/live', true],
  ['rtmps://a.rtmps.youtube.com:443/live2', true],
  ['rtmp://push.example.com/live/room?sign=1', true],
  ['rtmp://push.example.com', false],
  ['rtmp://push.example.com/', false],
  ['srt://push.example.com:9000/live', false],
  ['srt://push.example.com:9000?latency=300', true],
  ['srt://push.example.com:9000?passphrase=secret', false],
  ['srt://user:secret@push.example.com:9000', false],
  ['https://push.example.com/live', false],
  ['rtmp://user:secret@push.example.com/live', false],
  ['rtmp:///live', false],
  ['push.example.com/live', false],
  ['rtmp://inside.example/live', false],
])('%s: %s', (text, isGood) => {
  expect(wantedAddress(text, ({ hostname }) => hostname !== 'inside.example') !== undefined).toBe(isGood);
});

it('shows the last signs of a key, and nothing of a short one', () => {
  expect([tailOf('abcd-efgh-ijkl-mnop'), tailOf('short-key')]).toEqual(['mnop', '']);
});
