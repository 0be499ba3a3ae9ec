import { useState } from 'react';
import { Checkbox, TextInput, Textarea } from '@strapi/design-system';
import { certainties, type Happening, type Occurrence } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing, type Deed } from '../reach/use-acting';
import { useDesk } from '../topics/desk';
import {
  bodyOf,
  bodyOfOne,
  draftOf,
  draftOfOne,
  freshDraft,
  isWhole,
  minutesOf,
  SCOPES,
  type HappeningDraft,
  type Scope,
} from './happening-draft';
import { RepeatFields } from './repeat-fields';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
type Props = {
  /** The event that is changed, or the day of a new one. */
  readonly of: Happening | string;
  /** Of a series, the occurrence from which it is changed. */
  readonly one?: Occurrence;
  readonly onDone: (changed: boolean) => void;
};
type FieldsProps = { readonly draft: HappeningDraft; readonly change: (part: Partial<HappeningDraft>) => void };

/** Writes an event into the calendar, or changes what it says: of a series one occurrence, it and all later ones, or all. */
export function HappeningForm({ of, one, onDone }: Props) {
  const say = useSay();
  const { station } = useDesk();
  const { busy, act } = useActing();
  const [scope, setScope] = useState<Scope>(one ? 'one' : 'all');
  const [draft, setDraft] = useState(() => firstDraft(of, one, scope));
  const change = (part: Partial<HappeningDraft>): void => setDraft((known) => ({ ...known, ...part }));
  const send = async (): Promise<void> => {
    if (await act(deedOf({ of, one, scope, draft, station }))) onDone(true);
  };
  return (
    <FormDialog
      title={say(typeof of === 'string' ? 'add' : 'change')}
      action={say('save')}
      busy={busy}
      canSend={isWhole(draft)}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      {one && typeof of !== 'string' && (
        <ScopeChoice
          scope={scope}
          changes={of.changes.length}
          onChange={(chosen) => {
            setScope(chosen);
            setDraft(firstDraft(of, one, chosen));
          }}
        />
      )}
      <Row label={say('field.title')} required>
        <TextInput
          value={draft.title}
          maxLength={120}
          onChange={({ target }: Typed) => change({ title: target.value })}
        />
      </Row>
      <TimeFields draft={draft} change={change} isOne={scope === 'one'} />
      {scope === 'one' ? (
        <TextRow field="place" most={120} draft={draft} change={change} />
      ) : (
        <SeriesFields draft={draft} change={change} />
      )}
    </FormDialog>
  );
}

function firstDraft(of: Happening | string, one: Occurrence | undefined, scope: Scope): HappeningDraft {
  if (typeof of === 'string') return freshDraft(of);
  return one ? draftOfOne(of, one, scope) : draftOf(of);
}

type Sent = Pick<Props, 'of'> & {
  readonly one: Occurrence | undefined;
  readonly scope: Scope;
  readonly draft: HappeningDraft;
  readonly station: string;
};

function deedOf({ of, one, scope, draft, station }: Sent): Deed {
  if (typeof of === 'string') return { method: 'post', path: '/cms/happenings', body: { ...bodyOf(draft), station } };
  const { id, version } = of;
  const path = `/cms/happenings/${id}`;
  if (one && scope === 'one') {
    return { method: 'put', path: `${path}/occurrence`, body: { ...bodyOfOne(draft, one.at), version } };
  }
  const from = one && scope === 'later' ? { from: one.at } : {};
  return { method: 'put', path, body: { ...bodyOf(draft), version, ...from } };
}

type ScopeProps = {
  readonly scope: Scope;
  /** How many occurrences are other than the series says. */
  readonly changes: number;
  readonly onChange: (scope: Scope) => void;
};

/** How much of a series is changed, and what becomes of occurrences that were changed alone. */
function ScopeChoice({ scope, changes, onChange }: ScopeProps) {
  const say = useSay();
  const hints = [
    scope === 'later' && say('scope.later.about'),
    scope !== 'one' && changes > 0 && say('scope.changes', { count: changes }),
  ].filter((hint) => hint !== false);
  return (
    <Choice
      label={say('scope')}
      value={scope}
      options={SCOPES.map((one): [string, string] => [one, say(`scope.${one}`)])}
      onChange={(chosen) => onChange(SCOPES.find((one) => one === chosen) ?? 'one')}
      {...(hints.length > 0 ? { hint: hints.join(' ') } : {})}
    />
  );
}

function TimeFields({ draft, change, isOne }: FieldsProps & { readonly isOne: boolean }) {
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
      {!isOne && (
        <Checkbox checked={draft.allDay} onCheckedChange={(checked) => change({ allDay: checked === true })}>
          {say('allDay')}
        </Checkbox>
      )}
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

/** What only a series as a whole says. */
function SeriesFields({ draft, change }: FieldsProps) {
  return (
    <>
      <RepeatFields
        repeat={draft.repeat}
        starts={draft.starts.slice(0, 10)}
        onChange={(repeat) => change({ repeat })}
      />
      <MoreFields draft={draft} change={change} />
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
        <TextRow key={field} field={field} most={most} draft={draft} change={change} />
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

type TextProps = FieldsProps & { readonly field: (typeof TEXTS)[number][0]; readonly most: number };

function TextRow({ field, most, draft, change }: TextProps) {
  const say = useSay();
  return (
    <Row label={say(`field.${field}`)}>
      <TextInput
        value={draft[field]}
        maxLength={most}
        onChange={({ target }: Typed) => change({ [field]: target.value })}
      />
    </Row>
  );
}
