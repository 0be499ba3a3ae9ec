/** The use cases that histories are played with, loaded anew for each mutant. */
import type * as emergency from '../../review/emergency';
import type * as followEdit from '../../review/follow-edit';
import type * as gate from '../../review/gate';
import type * as moveCase from '../../review/move-case';
import type * as setAside from '../../review/set-aside';
import type * as sign from '../../review/sign';
import type * as submit from '../../review/submit';
import type * as doWork from '../../deliveries/do-work';
import type * as kept from '../../deliveries/kept-back';
import type * as plan from '../../deliveries/plan-deliveries';
import type * as sweep from '../../deliveries/sweep-leases';
import type * as takeDown from '../../deliveries/take-down';
import type * as writeEdition from '../../editions/write-edition';
import type * as ledgerRules from '../../../platform/ledger/ledger.rules';

/** The verbs as they were loaded: the real ones, or with a mutant among the rules below them. */
export type Verbs = {
  readonly review: typeof sign &
    typeof submit &
    typeof setAside &
    typeof emergency &
    typeof gate &
    typeof followEdit &
    typeof moveCase;
  readonly deliveries: typeof doWork & typeof kept & typeof plan & typeof sweep & typeof takeDown;
  readonly editions: typeof writeEdition;
  readonly ledger: typeof ledgerRules;
};

/** Loads them. */
export function loadVerbs(): Verbs {
  /* eslint-disable @typescript-eslint/no-require-imports -- loaded anew for each mutant, after its rule was replaced */
  return {
    review: {
      ...(require('../../review/sign') as object),
      ...(require('../../review/submit') as object),
      ...(require('../../review/set-aside') as object),
      ...(require('../../review/emergency') as object),
      ...(require('../../review/gate') as object),
      ...(require('../../review/follow-edit') as object),
      ...(require('../../review/move-case') as object),
    } as Verbs['review'], // The modules that the type names.
    deliveries: {
      ...(require('../../deliveries/do-work') as object),
      ...(require('../../deliveries/kept-back') as object),
      ...(require('../../deliveries/plan-deliveries') as object),
      ...(require('../../deliveries/sweep-leases') as object),
      ...(require('../../deliveries/take-down') as object),
    } as Verbs['deliveries'], // As above.
    editions: require('../../editions/write-edition') as Verbs['editions'],
    ledger: require('../../../platform/ledger/ledger.rules') as Verbs['ledger'],
  };
  /* eslint-enable @typescript-eslint/no-require-imports */
}
