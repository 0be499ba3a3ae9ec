import { useState } from 'react';
import { useSpoken } from '@hearth/cms/reach';
import { hideRules, type DeskMessage, type HideRuleId } from '../../contract';
import { Field, Quiet, Soft } from './look';
import { FormSheet } from './sheet';
import type { QueueDeeds } from './use-queue-deeds';
import { useSay } from './words';

type Props = { readonly message: DeskMessage; readonly deeds: QueueDeeds; readonly onClose: () => void };

/** Why a message is hidden. One that judges goods badly is offered only the rules that reach it, and asks for a reason. */
export function HideSheet({ message, deeds, onClose }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const offered = hideRules.filter(({ reachesReviews }) => reachesReviews || !message.isReview);
  const [rule, setRule] = useState<HideRuleId>(offered[0]?.id ?? 'illegal');
  const [reason, setReason] = useState('');
  const send = (): Promise<boolean> => {
    deeds.hide(message, { rule, reason: reason.trim() });
    return Promise.resolve(true);
  };
  return (
    <FormSheet
      title={say('hide')}
      action={say('queue.hide')}
      canSend={!message.isReview || reason.trim().length > 1}
      onClose={onClose}
      onSend={send}
    >
      <p style={{ marginBottom: '1.2rem' }}>
        {message.text} <Soft>{message.author}</Soft>
      </p>
      {message.isReview && <Quiet>{say('hide.review')}</Quiet>}
      <fieldset style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <legend>{say('hide.rule')}</legend>
        {offered.map(({ id, text, law }) => (
          <label key={id}>
            <input type="radio" name="rule" checked={rule === id} onChange={() => setRule(id)} />
            <span>
              {spoken(text)} <Soft>{law}</Soft>
            </span>
          </label>
        ))}
      </fieldset>
      <Field>
        {say(message.isReview ? 'hide.reason.needed' : 'hide.reason')}
        <input
          type="text"
          maxLength={300}
          required={message.isReview}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
    </FormSheet>
  );
}
