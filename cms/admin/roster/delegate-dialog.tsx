import { useState } from 'react';
import { Checkbox, Grid, SingleSelect, SingleSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { FormDialog, Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useActing } from '../reach/use-acting';
import { ColleagueSelect } from './colleague-select';
import type { Power } from './delegations';
import type { About } from './roster-page';
import { dayOf, daysLater, momentOf } from './week';

type Props = {
  readonly about: About;
  readonly powers: readonly Power[];
  readonly onDone: (changed: boolean) => void;
};
type Draft = {
  readonly to: string;
  readonly post: string;
  readonly powers: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly reason: string;
};
type PartProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };
type Typed = { readonly target: { readonly value: string } };

/** Offers powers or a post to a colleague. Days are whole: from the morning of the first to the end of the last. */
export function DelegateDialog({ about, powers, onDone }: Props) {
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const today = dayOf(Date.now());
  const [draft, setDraft] = useState<Draft>({ to: '', post: '', powers: [], from: today, until: today, reason: '' });
  const word = formatMessage({ id: 'cms.roster.lend' });
  const submit = async (): Promise<void> => {
    const { from, until, post, ...rest } = draft;
    const window = { startsAt: momentOf(from, '00:00'), endsAt: momentOf(daysLater(until, 1), '00:00') };
    const body = { ...rest, ...window, post: post === '' ? null : post };
    if (await act({ method: 'post', path: '/cms/roster/delegations', body })) onDone(true);
  };
  return (
    <FormDialog title={word} action={word} busy={busy} onClose={() => onDone(false)} onSubmit={() => void submit()}>
      <ColleagueSelect
        label={formatMessage({ id: 'cms.roster.lend.to' })}
        station={about.station}
        value={draft.to}
        onChange={(to) => setDraft({ ...draft, to })}
        without={[about.me]}
      />
      <What about={about} powers={powers} draft={draft} onChange={setDraft} />
      <When draft={draft} onChange={setDraft} />
      <Row label={formatMessage({ id: 'cms.roster.lend.reason' })} required>
        <Textarea
          required
          value={draft.reason}
          onChange={({ target }: Typed) => setDraft({ ...draft, reason: target.value })}
        />
      </Row>
    </FormDialog>
  );
}

function What({ about, powers, draft, onChange }: PartProps & Pick<Props, 'about' | 'powers'>) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const lend = (action: string, yes: boolean): void => {
    onChange({ ...draft, powers: [...draft.powers.filter((one) => one !== action), ...(yes ? [action] : [])] });
  };
  return (
    <>
      <Row label={formatMessage({ id: 'cms.roster.lend.post' })}>
        <SingleSelect
          value={draft.post}
          placeholder={formatMessage({ id: 'cms.roster.lend.no-post' })}
          onClear={() => onChange({ ...draft, post: '' })}
          onChange={(post) => onChange({ ...draft, post: String(post) })}
        >
          {about.posts.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {spoken(name)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Row>
      {powers.length > 0 && (
        <Row label={formatMessage({ id: 'cms.roster.lend.powers' })}>
          {powers.map(({ action, name }) => (
            <Checkbox
              key={action}
              checked={draft.powers.includes(action)}
              onCheckedChange={(checked: boolean | 'indeterminate') => lend(action, checked === true)}
            >
              {formatMessage({ id: `cms.power.${action}`, defaultMessage: name })}
            </Checkbox>
          ))}
        </Row>
      )}
    </>
  );
}

function When({ draft, onChange }: PartProps) {
  const { formatMessage } = useIntl();
  return (
    <Grid.Root gap={4}>
      {(['from', 'until'] as const).map((part) => (
        <Grid.Item key={part} col={6} xs={12} alignItems="stretch" direction="column">
          <Row label={formatMessage({ id: `cms.roster.lend.${part}` })} required>
            <TextInput
              type="date"
              required
              value={draft[part]}
              onChange={({ target }: Typed) => onChange({ ...draft, [part]: target.value })}
            />
          </Row>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
