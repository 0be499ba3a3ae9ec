import type { FieldWeight, ReviewLevel, ReviewRules } from '../../contract';

/** A signature as the rules see it: who signed what, and which hashes it covers. */
export type Signed = {
  readonly id: string;
  readonly kind: 'review' | 'proof' | 'direct' | 'emergency';
  readonly level: number;
  readonly person: string;
  /** Who lent them the power, if it was not their own. */
  readonly onBehalfOf?: string | null;
  readonly covers: ReadonlySet<string>;
};

/** A step that the rules ask for. */
export type Step = { readonly kind: 'review' | 'proof'; readonly level: ReviewLevel };

/**
 * All steps of the rules: proofs before the level that waits for them. A proof whose level the rules leave out stands before the next
 * one that they ask for, else before it goes out; it is never forgotten.
 */
export function stepsOf(rules: Pick<ReviewRules, 'levels' | 'proofs'>): readonly Step[] {
  const proofs = (after: number, before: number): readonly Step[] =>
    rules.proofs.flatMap((one) =>
      one.before > after && one.before <= before ? { kind: 'proof', level: one.proof } : [],
    );
  const reviews = rules.levels.flatMap((level, at) => [
    ...proofs(rules.levels[at - 1] ?? 0, level),
    { kind: 'review' as const, level },
  ]);
  return [...reviews, ...proofs(rules.levels.at(-1) ?? 0, 4)];
}

/** The steps that no signature covers for this hash. */
export function missingSteps(
  rules: Pick<ReviewRules, 'levels' | 'proofs'>,
  signatures: readonly Signed[],
  hash: string,
): readonly Step[] {
  return stepsOf(rules).filter(
    ({ kind, level }) => !signatures.some((one) => one.kind === kind && one.level === level && one.covers.has(hash)),
  );
}

/** The proofs that nothing covers. */
export function missingProofs(missing: readonly Step[]): readonly ReviewLevel[] {
  return missing.flatMap(({ kind, level }) => (kind === 'proof' ? [level] : []));
}

/** The level that has to act next: the lowest that nothing covers. Null when all reviews are there. */
export function nextLevel(missing: readonly Step[]): ReviewLevel | null {
  return missing.find(({ kind }) => kind === 'review')?.level ?? null;
}

/** The proofs that must stand before a level may sign, and do not; 4 asks for those before it goes out. */
export function proofsBefore(
  rules: Pick<ReviewRules, 'proofs'>,
  missing: readonly Step[],
  level: number,
): readonly ReviewLevel[] {
  const due = rules.proofs.filter(({ before }) => before <= level).map(({ proof }) => proof);
  return missing.flatMap((step) => (step.kind === 'proof' && due.includes(step.level) ? step.level : []));
}

/** Signatures as they count: those that a return to the start set aside (退稿从头再审) stay on record and cover nothing any more. */
export function standing<One extends Signed>(signatures: readonly One[], voided: readonly string[]): readonly One[] {
  if (voided.length === 0) return signatures;
  return signatures.map((one) => (voided.includes(one.id) ? { ...one, covers: new Set<string>() } : one));
}

/** Which signatures the weight of an edit leaves standing: all, reviews above the first, or none. */
export function carried(signatures: readonly Signed[], weight: FieldWeight | null): readonly Signed[] {
  if (weight === 'material') return [];
  const standing = signatures.filter(({ kind }) => kind === 'review' || kind === 'proof');
  if (weight !== 'wording') return standing;
  return standing.filter(({ kind, level }) => kind === 'review' && level > 1);
}

/** Whom the rules keep from signing: those who wrote, and those who signed another step of these words. */
export type Duties = {
  readonly authors: ReadonlySet<string>;
  readonly signatures: readonly Signed[];
  readonly hash: string;
  readonly smallStation: boolean;
};

/**
 * Whether a person may sign one more step: an author never; who signed another step only in a station with few people, and
 * there too a proof and a review are done by two.
 */
export function maySign(
  person: string,
  step: Pick<Signed, 'kind' | 'level'>,
  { authors, signatures, hash, smallStation }: Duties,
): boolean {
  if (authors.has(person)) return false;
  // Whoever lent a power has signed with it, as far as another step of the same words is concerned.
  const isTheirs = (one: Signed): boolean => one.person === person || one.onBehalfOf === person;
  const theirs = signatures.filter((one) => isTheirs(one) && one.covers.has(hash));
  const others = theirs.filter((one) => one.kind !== step.kind || one.level !== step.level);
  if (others.length === 0) return true;
  return smallStation && others.every(({ kind }) => kind === step.kind);
}

/** Somebody who signs: in their own name, or with a power that another lent them. */
export type Hands = { readonly person: string; readonly onBehalfOf?: string | null | undefined };

/** Whether somebody may sign one more step: what keeps the lender from it keeps whoever stands in for them as well. */
export function maySignFor(
  { person, onBehalfOf }: Hands,
  step: Pick<Signed, 'kind' | 'level'>,
  duties: Duties,
): boolean {
  return maySign(person, step, duties) && (!onBehalfOf || maySign(onBehalfOf, step, duties));
}

/** An edit as far as it decides over signatures. */
export type Reworded = { readonly from: string; readonly weight: FieldWeight | null };

/**
 * Which signatures go over to the words of an edit. Those words may have been signed before, where somebody returns to them: so
 * each is carried only if its signer might sign beside whoever stands there already. Who wrote words of the edit does not answer
 * for them with an older signature; what is technical makes nobody an author of words.
 */
export function carriedOver({ from, weight }: Reworded, duties: Duties): readonly Signed[] {
  const candidates = carried(
    duties.signatures.filter(({ covers }) => covers.has(from)),
    weight,
  );
  const authors: ReadonlySet<string> = weight === 'wording' ? duties.authors : new Set();
  const over: Signed[] = [];
  for (const one of candidates) {
    const signatures = [...duties.signatures, ...over];
    if (maySignFor(one, one, { ...duties, authors, signatures })) {
      over.push({ ...one, covers: new Set([...one.covers, duties.hash]) });
    }
  }
  return over;
}
