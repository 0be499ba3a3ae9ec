import type { ItemEvent, SessionEvent } from '../../contract';
import type { Ask } from './use-presses';

/** What the console asks of the host about a line of the run-of-show. */
export const turnLine = (
  session: string,
  line: { readonly id: string; readonly version: number },
  event: ItemEvent,
): Ask => ({
  method: 'post',
  path: `/live/sessions/${session}/runsheet/${line.id}/turn`,
  body: { event, version: line.version },
});

/** Takes the whole session on. */
export const turnSession = (
  session: { readonly id: string; readonly version: number },
  event: SessionEvent,
  reason: string,
): Ask => ({
  method: 'post',
  path: `/live/sessions/${session.id}/turn`,
  body: { event, version: session.version, reason },
});

/** Lets a message through that waits. */
export const showMessage = (message: { readonly id: string; readonly version: number }): Ask => ({
  method: 'post',
  path: `/live/messages/${message.id}/show`,
  body: { version: message.version },
});

/** Hides a message by a rule. */
export const hideMessage = (
  message: { readonly id: string; readonly version: number },
  why: { readonly rule: string; readonly reason: string },
): Ask => ({
  method: 'post',
  path: `/live/messages/${message.id}/hide`,
  body: { ...why, version: message.version },
});
