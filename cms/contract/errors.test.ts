import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { machineErrors, mergeCatalogs, moneyErrors } from '../kernel';
import { hearthErrors } from './errors';

describe('the error catalogs of the core', () => {
  it('merge into one book', () => {
    const book = mergeCatalogs([hearthErrors, machineErrors, moneyErrors]);
    expect(book.status('HEARTH.INVALID')).toBe(422);
    expect(book.status('MACHINE.EVENT_NOT_ALLOWED')).toBe(409);
  });
});

describe('the contract', () => {
  it('loads in a browser: of what is not ours, it and the kernel files it takes import zod alone', () => {
    const imports = importsOf(join(__dirname, 'index.ts'), new Map());
    expect([...imports.keys()]).toContain(join(__dirname, '../kernel/result.ts'));
    expect(
      [...new Set([...imports.values()].flat())].filter((name) => !name.startsWith('.') && name !== 'zod'),
    ).toEqual([]);
  });
});

function importsOf(file: string, seen: Map<string, readonly string[]>): Map<string, readonly string[]> {
  if (seen.has(file)) return seen;
  const names = [...readFileSync(file, 'utf8').matchAll(/ from '([^']+)'/g)].map(([, name = '']) => name);
  seen.set(file, names);
  for (const name of names) if (name.startsWith('.')) importsOf(`${join(dirname(file), name)}.ts`, seen);
  return seen;
}
