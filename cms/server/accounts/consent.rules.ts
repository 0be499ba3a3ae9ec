import { consentPurposes, type ConsentPurpose, type ConsentState } from '../../contract';
import type { Ids } from '../../kernel';
import { CONSENT_TEXT_VERSION } from './account.rules';

/** A decision as far as the rules look at it. */
export type Decision = { readonly purpose: ConsentPurpose; readonly granted: boolean; readonly textVersion: string };

/** What each purpose stands at after all decisions, oldest first; what was never asked is not granted. */
export function consentState(decisions: readonly Decision[]): ConsentState {
  const state = { terms: false, privacy: false, push: false, personalisation: false, research: false };
  for (const { purpose, granted } of decisions) state[purpose] = granted;
  return state;
}

/** What decides: whose, what stood before, what is wanted now, where and when it was said. */
export type Wish = {
  readonly reader: { readonly id: string; readonly station: string };
  readonly already: readonly Decision[];
  readonly wanted: Readonly<Partial<Record<ConsentPurpose, boolean>>>;
  readonly source: string;
  readonly at: Date;
};

/** The records to add: only what changes, or what is agreed to anew because its text did. */
export function consentsOf({ reader, already, wanted, source, at }: Wish, ids: Ids) {
  const state = consentState(already);
  const seen = new Map(already.map(({ purpose, textVersion }) => [purpose, textVersion]));
  return consentPurposes.flatMap((purpose) => {
    const granted = wanted[purpose];
    if (granted === undefined) return [];
    const isNews = granted !== state[purpose] || (granted && seen.get(purpose) !== CONSENT_TEXT_VERSION);
    if (!isNews) return [];
    const { id: readerId, station } = reader;
    return [{ id: ids.next(), readerId, station, purpose, granted, textVersion: CONSENT_TEXT_VERSION, source, at }];
  });
}
