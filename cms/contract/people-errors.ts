import { defineErrors, refusal } from '../kernel/errors';

/** The refusals about people. */
export const peopleErrors = defineErrors('PEOPLE', {
  NO_STATION: refusal(
    403,
    '您的账号还没有归属台站，请联系台管理员登记',
    'Your log-in belongs to no station yet; ask your station administrator to add you',
  ),
  LEFT: refusal(403, '您的账号已停用', 'Your log-in has been closed'),
  SIGN_IN_REFUSED: refusal(
    400,
    '邮箱或密码不对，请检查后再试',
    'The e-mail or the password is wrong; check both and try again',
  ),
  SIGN_IN_TOO_OFTEN: refusal(
    429,
    '试的次数太多，请过几分钟再试',
    'There were too many tries; wait a few minutes and try again',
  ),
  EMAIL_TAKEN: refusal(409, '这个邮箱已有账号', 'There is a log-in with this e-mail already'),
  NOT_YOURSELF: refusal(
    403,
    '不能更改自己的岗位、台站或状态，请由另一位管理员操作',
    'Nobody changes their own roles, station or state; ask another administrator',
  ),
  HOST_ADMINISTRATOR: refusal(403, '系统管理员不在此管理', 'The administrator of the host is not managed here'),
});
