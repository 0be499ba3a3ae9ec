import { houseFiles, readHouseFile } from './house-files';
import type { Check, Problem } from './problem';

const TEXT =
  /(\.([cm]?[jt]sx?|json|md|ya?ml|sql|sh|css|html|graphql|conf|toml)|(^|\/)(Dockerfile|\.ci\/\w+|\.[\w-]+rc))$/;
const TEST = /\.test\.[cm]?[jt]sx?$|(^|\/)journeys\//;

interface Wording {
  readonly rule: string;
  readonly where: RegExp;
  readonly found: RegExp;
  readonly unless?: RegExp;
  readonly text: string;
}

const WORDINGS: readonly Wording[] = [
  {
    rule: 'todo-with-issue',
    where: TEXT,
    found: /\b(?:TO(?:DO)|FIX(?:ME)|XX(?:X)|HA(?:CK))\b/,
    unless: /https?:\/\/|#\d+/,
    text: 'unfinished work names the issue that will finish it',
  },
  {
    rule: 'no-focus',
    where: TEST,
    found: /\b(?:it|test|describe)\.(?:only|skip|todo)\b|(?:^|[\s;])(?:[xf](?:it|describe|test))\(/,
    text: 'a skipped test proves nothing, a focused one hides all others',
  },
  {
    rule: 'machine-path',
    where: TEXT,
    found: /(?:^|[\s"'`(=:,])\/(?:root|work|home\/\w+|Users\/\w+)\/[\w.]/,
    text: 'a path of one machine means nothing on another',
  },
  {
    rule: 'foreign-registry',
    where: /(^|\/)(package-lock\.json|\.npmrc)$/,
    found: /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)https?:|^registry\s*=/,
    text: 'packages come from the public registry, so that everybody can install them',
  },
];

/** What must not be written anywhere in the house, line by line. */
export const wording: Check = (root) =>
  houseFiles(root).flatMap((file) => {
    const rules = WORDINGS.filter(({ where }) => where.test(file));
    return rules.length === 0 ? [] : breachesIn(file, readHouseFile(root, file).split('\n'), rules);
  });

function breachesIn(file: string, content: readonly string[], rules: readonly Wording[]): readonly Problem[] {
  return content.flatMap((line, index) =>
    rules
      .filter(({ found, unless }) => found.test(line) && !unless?.test(line))
      .map(({ rule, text }) => ({ rule, file, text: `line ${index + 1}: ${text}` })),
  );
}
