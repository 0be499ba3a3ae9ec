import { useCallback } from 'react';
import type { DeskMessage, HideRuleId } from '../../contract';
import { settledMessage } from './desk-view.rules';
import type { Desk } from './use-desk';
import { hideMessage, showMessage } from './ways';

/** What can be done with messages that wait. */
export type QueueDeeds = {
  approve(message: DeskMessage | undefined): void;
  hide(message: DeskMessage | undefined, why: { readonly rule: HideRuleId; readonly reason: string }): void;
};

/** Lets messages through and hides them. One that judges goods badly is hidden only by a rule that reaches it: the host says so. */
export function useQueueDeeds({ press }: Desk): QueueDeeds {
  const approve = useCallback<QueueDeeds['approve']>(
    (message) =>
      message &&
      void press<DeskMessage>({
        deed: 'approve',
        change: (view) => ({ ...view, waiting: settledMessage(view.waiting, message.id) }),
        ask: showMessage(message),
      }),
    [press],
  );
  const hide = useCallback<QueueDeeds['hide']>(
    (message, why) =>
      message &&
      void press<DeskMessage>({
        deed: 'hide',
        change: (view) => ({ ...view, waiting: settledMessage(view.waiting, message.id) }),
        ask: hideMessage(message, why),
      }),
    [press],
  );
  return { approve, hide };
}
