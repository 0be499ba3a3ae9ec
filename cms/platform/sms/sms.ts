/** One short message. Foreign gateways send approved templates only, so the text is a template's name and what fills it. */
export type SmsMessage = {
  /** E.164. */
  readonly to: string;
  readonly template: 'code' | 'notice';
  readonly fill: Readonly<Record<string, string>>;
  /** Our own id of this message, which the gateway gives back in its reports. */
  readonly id: string;
};

/**
 * What became of a message. `unknown`: the gateway got it, perhaps, and did not say; it is never sent again by itself,
 * because the person would pay and be confused twice.
 */
export type SmsOutcome =
  | { readonly state: 'sent'; readonly receipt: string }
  | { readonly state: 'refused'; readonly reason: 'throttled' | 'rejected' | 'unreachable'; readonly says: string }
  | { readonly state: 'unknown'; readonly says: string };

/** A gateway for short messages. */
export type Sms = { send(message: SmsMessage): Promise<SmsOutcome> };
