import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { FormDialog, Row } from '../reach/dialog';
import { dayOf, daysLater, momentOf } from '../roster/week';
import type { DialogProps } from './deed-dialog';
import { useSay } from './words';

const MORNING = '09:00';

/** Holds a manuscript (压稿) until the morning of a day on which somebody looks at it again. */
export function HoldDialog({ hand: { press, busy }, onClose }: DialogProps) {
  const say = useSay();
  const tomorrow = daysLater(dayOf(Date.now()), 1);
  const [day, setDay] = useState(tomorrow);
  const send = async (): Promise<void> => {
    if (await press({ to: 'hold', body: { until: new Date(momentOf(day, MORNING)).toISOString() } })) onClose();
  };
  return (
    <FormDialog
      title={say('do.hold')}
      action={say('do.hold')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('hold.day')} hint={say('hold.hint')} required>
        <TextInput
          type="date"
          required
          min={tomorrow}
          value={day}
          onChange={({ target }: { target: { value: string } }) => setDay(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
