import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import type { Person } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useReading } from '../reach/use-reading';
import { ColleagueSelect } from '../roster/colleague-select';
import type { DialogProps } from './deed-dialog';
import { useSay } from './words';

/** Orders a manuscript out before its full review (先发后审): by name, with a reason and somebody who looks at it now. */
export function EmergencyDialog({ hand: { one, press, busy }, onClose }: DialogProps) {
  const say = useSay();
  const me = useReading<{ readonly person: Person }>('/cms/people/me').value?.person.id;
  const [reason, setReason] = useState('');
  const [reviewer, setReviewer] = useState('');
  const [isNobody, setNobody] = useState(false);
  const send = async (): Promise<void> => {
    setNobody(reviewer === '');
    if (reviewer === '') return;
    if (await press({ to: 'emergency', body: { reason: reason.trim(), reviewer } })) onClose();
  };
  return (
    <FormDialog
      title={say('do.order_emergency')}
      action={say('emergency.order')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('emergency.about', { minutes: one.rules.emergencyMinutes })}</Typography>
      {one.openReds > 0 && (
        <Typography textColor="danger600">{say('emergency.reds', { count: one.openReds })}</Typography>
      )}
      <Row label={say('emergency.reason')} required>
        <Textarea
          required
          minLength={4}
          maxLength={300}
          value={reason}
          onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
        />
      </Row>
      <ColleagueSelect
        label={say('emergency.reviewer')}
        station={one.station}
        value={reviewer}
        onChange={setReviewer}
        without={me === undefined ? [] : [me]}
      />
      {isNobody && reviewer === '' && <Typography textColor="danger600">{say('emergency.nobody')}</Typography>}
    </FormDialog>
  );
}
