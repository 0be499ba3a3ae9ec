import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of machine checks (机审). */
export const checkErrors = defineErrors('CHECKS', {
  NO_SUCH_RULE: refusal(404, '没有这条规则', 'There is no such rule'),
  RULE_TAKEN: refusal<{ rule: string }>(409, '本台已有规则“{rule}”', 'The station has a rule “{rule}” already'),
  NOT_YOUR_RULE: refusal(
    403,
    '这是系统或其他台的规则；可以停用或调整级别，不能改写',
    'This rule is the house’s or another station’s: switch it off or change its severity, its words are not yours',
  ),
  EXAMPLES_FAIL: refusal<{ failures: readonly string[] }>(
    422,
    '规则没有通过自己的例句：{failures}',
    'The rule fails its own examples: {failures}',
  ),
  BAD_PATTERN: refusal<{ problem: string }>(422, '规则写法有误：{problem}', 'The rule cannot be used: {problem}'),
  SET_ABOVE: refusal<{ station: string }>(
    409,
    '这条规则由上级台（{station}）确定，本台只能从严，不能停用或放宽',
    'A station above ({station}) decided on this rule; here it can only become stricter',
  ),
  NO_SUCH_FINDING: refusal(404, '这份报告里没有这条结果', 'The report has no such finding'),
  WAIVED_ALREADY: refusal(409, '这条结果已有人处理', 'Somebody has dealt with this finding already'),
  NOT_WAIVED: refusal(
    409,
    '这条结果没有豁免，或已经撤销',
    'Nobody waived this finding, or the waiver was taken back already',
  ),
  RED_NEEDS_A_HEAD: refusal(
    403,
    '红色结果须由总编辑或部门主任豁免',
    'A red finding is waived by the chief editor or a desk head',
  ),
});
