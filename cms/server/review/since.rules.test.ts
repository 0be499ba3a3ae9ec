import { sinceWhich, type Read } from './since.rules';

type Step = readonly [Read['kind'], number];
const read = (...[[kind, level], person, revision]: [Step, string, number]): Read => ({
  ...{ kind, level, person, revision },
  name: person,
  hash: `h${revision}`,
});
const [first, second, third] = [1, 2, 3].map((level) => ['review', level] as const) as [Step, Step, Step];
const below = (revision: number, name: string, changed = true) => ({ revision, whose: 'below', name, changed });

it.each([
  ['nothing for the first to read it', [], 1, null],
  ['the level below for who never signed', [read(first, 'editor', 2), read(second, 'head', 4)], 3, below(4, 'head')],
  [
    'one’s own signature before any other',
    [read(third, 'chief', 3), read(first, 'editor', 5)],
    3,
    { revision: 3, whose: 'mine', name: 'chief', changed: true },
  ],
  [
    'the last of one’s own',
    [read(third, 'chief', 3), read(third, 'chief', 5)],
    3,
    { revision: 5, whose: 'mine', name: 'chief', changed: true },
  ],
  ['the later of two at the level below', [read(first, 'editor', 2), read(first, 'other', 6)], 2, below(6, 'other')],
  ['the same words, which did not change', [read(first, 'editor', 9)], 2, below(9, 'editor', false)],
  ['no proof, which reads for other things', [read(['proof', 1], 'proofreader', 4)], 2, null],
  ['no level above', [read(second, 'head', 4)], 1, null],
  ['nothing where nobody has to act', [read(first, 'editor', 2)], null, null],
] as const)('shows the changes since: %s', (...[, signatures, level, expected]) => {
  expect(sinceWhich(signatures, { person: 'chief', level, hash: 'h9' })).toEqual(expected);
});
