import { useState } from 'react';
import { Textarea, TextInput } from '@strapi/design-system';
import type { Assignment, AssignmentEvent } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { PeopleSelect } from './people-select';
import type { Tasks } from './use-tasks';
import { useSay } from './words';

type Props = {
  readonly task: Assignment;
  readonly event: AssignmentEvent;
  readonly tasks: Pick<Tasks, 'people' | 'powers'>;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (more: object) => void;
};

/** What a move wants said first: who, or why. */
export function TaskMoveDialog({ task, event, tasks, busy, onClose, onSend }: Props) {
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
      title={say(isSending ? 'assign.title' : `ask.${event === 'decline' || event === 'cancel' ? event : 'ask_again'}`)}
      action={say(`event.${event}`)}
      busy={busy}
      canSend={isSending ? people.length > 0 : reason.trim() !== ''}
      onClose={onClose}
      onSubmit={send}
    >
      {isSending ? (
        <>
          <PeopleSelect people={tasks.people} value={people} onChange={setPeople} />
          {tasks.powers.override && (
            <Row label={say('override')} hint={say('override.hint')}>
              <TextInput
                value={override}
                maxLength={300}
                onChange={(change: { target: { value: string } }) => setOverride(change.target.value)}
              />
            </Row>
          )}
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
