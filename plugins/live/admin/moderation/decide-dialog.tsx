import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { DeskBan } from '../../contract';
import { useSay } from './words';

type Props = { readonly ban: DeskBan; readonly onClose: () => void; readonly onDone: () => void };

const DECISIONS = ['lift', 'uphold'] as const;

/** Lifts a ban or keeps to it, with words that the person reads. */
export function DecideDialog({ ban, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const offered = DECISIONS.filter((one) => ban.allowedEvents.includes(one));
  const [event, choose] = useState<(typeof DECISIONS)[number]>('lift');
  const [words, setWords] = useState('');
  const said = words.trim();
  const send = async (): Promise<void> => {
    const body = { event, words: said, version: ban.version };
    if (!(await act({ method: 'post', path: `/live/bans/${ban.id}/decide`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('room.ban.decide')}
      action={say('room.ban.decide.do')}
      busy={busy}
      canSend={said.length > 1}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {ban.appeal && <Typography>{say('room.ban.appeal', { words: ban.appeal.words })}</Typography>}
      <Choice
        label={say('room.ban.decision.label')}
        value={event}
        options={offered.map((one) => [one, say(`room.ban.${one}`)])}
        onChange={(chosen) => choose(offered.find((one) => one === chosen) ?? event)}
      />
      <Row label={say('room.ban.words')} required>
        <Textarea
          maxLength={500}
          value={words}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setWords(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
