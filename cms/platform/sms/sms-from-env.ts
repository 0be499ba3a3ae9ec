import type { Log } from '../log/log';
import { createAliyunSms } from './aliyun-sms';
import { createConsoleSms } from './console-sms';
import type { Sms } from './sms';

/** Chooses the gateway by HEARTH_SMS. Undefined: this host sends none, and sign-in by phone says so. */
export function smsFromEnv(env: NodeJS.ProcessEnv, log: Log): Sms | undefined {
  const production = env['NODE_ENV'] === 'production';
  const driver = env['HEARTH_SMS'] ?? (production ? 'none' : 'console');
  switch (driver) {
    case 'none':
      return undefined;
    case 'console':
      if (production) throw new Error('HEARTH_SMS=console writes codes into the log and is refused in production');
      return createConsoleSms(log);
    case 'aliyun':
      return createAliyunSms({
        accessKeyId: needed(env, 'HEARTH_SMS_KEY_ID'),
        accessKeySecret: needed(env, 'HEARTH_SMS_KEY_SECRET'),
        signName: needed(env, 'HEARTH_SMS_SIGN_NAME'),
        templates: {
          code: needed(env, 'HEARTH_SMS_TEMPLATE_CODE'),
          ...(env['HEARTH_SMS_TEMPLATE_NOTICE'] ? { notice: env['HEARTH_SMS_TEMPLATE_NOTICE'] } : {}),
        },
        endpoint: env['HEARTH_SMS_ENDPOINT'] ?? 'https://dysmsapi.aliyuncs.com',
        timeoutMs: Number(env['HEARTH_SMS_TIMEOUT_MS'] ?? 8000),
      });
    default:
      throw new Error(`HEARTH_SMS is console, aliyun or none, not ${driver}`);
  }
}

function needed(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`HEARTH_SMS=aliyun needs ${name}`);
  return value;
}
