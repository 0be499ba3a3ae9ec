import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import { hideRules, type DeskMessage, type HideMessage, type HideRuleId } from '../../contract';
import { useSay } from './words';

type Props = { readonly message: DeskMessage; readonly onClose: () => void; readonly onDone: () => void };

/** Hides a message by a rule. For one that judges goods badly only those rules are offered that reach it, and words are asked for. */
export function HideDialog({ message, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const rules = hideRules.filter(({ reachesReviews }) => reachesReviews || !message.isReview);
  const [rule, choose] = useState<HideRuleId>(rules[0]?.id ?? 'illegal');
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const known = rules.find(({ id }) => id === rule);
  const send = async (): Promise<void> => {
    const body: HideMessage = { rule, reason: said, version: message.version };
    if (await act({ method: 'post', path: `/live/messages/${message.id}/hide`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('room.hide.title')}
      action={say('room.hide')}
      busy={busy}
      canSend={!message.isReview || said.length > 1}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{message.text}</Typography>
      {message.isReview && <Typography textColor="warning600">{say('room.hide.review')}</Typography>}
      <Choice
        label={say('room.hide.rule')}
        value={rule}
        options={rules.map(({ id, text }) => [id, spoken(text)])}
        onChange={(chosen) => choose(rules.find(({ id }) => id === chosen)?.id ?? rule)}
        {...(known ? { hint: known.law } : {})}
      />
      <Row label={say('room.reason')} required={message.isReview}>
        <Textarea
          maxLength={300}
          value={reason}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
