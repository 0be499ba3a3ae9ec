import { sinceWhich, type Read } from './since.rules';

const read = (kind: Read['kind'], level: number, person: string, revision: number): Read => ({
  ...{ kind, level, person, revision },
  name: person,
  hash: `h${revision}`,
});
const below = (revision: number, name: string, changed = true) => ({ revision, whose: 'below', name, changed });

it.each([
  ['nothing for the first to read it', [], 1, null],
  [
    'the level below for who never signed',
    [read('review', 1, 'editor', 2), read('review', 2, 'head', 4)],
    3,
    below(4, 'head'),
  ],
  [
    'one’s own signature before any other',
    [read('review', 3, 'chief', 3), read('review', 1, 'editor', 5)],
    3,
    { revision: 3, whose: 'mine', name: 'chief', changed: true },
  ],
  [
    'the last of one’s own',
    [read('review', 3, 'chief', 3), read('review', 3, 'chief', 5)],
    3,
    { revision: 5, whose: 'mine', name: 'chief', changed: true },
  ],
  [
    'the later of two at the level below',
    [read('review', 1, 'editor', 2), read('review', 1, 'other', 6)],
    2,
    below(6, 'other'),
  ],
  ['the same words, which did not change', [read('review', 1, 'editor', 9)], 2, below(9, 'editor', false)],
  ['no proof, which reads for other things', [read('proof', 1, 'proofreader', 4)], 2, null],
  ['no level above', [read('review', 2, 'head', 4)], 1, null],
  ['nothing where nobody has to act', [read('review', 1, 'editor', 2)], null, null],
] as const)('shows the changes since: %s', (_what, signatures, level, expected) => {
  expect(sinceWhich(signatures, { person: 'chief', level, hash: 'h9' })).toEqual(expected);
});
