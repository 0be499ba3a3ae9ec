// npm run lab:encoder -- rtmp://host:1935/live KEY [--size 1280x720] [--fps 30] [--kilobits 2500] [--key-seconds 2] [--film] [--insecure]
// Sends a moving clock with a bar code of the time (clock-picture.ts) and a voice that says the seconds (clock-voice.ts) until it is ended; comes back by itself when it is thrown out.
const { existsSync, readFileSync } = require('node:fs');
const { parseArgs } = require('node:util');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
const { CLOCK_PICTURE, clockArguments, clockFilters } = require('../clock-picture.ts');
const { clockFilm, played } = require('../clock-film.ts');
const { clockVoice, voiceFrom } = require('../clock-voice.ts');
const { labEncoder } = require('../lab-encoder.ts');

const options = {
  size: { type: 'string', default: CLOCK_PICTURE.size },
  fps: { type: 'string', default: String(CLOCK_PICTURE.framesPerSecond) },
  kilobits: { type: 'string', default: String(CLOCK_PICTURE.kilobits) },
  'key-seconds': { type: 'string', default: String(CLOCK_PICTURE.keySeconds) },
  film: { type: 'boolean', default: false },
  insecure: { type: 'boolean', default: false },
};

async function main() {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [address, key] = positionals;
  if (!address || !key) throw new Error('Say where to: npm run lab:encoder -- rtmp://localhost:1935/live KEY');
  const picture = {
    size: values.size,
    framesPerSecond: Number(values.fps),
    kilobits: Number(values.kilobits),
    keySeconds: Number(values['key-seconds']),
  };
  const film = values.film ? await clockFilm(picture) : undefined;
  const hasFont = existsSync('/usr/share/fonts');
  const voice = await clockVoice();
  const live = (now = Date.now()) => clockArguments(picture, clockFilters(now, hasFont), voiceFrom(voice, now));
  const encoder = labEncoder({
    address,
    key,
    insecure: values.insecure,
    // A film is played; what is encoded live shows the clock on the wall.
    arguments: () => (film ? played(film).slice(2, -2) : live()),
    say: (line) => console.log(line),
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, encoder.stop);
  await encoder.stopped;
  process.exit(0);
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
