import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const FILE = join(__dirname, '../../../../../tests/standards/epcis_2.0.json');

/** What the published schema of EPCIS 2.0 has against a document or an event; nothing is well. */
export function schemaFaults(): (value: unknown) => readonly string[] {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: false }));
  const isValid = ajv.compile(JSON.parse(readFileSync(FILE, 'utf8')) as object);
  return (value) =>
    isValid(value) ? [] : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
