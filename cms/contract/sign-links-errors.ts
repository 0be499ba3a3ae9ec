import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of signing by link. */
export const signLinkErrors = defineErrors('SIGN', {
  NO_SUCH_LINK: refusal(404, '链接无效，请向编辑部重新索取', 'This link is not valid; ask the newsroom for a new one'),
  LINK_USED: refusal(410, '这个链接已经用过，一个链接只签一次', 'This link was used; a link signs once'),
  LINK_OVER: refusal(410, '链接已过时限，请重新索取', 'This link has expired; ask for a new one'),
  LINK_DEAD: refusal(
    410,
    '口令错了太多次，或已发出新的链接，这个链接已作废',
    'Too many wrong passwords, or a newer link was sent; this one is void',
  ),
  OTHER_DEVICE: refusal(
    403,
    '链接已在另一台设备上打开。转发的链接不能签，请本人重新索取',
    'This link was opened on another device. A link that was handed on cannot sign; ask for one of your own',
  ),
  WRONG_PIN: refusal<{ left: number }>(
    403,
    '签名口令不对，还可以试 {left} 次',
    'Wrong signing password; {left} tries left',
  ),
  NO_PIN: refusal(409, '还没有设签名口令，请先在审稿箱设置', 'Set a signing password in the review inbox first'),
  NOT_THEIRS: refusal(403, '对方没有这一审的权限', 'They do not hold this level of review'),
  NO_WAY: refusal(503, '本机没有配置邮件，链接发不出去', 'This host has no way for e-mail, so no link can be sent'),
});
