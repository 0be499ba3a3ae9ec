import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import type { SimilarTopic, Topic } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { TopicPicker } from './topic-picker';
import { MomentField } from './moment-field';
import { PeopleField } from './people-field';
import type { Asked, Moves, Said } from './use-moves';
import { useSay } from './words';

type Props = { readonly asked: Asked; readonly moves: Moves };

/** What a move wants said first: why, when instead, who, or into what. */
export function MoveDialog({ asked, moves }: Props) {
  const say = useSay();
  const { topic, event } = asked;
  const [said, setSaid] = useState<Draft>({ people: topic.people });
  const missing = isMissing(event, said);
  return (
    <FormDialog
      title={say('move.do', { event: say(`event.${event}`), title: topic.title })}
      action={say(`event.${event}`)}
      busy={moves.busy}
      canSend={!missing}
      onClose={moves.cancel}
      onSubmit={() => void moves.send(asked, whole(event, said))}
    >
      <Fields asked={asked} said={said} onChange={(part) => setSaid({ ...said, ...part })} />
    </FormDialog>
  );
}

type Draft = {
  readonly people: readonly string[];
  readonly reason?: string;
  readonly plannedFrom?: string | null;
  readonly into?: Pick<SimilarTopic, 'id' | 'version'>;
};

function isMissing(event: Asked['event'], { people, reason = '', plannedFrom, into }: Draft): boolean {
  if (event === 'assign') return people.length === 0;
  if (event === 'postpone') return !plannedFrom;
  if (event === 'merge') return into === undefined;
  return reason.trim() === '';
}

function whole(event: Asked['event'], { people, reason = '', plannedFrom, into }: Draft): Said {
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  if (event === 'assign') return { people };
  if (event === 'postpone') return { ...why, ...(plannedFrom ? { plannedFrom } : {}) };
  // Of the target only what the host checks it by is sent.
  if (event === 'merge') return into ? { into: into as Topic } : {};
  return why;
}

type FieldsProps = { readonly asked: Asked; readonly said: Draft; readonly onChange: (part: Partial<Draft>) => void };

function Fields({ asked: { topic, event }, said, onChange }: FieldsProps) {
  const say = useSay();
  if (event === 'assign') {
    return (
      <>
        <Typography textColor="neutral600">{say('assign.wanted', { count: topic.peopleWanted })}</Typography>
        <PeopleField label={say('field.people')} value={said.people} onChange={(people) => onChange({ people })} />
      </>
    );
  }
  if (event === 'merge') {
    return (
      <TopicPicker of={topic} hint={say('merge.hint')} value={said.into?.id} onChange={(into) => onChange({ into })} />
    );
  }
  return (
    <>
      {event === 'postpone' && (
        <MomentField
          label={say('field.postponedTo')}
          value={said.plannedFrom ?? null}
          onChange={(plannedFrom) => onChange({ plannedFrom })}
          required
        />
      )}
      <Row label={say('field.reason')} hint={say('field.reason.hint')} required={event !== 'postpone'}>
        <Textarea
          value={said.reason ?? ''}
          maxLength={500}
          onChange={(change: { target: { value: string } }) => onChange({ reason: change.target.value })}
        />
      </Row>
    </>
  );
}
