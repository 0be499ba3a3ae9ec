import { useState } from 'react';
import { Textarea, TextInput } from '@strapi/design-system';
import type { Coverage, Topic } from '../../contract';
import { Faces } from '../reach/faces';
import { FormDialog, Row } from '../reach/dialog';
import { dayOf, momentOf } from '../roster/week';
import { MomentField } from '../topics/moment-field';
import { OverrideField } from './override-field';
import { PeopleSelect } from './people-select';
import { dayOfDue, ResourcesSelect } from './resources-select';
import { useContested } from './use-contested';
import { useTasks } from './use-tasks';
import { useSay } from './words';

type Props = {
  readonly topic: Topic;
  readonly coverage: Coverage;
  readonly mayOverride: boolean;
  readonly onDone: (isNew: boolean) => void;
};

type Draft = {
  readonly people: readonly string[];
  readonly resources: readonly string[];
  readonly place: string;
  readonly contact: string;
  readonly brief: string;
  readonly departsAt: string | null;
  readonly onSiteAt: string | null;
  readonly due: string | null;
  readonly overrideReason: string;
};

/** Sends people for a coverage, with what they take along. */
export function GiveDialog({ topic, coverage, mayOverride, onDone }: Props) {
  const say = useSay();
  const { busy, act, conflict } = useContested();
  const [draft, setDraft] = useState<Draft>(() => begin(topic, coverage));
  const part = (more: Partial<Draft>): void => setDraft((known) => ({ ...known, ...more }));
  const send = async (): Promise<void> => {
    const { overrideReason, ...words } = draft;
    const over = overrideReason.trim() === '' ? {} : { overrideReason: overrideReason.trim() };
    if (await act({ method: 'post', path: `/cms/coverages/${coverage.id}/assignments`, body: { ...words, ...over } }))
      onDone(true);
  };
  return (
    <FormDialog
      title={say('coverage.give')}
      action={say(draft.people.length > 0 ? 'give' : 'give.draft')}
      busy={busy}
      canSend={draft.due !== null}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      <Whom draft={draft} station={topic.station} onChange={part} />
      <MomentField label={say('fact.departs')} value={draft.departsAt} onChange={(departsAt) => part({ departsAt })} />
      <MomentField label={say('fact.onSite')} value={draft.onSiteAt} onChange={(onSiteAt) => part({ onSiteAt })} />
      <MomentField label={say('column.due')} value={draft.due} onChange={(due) => part({ due })} required />
      <Words draft={draft} onChange={part} />
      <OverrideField
        conflict={conflict}
        mayOverride={mayOverride}
        value={draft.overrideReason}
        onChange={(overrideReason) => part({ overrideReason })}
      />
    </FormDialog>
  );
}

function begin(topic: Topic, coverage: Coverage): Draft {
  const due = coverage.due ?? topic.plannedTo ?? momentOf(dayOf(Date.now()), '18:00');
  const times = { departsAt: null, onSiteAt: null, due };
  return {
    people: topic.people,
    resources: [],
    place: topic.place,
    contact: '',
    brief: coverage.plan,
    ...times,
    overrideReason: '',
  };
}

type PartProps = { readonly draft: Draft; readonly onChange: (more: Partial<Draft>) => void };

function Whom({ draft, station, onChange }: PartProps & { readonly station: string }) {
  const day = dayOfDue(draft.due);
  const tasks = useTasks(day);
  return (
    <>
      <Faces of={tasks}>
        {({ people }) => (
          <PeopleSelect people={people} value={draft.people} onChange={(chosen) => onChange({ people: chosen })} />
        )}
      </Faces>
      <ResourcesSelect
        station={station}
        day={day}
        value={draft.resources}
        onChange={(resources) => onChange({ resources })}
      />
    </>
  );
}

function Words({ draft, onChange }: PartProps) {
  const say = useSay();
  const typed = (name: 'place' | 'contact' | 'brief') => (change: { target: { value: string } }) =>
    onChange({ [name]: change.target.value });
  return (
    <>
      <Row label={say('fact.place')}>
        <TextInput value={draft.place} maxLength={120} onChange={typed('place')} />
      </Row>
      <Row label={say('fact.contact')}>
        <TextInput value={draft.contact} maxLength={120} onChange={typed('contact')} />
      </Row>
      <Row label={say('fact.brief')}>
        <Textarea value={draft.brief} maxLength={4000} onChange={typed('brief')} />
      </Row>
    </>
  );
}
