import { useState } from 'react';
import { Textarea, TextInput } from '@strapi/design-system';
import type { Assignment, WholeAssignment } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { MomentField } from '../topics/moment-field';
import { OverrideField } from './override-field';
import { dayOfDue, ResourcesSelect } from './resources-select';
import { useContested } from './use-contested';
import { useSay } from './words';

type Props = {
  readonly whole: WholeAssignment;
  readonly mayOverride: boolean;
  readonly onDone: (isNew: boolean) => void;
};

type Draft = Pick<Assignment, 'departsAt' | 'onSiteAt' | 'place' | 'contact' | 'brief'> & {
  readonly due: string | null;
  readonly resources: readonly string[];
};

function begin({ assignment, bookings }: WholeAssignment): Draft {
  const { departsAt, onSiteAt, due, place, contact, brief } = assignment;
  return { departsAt, onSiteAt, due, place, contact, brief, resources: bookings.map(({ resource }) => resource) };
}

/** Changes when, where, what for and with what; a conflict names whom it collides with, and those who have the task are told. */
export function ChangeDialog({ whole, mayOverride, onDone }: Props) {
  const say = useSay();
  const { assignment: task } = whole;
  const { busy, act, conflict } = useContested();
  const [draft, setDraft] = useState<Draft>(() => begin(whole));
  const [override, setOverride] = useState('');
  const part = (more: Partial<Draft>): void => setDraft((known) => ({ ...known, ...more }));
  const typed = (name: 'place' | 'contact' | 'brief') => (change: { target: { value: string } }) =>
    part({ [name]: change.target.value });
  const send = async (): Promise<void> => {
    const over = override.trim() === '' ? {} : { overrideReason: override.trim() };
    const body = { ...draft, version: task.version, ...over };
    if (await act({ method: 'put', path: `/cms/assignments/${task.id}`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('change.title')}
      action={say('save')}
      busy={busy}
      canSend={draft.due !== null}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      <MomentField label={say('fact.departs')} value={draft.departsAt} onChange={(departsAt) => part({ departsAt })} />
      <MomentField label={say('fact.onSite')} value={draft.onSiteAt} onChange={(onSiteAt) => part({ onSiteAt })} />
      <MomentField label={say('column.due')} value={draft.due} onChange={(due) => part({ due })} required />
      <Row label={say('fact.place')}>
        <TextInput value={draft.place} maxLength={120} onChange={typed('place')} />
      </Row>
      <Row label={say('fact.contact')}>
        <TextInput value={draft.contact} maxLength={120} onChange={typed('contact')} />
      </Row>
      <ResourcesSelect
        station={task.station}
        day={dayOfDue(draft.due)}
        value={draft.resources}
        onChange={(resources) => part({ resources })}
      />
      <Row label={say('fact.brief')}>
        <Textarea value={draft.brief} maxLength={4000} onChange={typed('brief')} />
      </Row>
      <OverrideField conflict={conflict} mayOverride={mayOverride} value={override} onChange={setOverride} />
    </FormDialog>
  );
}
