import { useState } from 'react';
import { Textarea } from '@strapi/design-system';
import type { Mark, MarkAnchor } from '../../contract';
import { returnReasons } from '../../contract/review-shapes';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { Several } from '../reach/several';
import { useSay as useReviewSay } from '../review/words';
import type { MarksInHand } from './use-marks';
import { useSay } from './words';

type People = readonly { readonly id: string; readonly name: string }[];

/** Says something about selected words, or about the whole. */
export function MarkForm({
  hand,
  anchor,
  revision,
  onClose,
}: {
  readonly hand: MarksInHand;
  readonly anchor: MarkAnchor;
  readonly revision: number;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const reviewSay = useReviewSay();
  const [text, setText] = useState('');
  const [severity, setSeverity] = useState('must');
  const [reason, setReason] = useState('');
  const [mentions, setMentions] = useState<readonly string[]>([]);
  const send = async (): Promise<void> => {
    const body = { revision, anchor, severity, reason: reason === '' ? null : reason, text: text.trim(), mentions };
    if (await hand.press({ method: 'post', to: '', body })) onClose();
  };
  const reasons = returnReasons.map((one) => [one, reviewSay(`reason.${one}`)] as const);
  return (
    <FormDialog
      title={anchor.quote === '' ? say('add.whole') : say('quote', { quote: anchor.quote })}
      action={say('add')}
      busy={hand.busy}
      canSend={text.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Words label={say('text')} value={text} onChange={setText} />
      <Choice
        label={say('severity')}
        value={severity}
        options={(['must', 'note'] as const).map((one) => [one, say(`severity.${one}.about`)] as const)}
        onChange={setSeverity}
      />
      <Choice
        label={say('reason')}
        value={reason}
        options={[['', say('reason.none')], ...reasons]}
        onChange={setReason}
      />
      <Mentions people={hand.reading.value?.people ?? []} value={mentions} onChange={setMentions} />
    </FormDialog>
  );
}

/** Answers in a thread. */
export function ReplyForm({
  hand,
  mark,
  people,
  onClose,
}: {
  readonly hand: MarksInHand;
  readonly mark: Mark;
  readonly people: People;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<readonly string[]>([]);
  const send = async (): Promise<void> => {
    if (await hand.press({ method: 'post', to: `/${mark.id}/replies`, body: { text: text.trim(), mentions } }))
      onClose();
  };
  return (
    <FormDialog
      title={say('do.reply')}
      action={say('do.reply')}
      busy={hand.busy}
      canSend={text.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Words label={say('text')} value={text} onChange={setText} />
      <Mentions people={people} value={mentions} onChange={setMentions} />
    </FormDialog>
  );
}

/** Excuses a remark by name and with a reason. */
export function WaiveForm({
  busy,
  onWaive,
  onClose,
}: {
  readonly busy: boolean;
  readonly onWaive: (why: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [why, setWhy] = useState('');
  const send = async (): Promise<void> => {
    if (await onWaive(why.trim())) onClose();
  };
  return (
    <FormDialog
      title={say('do.waive')}
      action={say('do.waive')}
      busy={busy}
      canSend={why.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Words label={say('why')} value={why} onChange={setWhy} />
    </FormDialog>
  );
}

function Words({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <Row label={label} required>
      <Textarea
        required
        value={value}
        maxLength={1_000}
        rows={3}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
    </Row>
  );
}

function Mentions({
  people,
  value,
  onChange,
}: {
  readonly people: People;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const say = useSay();
  if (people.length === 0) return null;
  return (
    <Several
      label={say('mention')}
      hint={say('mention.hint')}
      value={value}
      options={people.map(({ id, name }) => [id, name])}
      onChange={(chosen) => onChange(chosen.slice(0, 10))}
    />
  );
}
