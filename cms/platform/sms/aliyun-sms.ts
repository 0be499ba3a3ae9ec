import Dysms, { SendSmsRequest } from '@alicloud/dysmsapi20170525';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { Sms, SmsMessage, SmsOutcome } from './sms';

/** What Aliyun's console gives: a key pair, an approved signature, and an approved template for each of our messages. */
export type AliyunSettings = {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly signName: string;
  /** A message whose template is missing is refused. */
  readonly templates: Readonly<Partial<Record<SmsMessage['template'], string>>>;
  readonly endpoint: string;
  readonly timeoutMs: number;
};

/** The gateway of Aliyun by its official SDK. */
export function createAliyunSms(settings: AliyunSettings): Sms {
  const endpoint = new URL(settings.endpoint);
  const config = new $OpenApiUtil.Config({
    accessKeyId: settings.accessKeyId,
    accessKeySecret: settings.accessKeySecret,
    endpoint: endpoint.host,
    protocol: endpoint.protocol.slice(0, -1).toUpperCase(),
    connectTimeout: settings.timeoutMs,
    readTimeout: settings.timeoutMs,
  });
  const client = new Dysms(config);
  return {
    async send(message) {
      const template = settings.templates[message.template];
      if (!template) return { state: 'refused', reason: 'rejected', says: `no template for ${message.template}` };
      try {
        const { body } = await client.sendSms(requestFor(message, { ...settings, template }));
        return outcomeOf(body?.code, body?.bizId ?? '');
      } catch (error) {
        return outcomeOfFailure(error);
      }
    },
  };
}

type Chosen = Pick<AliyunSettings, 'signName'> & { readonly template: string };

function requestFor(message: SmsMessage, { signName, template }: Chosen): SendSmsRequest {
  return new SendSmsRequest({
    // The gateway wants mainland numbers bare and others with the country, both without the plus.
    phoneNumbers: message.to.replace(/^\+86/, '').replace(/^\+/, ''),
    signName,
    templateCode: template,
    templateParam: JSON.stringify(message.fill),
    outId: message.id,
  });
}

const THROTTLED = /LIMIT_CONTROL|DAY_LIMIT|MONTH_LIMIT|^Throttling/;

function outcomeOf(code: string | undefined, receipt: string): SmsOutcome {
  if (code === 'OK') return { state: 'sent', receipt };
  if (!code) return { state: 'unknown', says: 'an answer without a code' };
  return { state: 'refused', reason: THROTTLED.test(code) ? 'throttled' : 'rejected', says: code };
}

/** Only these say for certain that nothing reached the gateway. */
const NEVER_LEFT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/;

/**
 * The SDK throws for refusals with a status and for everything that happens to a connection. What is not surely a refusal is
 * unknown: the message may be on its way.
 */
function outcomeOfFailure(error: unknown): SmsOutcome {
  const { code, statusCode } = failureOf(error);
  if (NEVER_LEFT.test(code)) return { state: 'refused', reason: 'unreachable', says: code };
  if (statusCode >= 400 && statusCode < 500) return outcomeOf(code, '');
  return { state: 'unknown', says: code || `status ${statusCode}` };
}

function failureOf(error: unknown): { code: string; statusCode: number } {
  if (typeof error !== 'object' || error === null) return { code: '', statusCode: 0 };
  // Node's and the vendor's errors carry these beside the message, which holds the whole request and stays out.
  const { code, statusCode, name } = error as Readonly<Record<string, unknown>>;
  const said = typeof code === 'string' ? code : name;
  return { code: typeof said === 'string' ? said : '', statusCode: typeof statusCode === 'number' ? statusCode : 0 };
}
