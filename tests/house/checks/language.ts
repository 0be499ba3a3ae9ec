import { dirname } from 'node:path';
import { houseFiles, readHouseFile } from './house-files';
import type { Check, Problem } from './problem';

const TRANSLATION = /(^|\/)(zh|zh-Hans|en)\.json$/;
const CODE = /['"`]([A-Z][A-Z0-9_]*\.[A-Z][A-Z0-9_]*)['"`]/g;
const LIST = 'docs/errors.md';

/** Both languages say the same things: equal keys side by side, and nothing left empty. */
export const equalTranslations: Check = (root) => {
  const files = houseFiles(root).filter((file) => TRANSLATION.test(file));
  const texts = new Map(files.map((file) => [file, flat(JSON.parse(readHouseFile(root, file)))]));
  return files.flatMap((file) => {
    const own = texts.get(file) ?? new Map<string, string>();
    const others = files.filter((other) => other !== file && dirname(other) === dirname(file));
    const missing = others.flatMap((other) => [...(texts.get(other)?.keys() ?? [])].filter((key) => !own.has(key)));
    const empty = [...own].filter(([, text]) => text.trim() === '').map(([key]) => key);
    return [
      ...(others.length === 0 ? [problem(file, 'has no other language beside it')] : []),
      ...missing.map((key) => problem(file, `lacks ${key}`)),
      ...empty.map((key) => problem(file, `says nothing for ${key}`)),
    ];
  });
};

const problem = (file: string, text: string): Problem => ({ rule: 'translation', file, text });

function flat(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flat(inner, path === '' ? key : `${path}.${key}`)]),
  );
}

/** Whoever names an error code names one that exists; that the list equals the catalogs is checked by `npm run errors`. */
export const knownCodes: Check = (root) => {
  const files = houseFiles(root);
  if (!files.includes(LIST)) return [{ rule: 'known-code', file: LIST, text: 'run npm run errors' }];
  const known = new Set([...readHouseFile(root, LIST).matchAll(CODE)].map(([, code]) => code));
  const namespaces = new Set([...known].map((code) => code?.split('.')[0]));
  return files
    .filter((file) => /\.(tsx?|mjs|json)$/.test(file) && !/\.test\.tsx?$|^docs\//.test(file))
    .flatMap((file) =>
      [...readHouseFile(root, file).matchAll(CODE)]
        .filter(([, code]) => !known.has(code) && namespaces.has(code?.split('.')[0]))
        .map(([, code = '']) => ({ rule: 'known-code', file, text: `${code} is in no catalog` })),
    );
};
