import { resolve } from 'node:path';
import { refuseUnsafe } from './refuse-unsafe';
import { ensureSecrets } from './secrets';
import { startHost } from './start-host';

/** `npm start` after the build: what must not face the public is refused before anything is touched. */
async function main(): Promise<void> {
  const root = resolve(__dirname, '../../..');
  ensureSecrets(root, process.env);
  await refuseUnsafe(root, process.env);
  await startHost(root, process.env);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
