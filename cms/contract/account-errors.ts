import { defineErrors, refusal } from '../kernel/errors';

/** What the doors of the news app refuse with. None tells a stranger whether somebody has an account. */
export const accountErrors = defineErrors('ACCOUNT', {
  PHONE_NOT_VALID: refusal(
    422,
    '这不是能接收短信的手机号，请检查后重填；境外号码请带国家区号',
    'This is no number that can receive messages; numbers outside the mainland need their country code',
  ),
  CODE_TOO_SOON: refusal<{ retryIn: number }>(
    429,
    '验证码刚刚发出，{retryIn} 秒后可以重新获取',
    'A code was just sent; you can ask for another in {retryIn} seconds',
  ),
  CODES_USED_UP: refusal<{ retryIn: number }>(
    429,
    '获取验证码次数过多，请在 {retryIn} 秒后再试',
    'Too many codes were asked for; try again in {retryIn} seconds',
  ),
  MESSAGES_UNAVAILABLE: refusal(
    503,
    '短信暂时发不出去，请稍后再试，或改用邮箱登录',
    'Messages cannot be sent right now; try again shortly, or sign in by e-mail',
  ),
  CODE_WRONG: refusal(422, '验证码不对或已过期，请重新获取', 'The code is wrong or has expired; ask for a new one'),
  CREDENTIALS_WRONG: refusal(401, '邮箱或密码不对', 'The e-mail address or the password is wrong'),
  LOCKED_OUT: refusal<{ retryIn: number }>(
    429,
    '多次验证未通过，请在 {retryIn} 秒后再试',
    'Too many tries that were wrong; try again in {retryIn} seconds',
  ),
  EMAIL_NOT_CONFIRMED: refusal(
    403,
    '请先打开邮件里的链接确认邮箱，再登录',
    'Open the link in our e-mail first, then sign in',
  ),
  LOCKED: refusal(423, '此账号已被停用，请联系台里', 'This account is locked; please contact the station'),
  CONSENT_NEEDED: refusal<{ missing: readonly string[] }>(
    422,
    '请先阅读并同意用户协议和隐私政策',
    'Read and accept the terms and the privacy policy first',
  ),
  CONSENT_IS_THE_ACCOUNT: refusal(
    409,
    '撤回对协议或隐私政策的同意，需要注销账号',
    'Withdrawing from the terms or the privacy policy means deleting the account',
  ),
  PASSWORD_TOO_SHORT: refusal<{ minimum: number }>(
    422,
    '密码至少 {minimum} 个字符',
    'A password has at least {minimum} characters',
  ),
  PASSWORD_TOO_COMMON: refusal(
    422,
    '这个密码太常见，容易被猜到，请换一个',
    'This password is one of the first that anybody guesses; choose another',
  ),
  PASSWORD_WRONG: refusal(422, '当前密码不对', 'The current password is wrong'),
  SESSION_ENDED: refusal(401, '登录已失效，请重新登录', 'You were signed out; sign in again'),
  SESSION_STOLEN: refusal(
    401,
    '此次登录的凭证被别处用过，为安全已退出；如非本人操作，请重新登录并修改密码',
    'This sign-in was used from elsewhere and has been ended; if that was not you, sign in and change your password',
  ),
  PHONE_TAKEN: refusal(409, '这个手机号已绑定其他账号', 'This number belongs to another account'),
  EMAIL_TAKEN: refusal(409, '这个邮箱已绑定其他账号', 'This address belongs to another account'),
  LINK_NOT_VALID: refusal(410, '链接已失效，请重新获取', 'This link no longer works; ask for a new one'),
  CONFIRM_WRONG: refusal<{ words: readonly string[] }>(
    422,
    '请输入“{words}”之一以确认注销',
    'Type one of “{words}” to confirm that the account shall be deleted',
  ),
});
