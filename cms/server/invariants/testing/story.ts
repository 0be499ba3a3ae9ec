/** The story that histories are about: its people, its words and the rules that it is begun with. */
import { FULL_REVIEW, type Embargo, type ReviewRules, type StaffActor } from '../../../contract';
import type { RevisionContent } from '../../revisions/revision.rules';

export const STATION = 'yunze';
export const MINUTE = 60_000;

/** One of the five people of a history. */
export type Letter = 'a' | 'b' | 'c' | 'd' | 'e';

/** More powers than anybody should have: only the separation of duties keeps these people apart. */
export const POWERS: Readonly<Record<Letter, readonly string[]>> = {
  a: ['submit', 'first', 'proof'],
  b: ['submit', 'first', 'second', 'proof'],
  c: ['first', 'second', 'third', 'proof', 'emergency'],
  d: ['submit', 'second', 'third', 'proof', 'emergency'],
  e: ['first', 'second', 'third', 'proof'],
};
// The keys of the record above.
export const PEOPLE = Object.keys(POWERS) as Letter[];

/** A person of the house as use cases are told of them. */
export function staff(id: string, name: string): StaffActor {
  return { kind: 'staff', id, name, station: STATION, stations: [STATION], roles: [] };
}

/** What a history is begun with; the hours of the embargo count from its first moment. */
export type Beginning = {
  readonly levels: readonly (1 | 2 | 3)[];
  readonly proofs: 'none' | 'first' | 'all';
  readonly small: boolean;
  readonly jump: boolean;
  readonly embargo:
    | { readonly kind: 'none' | 'manual' | 'until-aired' | 'until-live' }
    | { readonly kind: 'until'; readonly minutes: number };
};

/** What holds a story back on each of the accounts of a house; the second of them waits for the first. */
export function heldBack(
  { embargo }: Beginning,
  { channels, start }: { readonly channels: readonly string[]; readonly start: number },
): readonly Embargo[] {
  const [first] = channels;
  return channels.map((channel): Embargo => {
    switch (embargo.kind) {
      case 'until':
        return { kind: 'until', at: new Date(start + embargo.minutes * MINUTE).toISOString() };
      case 'until-live':
        return first === undefined || channel === first ? { kind: 'none' } : { kind: 'until-live', channel: first };
      default:
        return { kind: embargo.kind };
    }
  });
}

/** The rules of the column in which the story is written. */
export function rulesOf({ levels, proofs, small, jump }: Beginning): ReviewRules {
  return {
    ...FULL_REVIEW,
    levels: [...levels],
    proofs: FULL_REVIEW.proofs.slice(0, { none: 0, first: 1, all: 3 }[proofs]),
    smallStation: small,
    jumpTo: jump ? [2, 3] : [],
  };
}

/** A field that people edit, one of each weight: material, wording and technical. */
export type Field = 'title' | 'summary' | 'tags';

/** How often each field was given other words; few values, so that histories come back to words that were signed before. */
export type Wording = Readonly<Record<Field, number>>;

/** The words of a story. */
export const contentOf = (column: string, { title, summary, tags }: Wording): RevisionContent => ({
  ...{ title: `标题${title}`, summary: `摘要${summary}`, tags: `标签${tags}`, subtitle: null, column, byline: '王芳' },
  ...{ body: [{ type: 'paragraph', children: [{ type: 'text', text: '正文一段。' }] }], cover: null, film: null },
  ...{ origin: 'original', sourceName: null, sourceUrl: null, sourceAuthor: null, sourceLicence: null },
  ...{ aiDeclaration: 'none', aiNote: null },
});

/** Which words these are. */
export function wordingOf(content: RevisionContent | undefined): Wording {
  const figure = (field: Field): number => {
    const words = content?.[field];
    return Number(/\d+$/.exec(typeof words === 'string' ? words : '0')?.[0]);
  };
  return { title: figure('title'), summary: figure('summary'), tags: figure('tags') };
}
