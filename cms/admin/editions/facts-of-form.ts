import type { MediaFact } from '../../contract';
import type { FormValues } from './master-of-form';

/** What the form of a manuscript knows of the files that stand in it: the library's own measures, as its picker hands them over. */
export function factsOfForm(values: FormValues): readonly MediaFact[] {
  const body: readonly unknown[] = Array.isArray(values['body']) ? values['body'] : [];
  const inText = body.map((node) => (isObject(node) && node['type'] === 'image' ? node['image'] : undefined));
  return [values['cover'], values['film'], ...inText].flatMap(factOf);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const measured = (value: unknown): number | null => {
  const count = typeof value === 'string' ? Number(value) : value;
  return typeof count === 'number' && count > 0 ? count : null;
};

function factOf(file: unknown): readonly MediaFact[] {
  if (!isObject(file) || typeof file['url'] !== 'string') return [];
  const size = measured(file['size']);
  const side = (name: string): number | null => {
    const found = measured(file[name]);
    return found === null ? null : Math.round(found);
  };
  return [
    {
      url: file['url'],
      mime: typeof file['mime'] === 'string' ? file['mime'] : null,
      // Strapi keeps a weight in thousands of bytes.
      bytes: size === null ? null : Math.round(size * 1_000),
      width: side('width'),
      height: side('height'),
      seconds: measured(file['seconds']),
    },
  ];
}
