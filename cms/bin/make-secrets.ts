import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { addSettings, linesOf, missingSecrets, readSettings } from './secrets';

/**
 * `npm run secrets` writes the secrets that are missing into `.env`, and names them; `-- --print` writes a whole new set to the
 * terminal instead, for a vault of the station's own. Nothing that exists is ever changed: that is what rotation is for.
 */
function main(): void {
  const root = resolve(__dirname, '../../..');
  if (process.argv.includes('--print')) {
    process.stdout.write(linesOf(new Map([...missingSecrets(new Map(), {}), ...composePassword()])));
    return;
  }
  const kept = readSettings(root);
  const made = missingSecrets(kept, {});
  addSettings(root, made);
  const said = made.size > 0 ? `Made ${[...made.keys()].join(', ')} in .env` : 'Nothing is missing in .env';
  process.stdout.write(`${said}. Keep a copy apart from the backups: without it no sealed value can be read.\n`);
}

/** compose.yaml puts it into an address, so it has no signs that an address gives a meaning to. */
function composePassword(): ReadonlyMap<string, string> {
  return new Map([['POSTGRES_PASSWORD', randomBytes(24).toString('hex')]]);
}

main();
