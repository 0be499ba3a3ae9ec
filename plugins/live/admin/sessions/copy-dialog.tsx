import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { FormDialog, MomentField, Row, useActing } from '@hearth/cms/reach';
import { useNavigate } from 'react-router-dom';
import type { PlannedSession } from '../../contract';
import { SwitchField } from './switch-field';
import { useSay } from './words';

type Props = { readonly session: PlannedSession; readonly onClose: () => void };

/** Plans the same once more, and goes there. */
export function CopyDialog({ session, onClose }: Props) {
  const say = useSay();
  const go = useNavigate();
  const { busy, act } = useActing();
  const [plannedAt, planAt] = useState<string | null>(session.plannedAt);
  const [language, speak] = useState(session.language);
  const [asRehearsal, rehearse] = useState(false);
  const send = async (): Promise<void> => {
    const body = { plannedAt, asRehearsal, ...(language === session.language ? {} : { language }) };
    const path = `/live/sessions/${session.id}/copies`;
    const done = await act<PlannedSession>({ method: 'post', path, body });
    if (!done) return;
    onClose();
    go(`../${done.value.id}`, { relative: 'path' });
  };
  return (
    <FormDialog
      title={say('sessions.copy')}
      action={say('sessions.copy')}
      busy={busy}
      canSend={plannedAt !== null && language !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('sessions.copy.about')}</Typography>
      <MomentField label={say('sessions.field.when')} required value={plannedAt} onChange={planAt} />
      <Row label={say('sessions.field.language')} hint={say('sessions.field.language.hint')} required>
        <TextInput
          required
          maxLength={20}
          value={language}
          onChange={({ target }: { readonly target: { readonly value: string } }) => speak(target.value.trim())}
        />
      </Row>
      {!session.isRehearsal && (
        <SwitchField label={say('sessions.copy.rehearsal')} isOn={asRehearsal} onChange={rehearse} />
      )}
    </FormDialog>
  );
}
