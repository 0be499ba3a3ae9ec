import { defineErrors, refusal } from '../kernel/errors';

/** The refusals that a reporter's phone meets. */
export const fieldErrors = defineErrors('FIELD', {
  NO_PASS: refusal(
    403,
    '这部手机还没有绑定记者身份，请在后台取绑定码',
    'This phone is tied to nobody; get a code in the admin',
  ),
  CODE_NOT_VALID: refusal(
    410,
    '绑定码不对或已过期，请在后台重新取一个',
    'The code is wrong or over; get another one in the admin',
  ),
  TIED_ALREADY: refusal(
    409,
    '这部手机已绑定到另一位同事，请先解除',
    'This phone is tied to somebody else; untie it first',
  ),
  TOO_MANY_TRIES: refusal<{ retryIn: number }>(
    429,
    '试得太多，请在 {retryIn} 秒后再试',
    'Too many tries; try again in {retryIn} seconds',
  ),
  NOTHING_FILED: refusal(422, '请写几句话，或附上文件', 'Write something, or attach a file'),
  FILE_UNKNOWN: refusal(
    409,
    '有文件还没传完，或不是为这个任务传的',
    'A file is not whole yet, or was sent for another task',
  ),
  NOT_FOR_THE_FIELD: refusal(415, '只收照片、视频和录音', 'Only pictures, films and sound are taken'),
  FILE_TOO_LARGE: refusal<{ maxBytes: number }>(
    413,
    '文件太大，上限 {maxBytes} 字节',
    'The file is too large; the limit is {maxBytes} bytes',
  ),
  UPLOAD_WITHOUT_LENGTH: refusal(422, '上传缺少长度、文件名或任务', 'The upload names no length, file name or task'),
});
