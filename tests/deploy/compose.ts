import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(__dirname, '../..');

/** A service of compose.yaml, as far as the tests look at it. */
export type Service = {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
};

/** The services, with `${NAME}` filled in from what the person would have in `.env`. */
export function readCompose(settings: Readonly<Record<string, string>>): Readonly<Record<string, Service>> {
  const text = readFileSync(join(ROOT, 'compose.yaml'), 'utf8');
  // The file is ours, and each field that is used is checked by a test.
  return (parse(interpolate(text, settings), { merge: true }) as { services: Record<string, Service> }).services;
}

/** The variables that compose.yaml asks for. */
export function askedOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name))];
}

function interpolate(text: string, settings: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{([A-Z_]+)(:[?-][^}]*)?\}/g, (_all, name: string, otherwise = '') => {
    const value = settings[name];
    if (value !== undefined && value !== '') return value;
    const word = String(otherwise);
    if (word.startsWith(':-')) return word.slice(2);
    throw new Error(`compose.yaml wants ${name}: ${word.slice(2)}`);
  });
}
