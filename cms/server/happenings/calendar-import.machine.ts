import type { ImportEvent, ImportState } from '../../contract';
import { machine } from '../../kernel';

/** A calendar file that was taken (导入) can be taken back once. */
export const calendarImportMachine = machine<ImportState, ImportEvent>({
  name: 'calendar-import',
  initial: 'taken',
  final: ['undone'],
  states: { taken: { undo: 'undone' }, undone: {} },
});
