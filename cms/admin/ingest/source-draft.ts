import type { IngestSource, JsonMapping } from '../../contract';

/** A source as the form holds it: what is not said is empty. */
export type SourceDraft = Pick<IngestSource, 'name' | 'kind' | 'url' | 'leadSource' | 'rights' | 'intervalMinutes'> & {
  readonly column: string;
  readonly credential: string;
  readonly mapping: Readonly<Record<keyof JsonMapping, string>>;
};

const NO_MAPPING = { items: '', title: '', key: '', body: '', url: '', published: '', place: '' };

/** What the form begins with. */
export const EMPTY_SOURCE: SourceDraft = {
  ...{ name: '', kind: 'feed', url: '', leadSource: 'wire', rights: '', intervalMinutes: 15 },
  ...{ column: '', credential: '', mapping: NO_MAPPING },
};

/** A source as the form shows it; its credential is never told. */
export function sourceDraftOf(source: IngestSource): SourceDraft {
  const { name, kind, url, leadSource, rights, intervalMinutes, mapping } = source;
  const parts = Object.entries(mapping ?? {}).map(([part, path]) => [part, path ?? ''] as const);
  const known = { ...NO_MAPPING, ...Object.fromEntries(parts) };
  return {
    name,
    kind,
    url,
    leadSource,
    rights,
    intervalMinutes,
    column: source.column ?? '',
    credential: '',
    mapping: known,
  };
}

/** What is sent; a credential that nobody typed stays as it is. */
export function sourceBodyOf({ column, credential, mapping, kind, ...words }: SourceDraft): object {
  const { items, title, ...rest } = mapping;
  const parts = Object.entries(rest).map(([part, path]) => [part, path.trim() === '' ? null : path.trim()] as const);
  return {
    ...words,
    kind,
    name: words.name.trim(),
    url: words.url.trim(),
    column: column === '' ? null : column,
    mapping: kind === 'json' ? { items: items.trim(), title: title.trim(), ...Object.fromEntries(parts) } : null,
    ...(credential === '' ? {} : { credential }),
  };
}
