import { type Finding, type PaperKind, paperCatalogue, type CataloguePaper, type CheckName } from '../../contract';
import { dayOf } from './paper-needs.rules';

/** What is compared: what was read off the paper, and what it should speak of. */
export type CheckFacts = {
  readonly kind: PaperKind;
  readonly scope: CataloguePaper['scope'];
  readonly number: string | null;
  readonly holder: string | null;
  readonly validTo: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly supplier: { readonly name: string; readonly uscc: string | null };
  readonly maker: string | null;
  readonly lotCode: string | null;
  /** Papers on the very same file that were filed before and speak of something else. */
  readonly usedBefore: number;
  readonly now: Date;
};

const stop = (code: string): Finding => ({ code, weight: 'stop' });
const warn = (code: string): Finding => ({ code, weight: 'warn' });
const none: readonly Finding[] = [];
const isSame = (a: string | null, b: string | null): boolean => plain(a) === plain(b);
const plain = (name: string | null): string => (name ?? '').replace(/[\s()（）]/g, '').toLowerCase();

const CHECKS: Readonly<Record<CheckName, (facts: CheckFacts) => readonly Finding[]>> = {
  'number-is-uscc': ({ number, supplier }) => (isSame(number, supplier.uscc) ? none : [stop('number-is-not-uscc')]),
  'number-or-exemption': ({ number, fields }) =>
    number !== null || Boolean(fields['exemption']) ? none : [stop('no-number-and-no-exemption')],
  'sc-number': ({ number }) => (/^SC\d{14}$/.test(number ?? '') ? none : [stop('sc-number-shape')]),
  // 12 digits of CMA, or the agricultural laboratories' own.
  'lab-number': ({ number }) => (/^(\d{12}|CATL.{4,20})$/i.test(number ?? '') ? none : [stop('lab-not-accredited')]),
  'holder-is-supplier': ({ holder, supplier }) => (isSame(holder, supplier.name) ? none : [warn('holder-is-another')]),
  'holder-is-maker': ({ holder, maker }) => (isSame(holder, maker) ? none : [warn('holder-is-not-the-maker')]),
  'sample-is-lot': ({ fields, lotCode }) =>
    lotCode !== null && plain(fields['sample'] ?? '').includes(plain(lotCode)) ? none : [stop('sample-is-another-lot')],
  // A report speaks of the sample that was tested: the same file for other goods is forged or borrowed.
  'never-reused': ({ usedBefore }) => (usedBefore === 0 ? none : [stop('report-reused')]),
  'harvest-after-interval': ({ fields }) => harvest(fields['harvestedAt'] ?? '', fields['intervalEndsAt'] ?? ''),
  'signed-by-now': ({ fields, now }) => {
    const signed = fields['signedAt'] ?? '';
    return isDay(signed) && signed <= dayOf(now) ? none : [stop('not-signed-yet')];
  },
  'capacity-is-a-number': ({ fields }) =>
    /^[1-9]\d{0,7}$/.test(fields['dailyCapacity'] ?? '') ? none : [stop('capacity-is-no-number')],
};

const isDay = (word: string): boolean => /^\d{4}-\d\d-\d\d$/.test(word);

function harvest(harvested: string, intervalEnds: string): readonly Finding[] {
  if (!isDay(harvested) || !isDay(intervalEnds)) return [stop('harvest-days-unreadable')];
  return harvested >= intervalEnds ? none : [stop('harvested-within-interval')];
}

/** The line of the catalogue by which a paper is looked at. */
export const lineOf = (kind: PaperKind, scope: CataloguePaper['scope']): CataloguePaper | undefined =>
  paperCatalogue.papers.find((line) => line.kind === kind && line.scope === scope);

/** The scopes that a kind may have. */
export const scopesOf = (kind: PaperKind): readonly CataloguePaper['scope'][] =>
  paperCatalogue.papers.filter((line) => line.kind === kind).map(({ scope }) => scope);

/** What machines find of a paper. What `stop`s stands against accepting it; a person decides all the same. */
export function findingsOf(facts: CheckFacts): readonly Finding[] {
  const line = lineOf(facts.kind, facts.scope);
  if (!line) return [stop('no-such-paper')];
  const unread = line.fields.filter((field) => !facts.fields[field]).map((field) => stop(`unread-${field}`));
  const endless = line.validity.end === 'needed' && facts.validTo === null ? [stop('no-end')] : none;
  const found = line.checks.flatMap((check) => CHECKS[check](facts));
  const isReused = facts.usedBefore > 0 && !line.checks.includes('never-reused');
  return [...unread, ...endless, ...found, ...(isReused ? [warn('file-is-elsewhere')] : none)];
}
