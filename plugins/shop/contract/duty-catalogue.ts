import { dutiesAfter } from './duties-after';
import { dutiesBefore } from './duties-before';
import { dutiesDuring } from './duties-during';
import type { Duty } from './duty-types';

/**
 * What the law asks of a live 合规义务目录, in the order of a live's day. A line that changes gets another version beside it, from the day on
 * which it holds: a live is held against what was the law when it began.
 */
export const dutyCatalogue: readonly Duty[] = [...dutiesBefore, ...dutiesDuring, ...dutiesAfter];
