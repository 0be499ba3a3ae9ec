import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { Choice, FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import type { ConfirmDuty, DutyFile, SessionDuty } from '../../contract';
import { pressId } from './press-id';
import { useSay } from './words';

const OUTCOMES = ['holds', 'fails', 'exempt'] as const satisfies readonly ConfirmDuty['outcome'][];

type Props = {
  readonly session: string;
  readonly duty: SessionDuty;
  readonly onClose: () => void;
  readonly onDone: (file: DutyFile) => void;
};

/** Answers a duty by name and in words. The number of the press stays the same until the dialog closes, so pressing twice is once. */
export function ConfirmDialog({ session, duty, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const user = useAuth('ConfirmDialog', (state) => state.user);
  const name = [user?.firstname, user?.lastname].filter(Boolean).join(' ');
  const [press] = useState(pressId);
  const [outcome, choose] = useState<ConfirmDuty['outcome']>('holds');
  const [words, setWords] = useState('');
  const previous = duty.answers.at(-1)?.id ?? null;
  const send = async (): Promise<void> => {
    const body: ConfirmDuty = { press, outcome, words: words.trim(), previous };
    const done = await act<DutyFile>({ method: 'post', path: `/shop/sessions/${session}/duties/${duty.id}`, body });
    if (done) onDone(done.value);
  };
  return (
    <FormDialog
      title={say('duties.confirm.title')}
      action={say('duties.confirm')}
      busy={busy}
      canSend={words.trim().length > 1}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{spoken(duty.duty)}</Typography>
      <Choice
        label={say('duties.confirm.outcome')}
        value={outcome}
        options={OUTCOMES.map((one) => [one, say(`duties.state.${one}`)])}
        onChange={(chosen) => choose(OUTCOMES.find((one) => one === chosen) ?? 'holds')}
      />
      <Row label={say('duties.confirm.words')} hint={say('duties.confirm.words.hint')} required>
        <Textarea
          maxLength={500}
          value={words}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setWords(target.value)}
        />
      </Row>
      <Typography variant="pi" textColor="neutral600">
        {say('duties.confirm.about', { name })}
      </Typography>
    </FormDialog>
  );
}
