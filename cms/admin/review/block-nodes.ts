const MARKS = ['bold', 'italic', 'underline', 'strikethrough', 'code'] as const;

/** A node of the editor's blocks with everything that any of them may have; what is missing is empty. */
export type Node = {
  readonly type: string;
  readonly text: string;
  readonly url: string;
  readonly level: number;
  readonly isOrdered: boolean;
  readonly marks: readonly (typeof MARKS)[number][];
  readonly children: readonly Node[];
  readonly image: { readonly url: string; readonly alternativeText: string; readonly caption: string } | null;
};

/** Reads whatever was kept as a node; a kept body is years old some day, and an unknown node must not hide the rest. */
export function asNode(kept: unknown): Node {
  const found =
    typeof kept === 'object' && kept !== null
      ? new Map<string, unknown>(Object.entries(kept))
      : new Map<string, unknown>();
  const text = (key: string): string => textOf(found.get(key));
  const children: unknown = found.get('children');
  return {
    type: text('type') || 'paragraph',
    text: text('text'),
    url: text('url'),
    level: Number(found.get('level') ?? 0) || 0,
    isOrdered: found.get('format') === 'ordered',
    marks: MARKS.filter((mark) => found.get(mark) === true),
    children: Array.isArray(children) ? children.map(asNode) : [],
    image: imageOf(found.get('image')),
  };
}

function imageOf(kept: unknown): Node['image'] {
  if (typeof kept !== 'object' || kept === null) return null;
  const found = new Map<string, unknown>(Object.entries(kept));
  return {
    url: textOf(found.get('url')),
    alternativeText: textOf(found.get('alternativeText')),
    caption: textOf(found.get('caption')),
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
