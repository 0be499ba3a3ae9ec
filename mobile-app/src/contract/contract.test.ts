import { execFileSync } from 'node:child_process';
import path from 'node:path';

const script = path.join(__dirname, '../../bin/contract.mjs');

it('is what the committed generated files were made from', () => {
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});
