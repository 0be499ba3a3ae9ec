import { resolve } from 'node:path';
import { startHost } from './start-host';

const root = resolve(__dirname, '../../..');

startHost(root, process.env).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
