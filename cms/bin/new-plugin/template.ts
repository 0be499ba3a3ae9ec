import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A file to be written, relative to the root. */
export interface Written {
  readonly file: string;
  readonly content: string;
}

const ENDING = '.tpl';

/** Fills every file of the template; a word that nobody gave is a mistake in the template and stops the run. */
export function filledTemplate(root: string, words: Readonly<Record<string, string>>): readonly Written[] {
  const folder = join(root, 'cms/bin/new-plugin/template');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => ({
      file: placeOf(filled(file.slice(0, -ENDING.length).replace(/__(\w+?)__/g, '{{$1}}'), words), words),
      content: filled(readFileSync(join(folder, file), 'utf8'), words),
    }));
}

/** All files live in the plugin, except that the tables of the whole house are made in one place. */
function placeOf(file: string, words: Readonly<Record<string, string>>): string {
  return file === 'migration.ts'
    ? `database/migrations/${words['migration'] ?? ''}.ts`
    : `plugins/${words['name'] ?? ''}/${file}`;
}

function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([\w.]+)\}\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`The template asks for {{${word}}}, which nobody gives`);
    return value;
  });
}
