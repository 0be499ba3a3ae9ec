import { useState } from 'react';
import { Textarea, TextInput } from '@strapi/design-system';
import type { Coverage, Topic } from '../../contract';
import { Faces } from '../reach/faces';
import { FormDialog, Row } from '../reach/dialog';
import { Several } from '../reach/several';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { dayOf, daysLater, momentOf } from '../roster/week';
import { MomentField } from '../topics/moment-field';
import { PeopleSelect } from './people-select';
import type { Calendar } from './resources-view';
import { useTasks } from './use-tasks';
import { useSay } from './words';

type Props = { readonly topic: Topic; readonly coverage: Coverage; readonly onDone: (isNew: boolean) => void };

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
export function GiveDialog({ topic, coverage, onDone }: Props) {
  const say = useSay();
  const [contested, setContested] = useState(false);
  const { busy, act } = useActing((code) =>
    setContested(code === 'RESOURCES.TAKEN' || code === 'ASSIGNMENTS.PERSON_BUSY'),
  );
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
      <Words draft={draft} onChange={part} isContested={contested} />
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
  const say = useSay();
  const day = dayOf(draft.due ?? Date.now());
  const tasks = useTasks(day);
  const span = { station, from: momentOf(day, '00:00'), to: momentOf(daysLater(day, 1), '00:00') };
  const calendar = useReading<Calendar>(`/cms/resources/calendar?${new URLSearchParams(span).toString()}`);
  return (
    <>
      <Faces of={tasks}>
        {({ people }) => (
          <PeopleSelect people={people} value={draft.people} onChange={(chosen) => onChange({ people: chosen })} />
        )}
      </Faces>
      <Faces of={calendar}>
        {({ resources }) => (
          <Several
            label={say('fact.with')}
            value={draft.resources}
            options={resources
              .filter(({ active }) => active)
              .map(({ id, name, kind }) => [id, `${name}（${say(`resource.${kind}`)}）`])}
            onChange={(chosen) => onChange({ resources: chosen })}
          />
        )}
      </Faces>
    </>
  );
}

function Words({ draft, onChange, isContested }: PartProps & { readonly isContested: boolean }) {
  const say = useSay();
  const typed = (name: 'place' | 'contact' | 'brief' | 'overrideReason') => (change: { target: { value: string } }) =>
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
      {isContested && (
        <Row label={say('override')} hint={say('override.hint')}>
          <TextInput value={draft.overrideReason} maxLength={300} onChange={typed('overrideReason')} />
        </Row>
      )}
    </>
  );
}
