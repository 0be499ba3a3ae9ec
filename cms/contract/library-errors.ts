import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of the library. */
export const libraryErrors = defineErrors('LIBRARY', {
  OWN_ANCESTOR: refusal(
    422,
    '稿件不能出自它自己，也不能出自由它改出的稿件',
    'A manuscript cannot come from itself or from what was made of it',
  ),
  SEALED: refusal(409, '封存的稿件不能再用', 'A sealed manuscript is not used again'),
  TOO_MANY_SEARCHES: refusal<{ most: number }>(
    409,
    '最多保存 {most} 个检索，请先删去不用的',
    'At most {most} searches are kept; remove one first',
  ),
  UNREADABLE_SEARCH: refusal(
    422,
    '这个检索条件读不懂，请在稿库里重新保存',
    'This search cannot be read; save it again from the library',
  ),
});
