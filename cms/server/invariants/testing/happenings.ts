/** What can happen to a story, how often it is tried, and how a history reads. */
import fc from 'fast-check';
import { PEOPLE, type Beginning, type Field, type Letter } from './story';

/** What somebody presses on the story's review. */
export type Press =
  'submits' | 'claims' | 'passes' | 'returns' | 'holds' | 'resumes' | 'spikes' | 'unspikes' | 'publishes';

/** What a platform does with the next call. */
export type Answer = 'live' | 'accepted' | 'unknown' | 'retryable' | 'silent' | 'final' | 'handed-over';

/** What somebody says of one account of a story. */
export type Say = 'wanted' | 'later' | 'not-wanted';

/** Something that one person or one worker does. */
export type Deed =
  | { readonly do: 'edit'; readonly who: Letter; readonly field: Field; readonly to: number }
  | { readonly do: 'press'; readonly who: Letter; readonly what: Press }
  | { readonly do: 'jump'; readonly who: Letter; readonly to: 2 | 3 }
  | { readonly do: 'proof'; readonly who: Letter; readonly level: 1 | 2 | 3 }
  | { readonly do: 'emergency'; readonly who: Letter; readonly reviewer: Letter }
  | { readonly do: 'replan'; readonly who: Letter; readonly account: 0 | 1; readonly say: Say }
  | { readonly do: 'work'; readonly answer: Answer; readonly dies: number | undefined }
  | { readonly do: 'withdraw' | 'order-down' | 'lift' | 'correct' | 'silence' | 'speak' | 'air' };

/** Something that happens. */
export type Happening =
  | Deed
  /** Everybody does what they may until nothing is missing: the way most days go. */
  | { readonly do: 'march'; readonly order: readonly Letter[] }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'release' }
  /** At the same moment, as far as the ground can; in a house in memory one comes after the other. */
  | { readonly do: 'together'; readonly deeds: readonly Deed[] };

/** A story's beginning and what happened to it. */
export type History = { readonly begins: Beginning; readonly happenings: readonly Happening[] };

const who = fc.constantFrom(...PEOPLE);
const of = <const Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);

/** Passing and proofing are tried more often than their share, or few histories would get anything out. */
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: of('press'), who, what: of('passes') }) },
  { weight: 7, arbitrary: fc.record({ do: of('proof'), who, level: of(1, 2, 3) }) },
  { weight: 6, arbitrary: fc.record({ do: of('press'), who, what: of('submits', 'submits', 'claims') }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: of('press'), who, what: of('returns', 'holds', 'resumes', 'spikes', 'unspikes') }),
  },
  { weight: 1, arbitrary: fc.record({ do: of('jump'), who, to: of(2, 3) }) },
  {
    weight: 9,
    arbitrary: fc.record({ do: of('edit'), who, field: of('title', 'summary', 'summary', 'tags'), to: fc.nat(1) }),
  },
  { weight: 1, arbitrary: fc.record({ do: of('emergency'), who, reviewer: who }) },
  { weight: 3, arbitrary: fc.record({ do: of('press'), who, what: of('publishes') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: of('replan'),
      who,
      account: of(0, 1),
      say: of('wanted', 'wanted', 'later', 'not-wanted'),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: of('work'),
      answer: of('live', 'live', 'accepted', 'unknown', 'retryable', 'silent', 'final', 'handed-over'),
      dies: of(undefined, undefined, 1, 2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: of('withdraw', 'order-down', 'lift', 'lift', 'correct', 'silence', 'speak', 'speak', 'air'),
    }),
  },
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 30, arbitrary: deed },
  { weight: 4, arbitrary: fc.record({ do: of('march'), order: fc.shuffledSubarray([...PEOPLE], { minLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: of('wait'), minutes: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 1, arbitrary: fc.record({ do: of('release') }) },
  { weight: 4, arbitrary: fc.record({ do: of('together'), deeds: fc.array(deed, { minLength: 2, maxLength: 3 }) }) },
);

const begins: fc.Arbitrary<Beginning> = fc.record({
  levels: of<Beginning['levels']>([1, 2, 3], [1, 2, 3], [1, 3], [3], [1, 2], []),
  proofs: of('none', 'none', 'first', 'all'),
  small: fc.boolean(),
  jump: fc.boolean(),
  embargo: fc.oneof(
    fc.record({ kind: of('none', 'none', 'manual', 'until-aired', 'until-live') }),
    fc.record({ kind: of('until'), minutes: fc.integer({ min: 1, max: 300 }) }),
  ),
});

/** Any history. */
export const history: fc.Arbitrary<History> = fc.record({
  begins,
  happenings: fc.array(happening, { minLength: 8, maxLength: 30 }),
});

/** A history as somebody would tell it. */
export function told({ begins: first, happenings }: History): string {
  const embargo = first.embargo.kind === 'until' ? `for ${first.embargo.minutes} min` : first.embargo.kind;
  const rules = `levels ${first.levels.join('-') || 'none'}, proofs ${first.proofs}, embargo ${embargo}`;
  const more = `${first.small ? ', small station' : ''}${first.jump ? ', may jump' : ''}`;
  return [`  a writes; ${rules}${more}`, ...happenings.map((one) => `  ${lineOf(one)}`)].join('\n');
}

function lineOf(one: Happening): string {
  return 'who' in one ? `${one.who} ${pressed(one)}` : lineOfMachines(one);
}

function pressed(one: Extract<Happening, { who: Letter }>): string {
  switch (one.do) {
    case 'edit':
      return `edits ${one.field} to ${one.to}`;
    case 'press':
      return one.what;
    case 'jump':
      return `submits to level ${one.to}`;
    case 'proof':
      return `signs proof ${one.level}`;
    case 'replan':
      return `says ${one.say} of account ${one.account + 1}`;
    case 'emergency':
      return `orders it out, ${one.reviewer} reviews`;
  }
}

function lineOfMachines(one: Exclude<Happening, { who: Letter }>): string {
  switch (one.do) {
    case 'work':
      return `a worker meets ${one.answer}${one.dies === undefined ? '' : ` and dies after ${one.dies}`}`;
    case 'march':
      return `all steps by ${one.order.join(', ')}`;
    case 'wait':
      return `${one.minutes} min pass`;
    case 'together':
      return `at once: ${one.deeds.map(lineOf).join(' | ')}`;
    default:
      return one.do;
  }
}
