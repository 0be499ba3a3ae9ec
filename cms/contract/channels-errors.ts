import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of channels. */
export const channelErrors = defineErrors('CHANNEL', {
  ACCOUNT_TAKEN: refusal(409, '本台已登记这个平台账号', 'The station already has this account of the platform'),
  CLOSED: refusal(409, '这个渠道已停用，只能查看', 'This channel is closed and can only be looked at'),
  UNKNOWN_OWNER: refusal(
    422,
    '负责人必须是本台或上级台的在岗人员',
    'The owner must be active at this station or above',
  ),
  UNKNOWN_COLUMN: refusal(422, '本台没有这个栏目', 'The station has no such column'),
  UNKNOWN_TARGET: refusal<{ channel: string }>(
    422,
    '渠道 {channel} 不是本台在用的渠道',
    'The channel {channel} is not one that the station uses',
  ),
  WAITS_FOR_ITSELF: refusal(
    422,
    '首发顺序不能互相等待，也不能等待栏目之外的渠道',
    'Channels cannot wait for each other in a ring, nor for one that the column does not go out on',
  ),
  WRONG_CREDENTIAL: refusal(
    422,
    '凭据不属于这个平台；人工代发和本台发布面不需要凭据',
    'The credential belongs to another platform; posting by hand and our own surfaces need none',
  ),
  NOT_DRIVEN: refusal(
    409,
    '这个渠道不经平台接口发布，没有可检查的账号；人工代发请登录平台查看',
    'This channel is not served by the platform’s interface, so there is nothing to ask; look there yourself',
  ),
  LANE_IN_USE: refusal<{ moving: number }>(
    409,
    '还有 {moving} 条发布单正在发送，等它们有了结果再改发布方式',
    '{moving} deliveries are on their way; change how it is served when their outcome is known',
  ),
  WRONG_LANE: refusal(
    422,
    '这个平台不能走这条发布方式；没有接口驱动的平台请选人工代发',
    'The platform is not served this way; where there is no driver, choose posting by hand',
  ),
});
