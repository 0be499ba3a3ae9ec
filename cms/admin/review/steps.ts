import type { FieldWeight, ReviewCase, ReviewLevel, RevisionField, Signature } from '../../contract';

/** A step of three reviews and three proofs as the page draws it. */
export type StepView = {
  readonly kind: 'review' | 'proof';
  readonly level: ReviewLevel;
  /** The signature that counts, or the last one where none covers the words any more. */
  readonly signature: Signature | undefined;
  /**
   * `signed`: for these very words; `carried`: for older words, and the edit since left it standing; `lost`: an edit took it away;
   * `next`: what the manuscript waits for now; `later`: nothing yet.
   */
  readonly standing: 'signed' | 'carried' | 'lost' | 'next' | 'later';
};

type Case = Pick<ReviewCase, 'rules' | 'signatures' | 'missing' | 'level' | 'hash'>;

/** All steps that the rules ask for, in the order in which they are done: proofs stand before the level that waits for them. */
export function stepsOf(one: Case): readonly StepView[] {
  const proofs = (before: number): readonly StepView[] =>
    one.rules.proofs.flatMap((proof) =>
      proof.before === before ? viewOf(one, { kind: 'proof', level: proof.proof, before }) : [],
    );
  return [
    ...one.rules.levels.flatMap((level) => [
      ...proofs(level),
      viewOf(one, { kind: 'review' as const, level, before: level }),
    ]),
    ...proofs(4),
  ];
}

type Step = Pick<StepView, 'kind' | 'level'> & { readonly before: number };

function viewOf(one: Case, { kind, level, before }: Step): StepView {
  const theirs = one.signatures.filter((sign) => sign.kind === kind && sign.level === level);
  const covering = theirs.filter(({ covers }) => covers).at(-1);
  if (covering)
    return { kind, level, signature: covering, standing: covering.hash === one.hash ? 'signed' : 'carried' };
  const isNext = one.level !== null && (kind === 'review' ? level === one.level : before <= one.level);
  const signature = theirs.at(-1);
  return { kind, level, signature, standing: isNext ? 'next' : signature ? 'lost' : 'later' };
}

/** What carried a signature over an edit, as the server notes it: `wording: subtitle, cover`. */
export function carriedOver(
  note: string,
): { readonly weight: FieldWeight; readonly fields: readonly RevisionField[] } | null {
  const [weight, fields = ''] = note.split(': ');
  if (weight !== 'material' && weight !== 'wording' && weight !== 'technical') return null;
  // The server writes names of its own fields there.
  return { weight, fields: fields.split(', ').filter(Boolean) as RevisionField[] };
}
