import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkRuleFile, type CheckRuleBody } from '../../contract';
import { hashOf } from '../../kernel';

/** The rules that come with the house, as their files stand. */
export type RulePack = {
  /** Counts up with each change that goes out, so that an older node never takes a newer pack back. */
  readonly edition: number;
  readonly digest: string;
  readonly rules: readonly { readonly id: string; readonly body: CheckRuleBody }[];
};

const packFile = z.strictObject({ edition: z.int().min(1) });

/** Reads and parses the rules of a folder; a file that breaks its schema stops it with the file's name. */
export function readPack(folder: string): RulePack {
  const rules = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'pack.json')
    .sort()
    .flatMap((name) => parsed(join(folder, name), z.array(checkRuleFile)))
    .map(({ id, ...body }) => ({ id, body }));
  const ids = rules.map(({ id }) => id);
  const wrong = ids.find((id, index) => ids.indexOf(id) !== index || id.startsWith('st.'));
  if (wrong !== undefined) throw new Error(`${folder}: the rule ${wrong} stands twice or bears the name of a station`);
  const { edition } = parsed(join(folder, 'pack.json'), packFile);
  return { edition, digest: hashOf(rules), rules };
}

function parsed<T>(path: string, schema: z.ZodType<T>): T {
  const outcome = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!outcome.success) throw new Error(`${path}: ${z.prettifyError(outcome.error)}`);
  return outcome.data;
}
