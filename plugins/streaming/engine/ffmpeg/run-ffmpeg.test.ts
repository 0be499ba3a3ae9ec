import { lastWords } from './last-words.rules';
import { runFfmpeg, startFfmpeg } from './run-ffmpeg';

const FFMPEG = 'ffmpeg';
const SILENCE = ['-re', '-f', 'lavfi', '-i', 'anullsrc', '-f', 'null', '-'];

describe('an ffmpeg that was started', () => {
  it('is fed by its input and gives its output', async () => {
    const wav = ['-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=1', '-f', 'wav', 'pipe:1'];
    const made = await runFfmpeg(FFMPEG, { args: wav, limitMs: 10_000 });
    expect(made.is).toBe('done');
    const args = ['-v', 'error', '-f', 'wav', '-i', 'pipe:0', '-f', 's16le', 'pipe:1'];
    const read = await runFfmpeg(FFMPEG, {
      args,
      limitMs: 10_000,
      input: [made.output.subarray(0, 50_000), made.output.subarray(50_000)],
    });
    expect([read.is, read.output.length]).toEqual(['done', 88_200]);
  });

  it('is killed when its time is over', async () => {
    const end = await runFfmpeg(FFMPEG, { args: SILENCE, limitMs: 300 });
    expect(end.is).toBe('late');
  });

  it('says why it failed, and no key', async () => {
    const args = ['-v', 'error', '-i', 'rtmp://127.0.0.1:9/live/secret-key-1', '-f', 'null', '-'];
    const end = await runFfmpeg(FFMPEG, { args, limitMs: 10_000 });
    expect(end.is).toBe('failed');
    expect(end.words).toContain('rtmp://127.0.0.1:9/…');
    expect(end.words).not.toContain('secret-key-1');
  });

  it('fails when there is no such program, and when it closes its ears in the middle', async () => {
    const none = await runFfmpeg('/nowhere/ffmpeg', { args: [], limitMs: 1_000, input: [Buffer.alloc(1_000_000)] });
    expect(none.is).toBe('failed');
    const deaf = await runFfmpeg('/bin/true', {
      args: [],
      limitMs: 5_000,
      input: Array.from({ length: 50 }, () => Buffer.alloc(1e6)),
    });
    expect(deaf.is).toBe('done');
  });

  it('ends when it is told to, and gives no more than it may', async () => {
    const work = startFfmpeg(FFMPEG, { args: SILENCE });
    work.output.resume();
    work.stop();
    expect((await work.ended).is).toBe('stopped');
    const noise = ['-v', 'error', '-f', 'lavfi', '-i', 'anoisesrc', '-f', 's16le', 'pipe:1'];
    const most = await runFfmpeg(FFMPEG, { args: noise, limitMs: 20_000, mostBytes: 100_000 });
    expect([most.is, most.output.length <= 100_000]).toEqual(['stopped', true]);
  });
});

describe('last words', () => {
  it.each([
    ['rtmps://a.example:443/app/KEY: refused', 'rtmps://a.example:443/… refused'],
    ['srt://h:9000?passphrase=hush&mode=caller: no', 'srt://h:9000/… no'],
    ["[in] Opening 'https://user:word@h/x?token=1' for reading", "[in] Opening 'https://h/…' for reading"],
    ['the key top secret is refused', 'the key hidden is refused'],
    ['one\r\n\n  two\r', 'one\ntwo'],
  ])('hide what is secret: %s', (said, kept) => {
    expect(lastWords(said, ['top secret', ''])).toBe(kept);
  });

  it('are the last', () => {
    const words = lastWords(Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n'));
    expect(words.split('\n')).toHaveLength(12);
    expect(words).toContain('line 39');
  });
});
