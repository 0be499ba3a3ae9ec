import { isPerson, type ProofKind, type SupplierFacts, type SupplierKind, type SupplierState } from '../../contract';

/** Months for which a verification holds: a live may sell for nobody whose papers nobody looked at for longer (Order 117, article 8). */
export const VERIFIED_MONTHS = 6;
/** Working days in which a filing gets its answer. */
export const ANSWER_DAYS = 3;
/** The longest that somebody is barred. */
export const MOST_BAR_YEARS = 10;
/** Days before the end of a verification on which the desk is told. */
export const ALARM_DAYS = [30, 7, 1] as const;
/** Days after which a form that nobody went on with is thrown away. */
export const DRAFT_DAYS = 90;

const DAY = 86_400_000;
/** China has one time and no summer time. */
const STATION_HOURS = 8;

/** The same hour so many working days later, Monday to Friday by the station's calendar. */
export function workingDaysAfter(at: Date, days: number): Date {
  let moment = at.getTime();
  for (let left = days; left > 0;) {
    moment += DAY;
    const weekday = new Date(moment + STATION_HOURS * 3_600_000).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return new Date(moment);
}

/** Which alarm is due for a verification that ends in so many milliseconds; none while there is time. */
export function alarmDue(left: number): number | undefined {
  return [...ALARM_DAYS].reverse().find((days) => left <= days * DAY);
}

/** Whether a bar may end then. */
export function isBarTerm(until: Date, now: Date): boolean {
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + MOST_BAR_YEARS);
  return until > now && until <= latest;
}

/** The papers without which nobody is filed from the app: a licence for who has a code, the card of identity for who is a person. */
export function proofsWanted(kind: SupplierKind, uscc: string | null): readonly ProofKind[] {
  const firm = !isPerson(kind) || (kind === 'family-farm' && uscc !== null);
  if (firm) return ['licence'];
  return kind === 'individual' ? ['id-front', 'id-back', 'village-letter'] : ['id-front', 'id-back'];
}

/** Which number a supplier has to have, and has not: `uscc` or `idNumber`. */
export function numberMissing({ kind, uscc, idNumber }: SupplierFacts['who']): 'uscc' | 'idNumber' | undefined {
  if (!isPerson(kind)) return uscc === null ? 'uscc' : undefined;
  if (kind === 'family-farm' && uscc !== null) return undefined;
  return idNumber === null ? 'idNumber' : undefined;
}

type Form = { readonly [Part in keyof SupplierFacts]?: SupplierFacts[Part] | undefined };

/** What is missing before a form can be handed in: names of parts, `who.uscc`, `bank.account` and `proof:KIND`. */
export function missingOf(form: Form, proofs: readonly ProofKind[]): readonly string[] {
  const { who, where, contact, bank } = form;
  const number = who && numberMissing(who);
  const papers = who ? proofsWanted(who.kind, who.uscc).filter((kind) => !proofs.includes(kind)) : [];
  return [
    ...(who ? [] : ['who']),
    ...(number === undefined ? [] : [`who.${number}`]),
    ...(where ? [] : ['where']),
    ...(contact ? [] : ['contact']),
    ...(bank ? [] : ['bank']),
    ...papers.map((kind) => `proof:${kind}`),
  ];
}

/** The states in which whoever files may go on with the form. */
const OPEN: readonly SupplierState[] = ['draft', 'refused', 'lapsed'];

/** Whether whoever files may change the form now. */
export const isOpenForm = (state: SupplierState): boolean => OPEN.includes(state);
