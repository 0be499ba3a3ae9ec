import { isGs1Number, type LotTrace, type RecordedStep, type RecordStep } from '../../contract';

/** What stands in the form of a step. */
export type StepDraft = {
  readonly at: string;
  readonly place: string;
  readonly quantity: string;
  readonly gln: string;
  readonly sscc: string;
};

/** Stations work by one clock, whatever the traveller's laptop says. */
const ZONE = '+08:00';
const ZONE_MS = 8 * 3_600_000;

/** What the form begins with: of a harvest the day on which the lot was made. */
export function emptyDraft(
  step: RecordedStep,
  { madeAt, quantity }: Pick<LotTrace, 'madeAt' | 'quantity'>,
  now: Date,
): StepDraft {
  const local = new Date(now.getTime() + ZONE_MS).toISOString().slice(0, 16);
  const at = step === 'harvest' ? `${madeAt}T08:00` : local;
  return { at: at > local ? local : at, place: '', quantity: String(quantity), gln: '', sscc: '' };
}

/** What is sent, or nothing while something is missing or wrong. */
export function stepOfDraft(step: RecordedStep, draft: StepDraft, id: string): RecordStep | undefined {
  const quantity = Number(draft.quantity);
  const at = new Date(`${draft.at}:00${ZONE}`);
  const place = draft.place.trim();
  const gln = numberOf(draft.gln, 13);
  const sscc = step === 'pack' ? numberOf(draft.sscc, 18) : null;
  const isCounted = Number.isInteger(quantity) && quantity > 0;
  if (place === '' || !isCounted || Number.isNaN(at.getTime()) || gln === undefined || sscc === undefined)
    return undefined;
  return { id, step, at: at.toISOString(), place, quantity, gln, sscc };
}

/** A number that need not be there, and nothing while it is wrong. */
function numberOf(typed: string, digits: 13 | 18): string | null | undefined {
  const word = typed.trim();
  if (word === '') return null;
  return isGs1Number(word, digits) ? word : undefined;
}
