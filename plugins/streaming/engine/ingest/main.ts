import { AlreadyRuns } from '../wire/serve-socket';
import { settingsFrom } from '../wire/lines';
import { staySmall } from '../wire/stay-small';
import type { IngestSettings } from './limits.rules';
import { runIngest } from './run-ingest';

/** The log of the process is what it prints; its host puts it into a file. */
const say = (line: string): void => {
  process.stdout.write(`ingest: ${line}\n`);
};

// Sockets are for this user alone from the moment they are made.
process.umask(0o077);
staySmall();
settingsFrom<IngestSettings>(process.stdin)
  .then((settings) => runIngest(settings, { say, over: () => process.exit(0) }))
  .catch((error: unknown) => {
    say(error instanceof AlreadyRuns ? `${error.message}, and one is enough` : `cannot begin: ${String(error)}`);
    process.exit(1);
  });
