// npm run demo:live -- [--url http://localhost:1337] [--email admin@yunze.example] [--password …] [--station yunze]
// A broadcast with a moving picture, a voice and robots on a rehearsal of the demo station. Starts a host when none is there. Ctrl-C ends it.
import { parseArgs } from 'node:util';
import { build, root } from '../../../../cms/bin/build.mjs';
import { ensurePrograms } from '../../../../cms/bin/programs.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? '1337'}` },
    email: { type: 'string', default: 'admin@yunze.example' },
    password: { type: 'string', default: 'Hearth-demo-1' },
    station: { type: 'string', default: 'yunze' },
  },
});
ensurePrograms(['ffmpeg']);
build();
// Only what was built can be loaded.
const { load } = await import('../../../bench/typescript.mjs');
const { demoLive } = load('tests/lab/demo-live/demo-live.ts');

const enough = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => enough.abort());
try {
  await demoLive({ ...values, root, enough: enough.signal, say: (line) => console.log(line) });
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
