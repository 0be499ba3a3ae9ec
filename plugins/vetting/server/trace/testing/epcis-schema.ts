import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const OURS = join(__dirname, '../../../../../tests/standards/epcis_2.0.json');
/** GS1's own, which nobody may copy into a repository: whoever has it can name it. */
const PUBLISHED = process.env['EPCIS_SCHEMA'];

const schemaIn = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;

/** What the schemas of EPCIS 2.0 have against a document or an event; nothing is well. */
export function schemaFaults(): (value: unknown) => readonly string[] {
  const all = [addFormats(new Ajv2020({ strict: false })).compile(schemaIn(OURS))];
  if (PUBLISHED !== undefined) all.push(addFormats(new Ajv({ strict: false })).compile(schemaIn(PUBLISHED)));
  return (value) =>
    all.flatMap((isValid) =>
      isValid(value) ? [] : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    );
}
