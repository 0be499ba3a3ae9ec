import type { Slice } from '../../platform';
import { guardColumns } from './column-content';

/** Columns (栏目): made by chief editors, read by everybody. */
export const columnsSlice: Slice = {
  name: 'columns',
  register: guardColumns,
};
