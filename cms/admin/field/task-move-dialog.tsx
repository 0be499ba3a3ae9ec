import { useState } from 'react';
import { Textarea } from '@strapi/design-system';
import type { Assignment } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { OverrideField } from './override-field';
import { PeopleSelect } from './people-select';
import type { Tasks } from './use-tasks';
import { useSay } from './words';

/** What wants something said before it is done. */
export type AskedEvent = 'assign' | 'decline' | 'ask_again' | 'withdraw' | 'cancel';

type Props = {
  readonly task: Assignment;
  readonly event: AskedEvent;
  readonly tasks: Pick<Tasks, 'people' | 'powers'>;
  readonly busy: boolean;
  readonly conflict: string | undefined;
  readonly onClose: () => void;
  readonly onSend: (more: object) => void;
};

/** What a move wants said first: who, or why. */
export function TaskMoveDialog({ task, event, tasks, busy, conflict, onClose, onSend }: Props) {
  const say = useSay();
  const [people, setPeople] = useState<readonly string[]>(task.people);
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState('');
  const isSending = event === 'assign';
  const send = (): void => {
    const over = override.trim() === '' ? {} : { overrideReason: override.trim() };
    onSend(isSending ? { people, ...over } : { reason: reason.trim() });
  };
  return (
    <FormDialog
      title={say(isSending ? 'assign.title' : `ask.${event}`)}
      action={say(`event.${event}`)}
      busy={busy}
      canSend={isSending ? people.length > 0 : reason.trim() !== ''}
      onClose={onClose}
      onSubmit={send}
    >
      {isSending ? (
        <>
          <PeopleSelect people={tasks.people} value={people} onChange={setPeople} />
          <OverrideField
            conflict={conflict}
            mayOverride={tasks.powers.override}
            value={override}
            onChange={setOverride}
          />
        </>
      ) : (
        <Row label={say('reason')} required>
          <Textarea
            value={reason}
            maxLength={500}
            onChange={(change: { target: { value: string } }) => setReason(change.target.value)}
          />
        </Row>
      )}
    </FormDialog>
  );
}
