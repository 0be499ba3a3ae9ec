import { useState } from 'react';
import { Grid, NumberInput, Textarea, TextInput } from '@strapi/design-system';
import type { WholeTakedown } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { ColleagueSelect } from '../roster/colleague-select';
import { emptyScope, ScopeFields, scopeOf, type ScopeDraft } from './scope-fields';
import { useSay } from './words';

type Props = {
  readonly station: string;
  readonly document: string;
  readonly onDone: (order: WholeTakedown | undefined) => void;
};
type Typed = { readonly target: { readonly value: string } };

const AUTHORITIES = ['inside', 'superior'] as const;
const EMPTY = { number: '', authority: 'inside', issuer: '', reason: '', publicNote: '', responsible: '' } as const;
type Draft = Record<keyof typeof EMPTY, string>;

/** Writes an order of takedown: whoever may give it gives it, everybody else proposes it. */
export function OrderForm({ station, document, onDone }: Props) {
  const say = useSay();
  const mayOrder = useMay('plugin::cms.takedowns.order');
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [minutes, setMinutes] = useState(10);
  const [scope, setScope] = useState<ScopeDraft>(() => ({
    ...emptyScope('lineage'),
    picked: document === '' ? undefined : { id: document, title: '', about: '' },
  }));
  const found = scopeOf(scope);
  const send = async (): Promise<void> => {
    const body = { ...draft, minutes, scope: found };
    const path = mayOrder ? '/cms/takedowns' : '/cms/takedowns/proposals';
    const answer = await act<WholeTakedown>({ method: 'post', path, body });
    if (answer) onDone(answer.value);
  };
  const canSend = found !== undefined && draft.responsible !== '';
  return (
    <FormDialog
      title={say(mayOrder ? 'new' : 'propose')}
      action={say(mayOrder ? 'do.order' : 'propose')}
      busy={busy}
      canSend={canSend}
      onClose={() => onDone(undefined)}
      onSubmit={() => void send()}
    >
      <ScopeFields draft={scope} onChange={setScope} />
      <AuthorityFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <WordFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <DutyFields
        station={station}
        draft={draft}
        minutes={minutes}
        onChange={(part) => setDraft({ ...draft, ...part })}
        onMinutes={setMinutes}
      />
    </FormDialog>
  );
}

type FieldsProps = { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void };

function AuthorityFields({ draft, onChange }: FieldsProps) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={4} xs={12} alignItems="stretch" direction="column">
        <Choice
          label={say('field.authority')}
          value={draft.authority}
          options={AUTHORITIES.map((one) => [one, say(`authority.${one}`)] as const)}
          onChange={(authority) => onChange({ authority })}
        />
      </Grid.Item>
      {(['issuer', 'number'] as const).map((name) => (
        <Grid.Item key={name} col={4} xs={12} alignItems="stretch" direction="column">
          <Row label={say(`field.${name}`)} required>
            <TextInput
              required
              maxLength={60}
              value={draft[name]}
              onChange={({ target }: Typed) => onChange({ [name]: target.value })}
            />
          </Row>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

function WordFields({ draft, onChange }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <Row label={say('field.reason')} required>
        <Textarea
          required
          maxLength={500}
          value={draft.reason}
          onChange={({ target }: Typed) => onChange({ reason: target.value })}
        />
      </Row>
      <Row label={say('field.publicNote')} hint={say('field.publicNote.hint')}>
        <TextInput
          maxLength={200}
          value={draft.publicNote}
          onChange={({ target }: Typed) => onChange({ publicNote: target.value })}
        />
      </Row>
    </>
  );
}

type DutyProps = FieldsProps & {
  readonly station: string;
  readonly minutes: number;
  readonly onMinutes: (minutes: number) => void;
};

function DutyFields({ station, draft, minutes, onChange, onMinutes }: DutyProps) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={8} xs={12} alignItems="stretch" direction="column">
        <ColleagueSelect
          label={say('field.responsible')}
          station={station}
          value={draft.responsible}
          onChange={(responsible) => onChange({ responsible })}
        />
      </Grid.Item>
      <Grid.Item col={4} xs={12} alignItems="stretch" direction="column">
        <Row label={say('field.minutes')} required>
          <NumberInput value={minutes} onValueChange={(value) => onMinutes(value ?? 10)} />
        </Row>
      </Grid.Item>
    </Grid.Root>
  );
}
