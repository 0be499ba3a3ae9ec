import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of the library. */
export const libraryErrors = defineErrors('LIBRARY', {
  EXPORTS_BUSY: refusal<{ most: number }>(
    409,
    '同时最多进行 {most} 个导出，请等一个完成后再试',
    'At most {most} exports run at once; try again when one of them is done',
  ),
  LINK_ENDED: refusal(409, '这条来源已经被解除', 'This link was ended already'),
  LINKED_ALREADY: refusal(
    409,
    '这条来源已经登记；要改时间段，请先解除再登记',
    'That is on record already; to change the part, end the link and say it again',
  ),
  NOT_A_PART: refusal(
    422,
    '只有剪辑才有时间段，并且出点要晚于入点',
    'Only a clip has a part of the other, and the part ends after it begins',
  ),
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
