import { useState } from 'react';
import { Grid, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { DutyPost } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useActing } from '../reach/use-acting';
import { ColleagueSelect } from './colleague-select';
import { endOf, momentOf } from './week';

type Props = { readonly post: DutyPost; readonly day: string; readonly onDone: (changed: boolean) => void };
type Typed = { readonly target: { readonly value: string } };

/** Puts somebody on a post for a day. */
export function NewShiftDialog({ post, day: first, onDone }: Props) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState({ person: '', day: first, from: '08:00', to: '16:00' });
  const submit = async (): Promise<void> => {
    const { person, day, from, to } = draft;
    const body = { post: post.id, person, startsAt: momentOf(day, from), endsAt: endOf(day, from, to) };
    if (await act({ method: 'post', path: '/cms/roster/shifts', body })) onDone(true);
  };
  return (
    <FormDialog
      title={formatMessage({ id: 'cms.roster.shift.new' }, { post: spoken(post.name) })}
      action={formatMessage({ id: 'cms.roster.shift.add' })}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void submit()}
    >
      <ColleagueSelect
        label={formatMessage({ id: 'cms.roster.shift.person' })}
        station={post.station}
        value={draft.person}
        onChange={(person) => setDraft({ ...draft, person })}
      />
      <Grid.Root gap={4}>
        {(['day', 'from', 'to'] as const).map((part) => (
          <Grid.Item key={part} col={4} xs={12} alignItems="stretch" direction="column">
            <Row label={formatMessage({ id: `cms.roster.shift.${part}` })} required>
              <TextInput
                type={part === 'day' ? 'date' : 'time'}
                required
                value={draft[part]}
                onChange={({ target }: Typed) => setDraft({ ...draft, [part]: target.value })}
              />
            </Row>
          </Grid.Item>
        ))}
      </Grid.Root>
    </FormDialog>
  );
}
