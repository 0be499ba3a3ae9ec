// npm run demo:live -- [--url http://localhost:1337] [--email admin@yunze.example] [--password …] [--station yunze]
// A broadcast with a moving picture, a voice and robots on a rehearsal of the demo station. Starts a host when none is there. Ctrl-C ends it.
import { parseArgs } from 'node:util';
import { build, root } from '../../../../cms/bin/build.mjs';
import { ensurePrograms } from '../../../../cms/bin/programs.mjs';

/** The terminal and npm both tell us of one Ctrl-C; whoever presses it again after this long does not want to wait. */
const IMPATIENT_MS = 1_500;

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
let since;
const leave = () => {
  if (since === undefined) {
    since = Date.now();
    enough.abort();
  } else if (Date.now() - since > IMPATIENT_MS) {
    console.error('Left as it is: the next run takes the rehearsal up and ends it.');
    process.exit(130);
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave);
try {
  await demoLive({ ...values, root, enough: enough.signal, say: (line) => console.log(line) });
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
