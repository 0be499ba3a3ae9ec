import { useState } from 'react';
import { Textarea, TextInput } from '@strapi/design-system';
import { coverageKinds, type Coverage, type CoverageKind, type Topic } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing, type Deed } from '../reach/use-acting';
import { MomentField } from '../topics/moment-field';
import { ChannelDeadlines, type Deadline } from './channel-deadlines';
import { useSay } from './words';

type Props = {
  readonly topic: Topic;
  /** The one that is changed; a new one without it. */
  readonly coverage?: Coverage;
  readonly onDone: (isNew: boolean) => void;
};

type Draft = {
  readonly kind: CoverageKind;
  readonly title: string;
  readonly plan: string;
  readonly due: string | null;
  readonly deadlines: readonly Deadline[];
};

function begin(topic: Topic, coverage: Coverage | undefined): Draft {
  return coverage ?? { kind: 'text', title: '', plan: '', due: topic.plannedTo ?? topic.plannedFrom, deadlines: [] };
}

/** Plans one more thing that a topic will yield, or changes one, and until when for each channel. */
export function CoverageDialog({ topic, coverage, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>(() => begin(topic, coverage));
  const part = (more: Partial<Draft>): void => setDraft((known) => ({ ...known, ...more }));
  // A channel that the topic has no more keeps its deadline in sight, so that somebody can take it away.
  const channels = [...new Set([...topic.channels, ...draft.deadlines.map(({ channel }) => channel)])];
  const send = async (): Promise<void> => {
    if (await act(deedOf(draft, topic, coverage))) onDone(true);
  };
  return (
    <FormDialog
      title={say(coverage ? 'coverage.change' : 'coverage.plan')}
      action={say('save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('coverage.kind')}
        value={draft.kind}
        options={coverageKinds.map((one) => [one, say(`kind.${one}`)] as const)}
        onChange={(chosen) => part({ kind: coverageKinds.find((one) => one === chosen) ?? 'text' })}
      />
      <Row label={say('coverage.title')} hint={say('coverage.title.hint')}>
        <TextInput
          value={draft.title}
          maxLength={80}
          onChange={(change: { target: { value: string } }) => part({ title: change.target.value })}
        />
      </Row>
      <Row label={say('coverage.wanted')}>
        <Textarea
          value={draft.plan}
          maxLength={2000}
          onChange={(change: { target: { value: string } }) => part({ plan: change.target.value })}
        />
      </Row>
      <MomentField label={say('column.due')} value={draft.due} onChange={(due) => part({ due })} />
      <ChannelDeadlines channels={channels} value={draft.deadlines} onChange={(deadlines) => part({ deadlines })} />
    </FormDialog>
  );
}

function deedOf({ kind, title, plan, due, deadlines }: Draft, topic: Topic, coverage: Coverage | undefined): Deed {
  const whole = deadlines.filter((one) => one.due !== null);
  const body = { kind, title: title.trim(), plan: plan.trim(), due, deadlines: whole };
  return coverage
    ? { method: 'put', path: `/cms/coverages/${coverage.id}`, body: { ...body, version: coverage.version } }
    : { method: 'post', path: `/cms/topics/${topic.id}/coverages`, body };
}
