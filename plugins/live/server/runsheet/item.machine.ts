import { machine } from '@hearth/cms/kernel';
import type { ItemEvent, RunsheetItem } from '../../contract';

/** A line of the run-of-show (流程项): one is on at a time; a line that is through may be taken up again. */
export const itemMachine = machine<RunsheetItem['state'], ItemEvent>({
  name: 'run-of-show line',
  initial: 'waiting',
  endless: true,
  states: {
    waiting: { begin: 'on', skip: 'skipped', 'fall-back': 'skipped' },
    on: { finish: 'done', skip: 'skipped', 'fall-back': 'skipped' },
    done: { reopen: 'waiting' },
    skipped: { reopen: 'waiting' },
  },
});
