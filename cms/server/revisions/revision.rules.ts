import { revisionFields, type FieldWeight, type ReviewRules, type RevisionField } from '../../contract';
import { canonicalJson, hashOf } from '../../kernel';

/** What a reader could notice of a manuscript in one language; its hash is what people sign. */
export type RevisionContent = Readonly<Record<RevisionField, unknown>>;

/** A picture or film as far as it is part of a text: which bytes, and what is said about them. */
export type AssetMark = {
  readonly hash: string;
  readonly name: string;
  readonly url: string;
  readonly alternativeText: string | null;
  readonly caption: string | null;
};

const KEPT_OF_IMAGE = ['name', 'alternativeText', 'url', 'caption', 'width', 'height', 'hash', 'ext', 'mime', 'size'];

/** Leaves out of the editor's blocks what changes without anybody touching the text: the library's dates, sizes of renditions. */
export function settledBody(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(settledBody);
  if (typeof body !== 'object' || body === null) return body;
  const members = Object.entries(body).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([key, member]) => [key, key === 'image' ? settledImage(member) : settledBody(member)]),
  );
}

function settledImage(image: unknown): unknown {
  if (typeof image !== 'object' || image === null) return null;
  return Object.fromEntries(Object.entries(image).filter(([key]) => KEPT_OF_IMAGE.includes(key)));
}

/** The hash of a content: SHA-256 over its canonical spelling, which anybody can compute again. */
export const hashOfContent = (content: RevisionContent): string => hashOf(content);

/** What changed between two contents. */
export function changedFields(before: RevisionContent, after: RevisionContent): readonly RevisionField[] {
  return revisionFields.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]));
}

const ORDER: readonly FieldWeight[] = ['technical', 'wording', 'material'];

/** How much a change weighs: as much as its heaviest field. No change weighs nothing. */
export function weightOf(changed: readonly RevisionField[], rules: Pick<ReviewRules, 'weights'>): FieldWeight | null {
  const weights = changed.map((field) => ORDER.indexOf(rules.weights[field] ?? 'material'));
  return weights.length === 0 ? null : (ORDER[Math.max(...weights)] ?? 'material');
}
