import type { Clock } from '../../../kernel';
import type { Mail } from '../../mail/mail';
import type { Sms } from '../../sms/sms';
import { createGroupLane } from './group-lane';
import type { Lanes } from './lane';
import { createMailLane } from './mail-lane';
import { ROBOT_BASES, type RobotBases } from './robot-request';
import { createSmsLane } from './sms-lane';

/** What the ways out of a host are made of. */
export type WaysOut = { readonly mail: Mail | undefined; readonly sms: Sms | undefined; readonly clock: Clock };

/** The ways out of this host. HEARTH_WECOM_URL, HEARTH_DINGTALK_URL and HEARTH_FEISHU_URL lead to a proxy or a stand-in. */
export function lanesFromEnv(env: NodeJS.ProcessEnv, { mail, sms, clock }: WaysOut): Lanes {
  const bases: RobotBases = {
    wecom: env['HEARTH_WECOM_URL'] ?? ROBOT_BASES.wecom,
    dingtalk: env['HEARTH_DINGTALK_URL'] ?? ROBOT_BASES.dingtalk,
    feishu: env['HEARTH_FEISHU_URL'] ?? ROBOT_BASES.feishu,
  };
  return {
    ...(mail ? { mail: createMailLane(mail) } : {}),
    ...(sms ? { sms: createSmsLane(sms) } : {}),
    group: createGroupLane({ clock, bases }),
  };
}
