import type { CheckDefinition, CheckExample, CheckRuleBody, CheckSeverity } from '../../contract';

/** A rule while it is written: as a person types it. */
export type Draft = {
  readonly name: string;
  readonly owner: string;
  readonly severity: CheckSeverity;
  readonly message: { readonly 'zh-Hans': string; readonly en: string };
  readonly shape: 'terms' | 'pattern' | 'other';
  /** One pair to a line: 错 → 对. */
  readonly terms: string;
  readonly pattern: string;
  readonly better: string;
  /** Context of terms and patterns, or the whole definition of other kinds, as JSON. */
  readonly json: string;
  /** One example to a line. */
  readonly hit: string;
  readonly pass: string;
};

/** What a person types to say that something is to be deleted: an empty suggestion says so, and no suggestion says nothing. */
export const DELETED = '∅';

const typed = (better: string | undefined): string => (better === '' ? DELETED : (better ?? ''));
const meant = (better: string): { better?: string } =>
  better === '' ? {} : { better: better === DELETED ? '' : better };

/** Why a draft is no rule yet: the field that needs attention. */
export type DraftProblem = 'json' | 'terms' | 'examples';

/** A fresh draft. */
export const BLANK: Draft = {
  ...{ name: '', owner: '', severity: 'amber', message: { 'zh-Hans': '', en: '' }, shape: 'terms' },
  ...{ terms: '', pattern: '', better: '', json: '', hit: '', pass: '' },
};

/** An example as a line: plain where it can be. */
export function lineOf(example: CheckExample): string {
  const isPlain = typeof example === 'string' && !example.includes('\n') && !/^[{"]/.test(example);
  return isPlain ? example : JSON.stringify(example);
}

/** A rule as a draft, to be changed. */
export function draftOf(rule: CheckRuleBody): Draft {
  const { owner, severity, message, check, examples } = rule;
  const said = { owner, severity, message, hit: linesOf(examples.hit), pass: linesOf(examples.pass) };
  const where = 'where' in check && check.where ? JSON.stringify(check.where, null, 1) : '';
  if (check.kind === 'terms') {
    const terms = check.terms
      .map(({ find, better }) => (better === undefined ? find : `${find} → ${typed(better)}`))
      .join('\n');
    return { ...BLANK, ...said, shape: 'terms', terms, json: where };
  }
  if (check.kind === 'pattern' && !check.halfWidth) {
    return { ...BLANK, ...said, shape: 'pattern', pattern: check.pattern, better: typed(check.better), json: where };
  }
  return { ...BLANK, ...said, shape: 'other', json: JSON.stringify(check, null, 1) };
}

const linesOf = (examples: readonly CheckExample[]): string => examples.map(lineOf).join('\n');

/** A draft as the host takes it, or what it lacks. What the parts mean is for the host to judge. */
export function bodyOf(draft: Draft): { readonly rule: CheckRuleBody } | { readonly problem: DraftProblem } {
  const check = checkOf(draft);
  if (typeof check === 'string') return { problem: check };
  const examples = { hit: examplesOf(draft.hit), pass: examplesOf(draft.pass) };
  if (examples.hit.length === 0 || examples.pass.length === 0) return { problem: 'examples' };
  const { owner, severity, message } = draft;
  return { rule: { owner, severity, message, check, examples } };
}

function checkOf({ shape, terms, pattern, better, json }: Draft): CheckDefinition | DraftProblem {
  const data = parsed(json);
  if (data === undefined) return 'json';
  // The host parses it by the contract and says what is wrong with it.
  if (shape === 'other') return data as CheckDefinition;
  const where = json.trim() === '' ? {} : { where: data };
  if (shape === 'pattern') return { kind: 'pattern', pattern, ...meant(better), ...where };
  const pairs = lines(terms).map(pairOf);
  return pairs.length === 0 ? 'terms' : { kind: 'terms', terms: pairs, ...where };
}

function parsed(json: string): object | undefined {
  if (json.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function pairOf(line: string): { find: string; better?: string } {
  const [find = '', better = ''] = line.split(/\s*(?:→|->|=>)\s*/);
  return { find, ...meant(better) };
}

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function examplesOf(text: string): CheckExample[] {
  return lines(text).map((line) => {
    if (!/^[{"]/.test(line)) return line;
    try {
      // The host parses it by the contract; a line that is no JSON is a sentence that begins with a quotation mark.
      return JSON.parse(line) as CheckExample;
    } catch {
      return line;
    }
  });
}
