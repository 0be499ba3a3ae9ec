import type { TextChecks } from '../../contract';
import { checkText } from './check-text.rules';
import type { ChecksDeps } from './checks-deps';

/** Checks of texts for other parts of the house: the station's own rules, without a report that is kept. */
export const createTextChecks = (deps: () => Pick<ChecksDeps, 'books' | 'today'>): TextChecks => ({
  async check(station, text) {
    const { books, today } = deps();
    return checkText({ fields: [{ name: 'body.0', text }], asOf: today() }, await books.at(station));
  },
});
