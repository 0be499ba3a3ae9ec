import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of leads. */
export const leadErrors = defineErrors('LEADS', {
  ENOUGH_TIPS: refusal<{ retryIn: number }>(
    429,
    '您已提交多条线索，请在 {retryIn} 秒后再试。紧急情况请打热线电话',
    'You sent several tips; try again in {retryIn} seconds, or call the hotline when it is urgent',
  ),
  ENOUGH_PHOTOS: refusal<{ retryIn: number }>(
    429,
    '照片传得太多，请在 {retryIn} 秒后再试',
    'You sent many photos; try again in {retryIn} seconds',
  ),
  NOT_A_PHOTO: refusal(
    415,
    '报料只能附 JPG、PNG、WebP 或 AVIF 照片',
    'A tip takes photos only: JPG, PNG, WebP or AVIF',
  ),
  PHOTO_TOO_LARGE: refusal<{ megabytes: number }>(
    413,
    '照片超过 {megabytes} MB，请换一张小些的',
    'The photo is larger than {megabytes} MB; choose a smaller one',
  ),
  PHOTO_UNKNOWN: refusal(
    409,
    '有照片没有传到，或已过期，请重新添加',
    'A photo did not arrive, or is too old; add it again',
  ),
  PHOTO_NOT_KEPT: refusal(422, '素材库没有收下这张照片', 'The media library did not take this photo'),
  REASON_MISSING: refusal(422, '请写明原因', 'Give a reason'),
  TOLD_AGAIN: refusal(
    409,
    '同一条线索已有人重新报来，请看那一条',
    'The same was told again and is open; work on that one',
  ),
  CANNOT_JOIN: refusal(
    409,
    '只能并入本台一个没有结束的选题',
    'A lead joins a topic of the same station that is not over',
  ),
  TOLD_LATER: refusal(422, '反映时间不能晚于现在', 'It cannot have been told later than now'),
  CANNOT_TAKE_IN: refusal(
    409,
    '只能并入本台一条未了结的线索',
    'A lead is merged into an open lead of the same station only',
  ),
});
