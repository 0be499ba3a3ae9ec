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
export function emptyDraft(step: RecordedStep, { madeAt, quantity }: Pick<LotTrace, 'madeAt' | 'quantity'>, now: Date): StepDraft {
  const local = new Date(now.getTime() + ZONE_MS).toISOString().slice(0, 16);
  const at = step === 'harvest' ? `${madeAt}T08:00` : local;
  return { at: at > local ? local : at, place: '', quantity: String(quantity), gln: '', sscc: '' };
}

/** What is sent, or nothing while something is missing or wrong. */
export function stepOfDraft(step: RecordedStep, draft: StepDraft, id: string): RecordStep | undefined {
  const quantity = Number(draft.quantity);
  const at = new Date(`${draft.at}:00${ZONE}`);
  const [place, gln, sscc] = [draft.place.trim(), draft.gln.trim(), step === 'pack' ? draft.sscc.trim() : ''];
  const isWhole = place !== '' && Number.isInteger(quantity) && quantity > 0 && !Number.isNaN(at.getTime());
  const isRight = (gln === '' || isGs1Number(gln, 13)) && (sscc === '' || isGs1Number(sscc, 18));
  if (!isWhole || !isRight) return undefined;
  return { id, step, at: at.toISOString(), place, quantity, gln: gln || null, sscc: sscc || null };
}
