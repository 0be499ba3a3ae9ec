import { useState } from 'react';
import { Textarea, TextInput } from '@strapi/design-system';
import { coverageKinds, type CoverageKind, type Topic } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { MomentField } from '../topics/moment-field';
import { ChannelDeadlines, type Deadline } from './channel-deadlines';
import { useSay } from './words';

type Props = { readonly topic: Topic; readonly onDone: (isNew: boolean) => void };

/** Plans one more thing that a topic will yield, and until when for each channel. */
export function CoverageDialog({ topic, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [kind, setKind] = useState<CoverageKind>('text');
  const [title, setTitle] = useState('');
  const [plan, setPlan] = useState('');
  const [due, setDue] = useState<string | null>(topic.plannedTo ?? topic.plannedFrom);
  const [deadlines, setDeadlines] = useState<readonly Deadline[]>([]);
  const send = async (): Promise<void> => {
    const whole = deadlines.filter((one) => one.due !== null);
    const body = { kind, title: title.trim(), plan: plan.trim(), due, deadlines: whole };
    if (await act({ method: 'post', path: `/cms/topics/${topic.id}/coverages`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('coverage.plan')}
      action={say('save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('coverage.kind')}
        value={kind}
        options={coverageKinds.map((one) => [one, say(`kind.${one}`)] as const)}
        onChange={(chosen) => setKind(coverageKinds.find((one) => one === chosen) ?? 'text')}
      />
      <Row label={say('coverage.title')} hint={say('coverage.title.hint')}>
        <TextInput
          value={title}
          maxLength={80}
          onChange={(change: { target: { value: string } }) => setTitle(change.target.value)}
        />
      </Row>
      <Row label={say('coverage.wanted')}>
        <Textarea
          value={plan}
          maxLength={2000}
          onChange={(change: { target: { value: string } }) => setPlan(change.target.value)}
        />
      </Row>
      <MomentField label={say('column.due')} value={due} onChange={setDue} />
      <ChannelDeadlines channels={topic.channels} value={deadlines} onChange={setDeadlines} />
    </FormDialog>
  );
}
