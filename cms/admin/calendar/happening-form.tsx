import { useState } from 'react';
import { Checkbox, TextInput, Textarea } from '@strapi/design-system';
import { certainties, type Happening } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useDesk } from '../topics/desk';
import { bodyOf, draftOf, freshDraft, isWhole, minutesOf, type HappeningDraft } from './happening-draft';
import { RepeatFields } from './repeat-fields';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
type Props = {
  /** The event that is changed, or the day of a new one. */
  readonly of: Happening | string;
  readonly onDone: (changed: boolean) => void;
};
type FieldsProps = { readonly draft: HappeningDraft; readonly change: (part: Partial<HappeningDraft>) => void };

/** Writes an event into the calendar, or changes what it says: of a series, the whole of it. */
export function HappeningForm({ of, onDone }: Props) {
  const say = useSay();
  const { station } = useDesk();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState(() => (typeof of === 'string' ? freshDraft(of) : draftOf(of)));
  const change = (part: Partial<HappeningDraft>): void => setDraft((known) => ({ ...known, ...part }));
  const send = async (): Promise<void> => {
    const deed =
      typeof of === 'string'
        ? { method: 'post' as const, path: '/cms/happenings', body: { ...bodyOf(draft), station } }
        : { method: 'put' as const, path: `/cms/happenings/${of.id}`, body: { ...bodyOf(draft), version: of.version } };
    if (await act(deed)) onDone(true);
  };
  const isSeries = typeof of !== 'string' && of.rule !== null;
  return (
    <FormDialog
      title={say(typeof of === 'string' ? 'add' : isSeries ? 'change.series' : 'change')}
      action={say('save')}
      busy={busy}
      canSend={isWhole(draft)}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      <Row label={say('field.title')} required>
        <TextInput
          value={draft.title}
          maxLength={120}
          onChange={({ target }: Typed) => change({ title: target.value })}
        />
      </Row>
      <TimeFields draft={draft} change={change} />
      <RepeatFields
        repeat={draft.repeat}
        starts={draft.starts.slice(0, 10)}
        onChange={(repeat) => change({ repeat })}
      />
      <MoreFields draft={draft} change={change} />
    </FormDialog>
  );
}

function TimeFields({ draft, change }: FieldsProps) {
  const say = useSay();
  const kind = draft.allDay ? 'date' : 'datetime-local';
  const shown = (wall: string): string => (draft.allDay ? wall.slice(0, 10) : wall);
  const wall = (typed: string, hour: string): string => (typed.length === 10 ? `${typed}T${hour}` : typed.slice(0, 16));
  const minutes = minutesOf(draft);
  /** The end goes along, so that it stays as long as it was. */
  const start = (starts: string): void => {
    const ends = new Date(Date.parse(`${starts}Z`) + Math.max(draft.allDay ? minutes - 1 : minutes, 0) * 60_000);
    change({ starts, ...(Number.isNaN(ends.getTime()) ? {} : { ends: ends.toISOString().slice(0, 16) }) });
  };
  return (
    <>
      <Checkbox checked={draft.allDay} onCheckedChange={(checked) => change({ allDay: checked === true })}>
        {say('allDay')}
      </Checkbox>
      <Row label={say('field.starts')} {...(draft.zone === 'Asia/Shanghai' ? {} : { hint: draft.zone })} required>
        <TextInput
          type={kind}
          value={shown(draft.starts)}
          onChange={({ target }: Typed) => start(wall(target.value, '00:00'))}
        />
      </Row>
      <Row label={say('field.ends')} {...(minutes < 0 ? { hint: say('field.ends.before') } : {})} required>
        <TextInput
          type={kind}
          value={shown(draft.ends)}
          onChange={({ target }: Typed) => change({ ends: wall(target.value, '23:59') })}
        />
      </Row>
    </>
  );
}

const TEXTS = [
  ['place', 120],
  ['source', 120],
  ['url', 1000],
] as const;

function MoreFields({ draft, change }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <Choice
        label={say('field.certainty')}
        value={draft.certainty}
        options={certainties.map((one): [string, string] => [one, say(`certainty.${one}`)])}
        onChange={(chosen) => change({ certainty: certainties.find((one) => one === chosen) ?? 'open' })}
      />
      {TEXTS.map(([field, most]) => (
        <Row key={field} label={say(`field.${field}`)}>
          <TextInput
            value={draft[field]}
            maxLength={most}
            onChange={({ target }: Typed) => change({ [field]: target.value })}
          />
        </Row>
      ))}
      <Row label={say('field.notes')}>
        <Textarea
          value={draft.notes}
          maxLength={2000}
          onChange={({ target }: Typed) => change({ notes: target.value })}
        />
      </Row>
    </>
  );
}
