// From the file, not from the kernel's barrel: pages load contracts too, and the barrel brings node:crypto along.
import { defineErrors, refusal } from '../kernel/errors';

/** One problem with one field of what was sent, in the reader's language. */
export type FieldProblem = { readonly path: string; readonly message: string };

/** The refusals that any route can answer with. */
export const hearthErrors = defineErrors('HEARTH', {
  SIGN_IN_FIRST: refusal(401, '请先登录', 'Sign in first'),
  NOT_ALLOWED: refusal(
    403,
    '您的岗位没有这项权限，请联系台内管理员',
    'Your role does not include this; ask your station administrator',
  ),
  NOT_FOUND: refusal(404, '没有找到，可能已被移走', 'Not found; it may have been moved'),
  CHANGED_MEANWHILE: refusal(
    409,
    '刚刚有人改过这条内容，请刷新后再试',
    'Somebody changed this just now; reload and try again',
  ),
  TOO_LARGE: refusal<{ maxBytes: number }>(
    413,
    '内容太大，上限 {maxBytes} 字节',
    'Too large; the limit is {maxBytes} bytes',
  ),
  NOT_JSON: refusal(400, '正文不是完整的 JSON', 'The body is not complete JSON'),
  WRONG_METHOD: refusal<{ allowed: readonly string[] }>(
    405,
    '这个地址只接受 {allowed}',
    'This address takes {allowed} only',
  ),
  TOO_SLOW: refusal(
    408,
    '内容没有在时限内传完，请检查网络后重试',
    'The body did not arrive in time; check the connection',
  ),
  ADDRESS_TOO_LONG: refusal<{ maxLength: number }>(
    414,
    '地址太长，上限 {maxLength} 个字符',
    'The address is too long; the limit is {maxLength} characters',
  ),
  WRONG_TYPE: refusal<{ wanted: string }>(415, '这里只接受 {wanted}', 'Only {wanted} is taken here'),
  INVALID: refusal<{ fields: readonly FieldProblem[] }>(422, '有几处需要修改', 'Some fields need attention'),
  TOO_OFTEN: refusal<{ retryIn: number }>(
    429,
    '操作太频繁，请在 {retryIn} 秒后再试',
    'Too many requests; try again in {retryIn} seconds',
  ),
  UNAVAILABLE: refusal(503, '服务暂时不可用，请稍后再试', 'The service is not available right now; try again shortly'),
});
