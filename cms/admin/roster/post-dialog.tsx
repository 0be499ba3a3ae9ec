import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { FormDialog, Row } from '../reach/dialog';
import { PairOfWords } from '../reach/pair';
import { useActing } from '../reach/use-acting';

type Props = { readonly station: string; readonly onDone: (changed: boolean) => void };

/** Adds a post to the roster of a station. */
export function PostDialog({ station, onDone }: Props) {
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const [name, setName] = useState({ 'zh-Hans': '', en: '' });
  const [slug, setSlug] = useState('');
  const word = formatMessage({ id: 'cms.roster.post.add' });
  const submit = async (): Promise<void> => {
    if (await act({ method: 'post', path: '/cms/roster/posts', body: { station, slug, name } })) onDone(true);
  };
  return (
    <FormDialog title={word} action={word} busy={busy} onClose={() => onDone(false)} onSubmit={() => void submit()}>
      <PairOfWords label={formatMessage({ id: 'cms.roster.post' })} value={name} onChange={setName} required />
      <Row
        label={formatMessage({ id: 'cms.stations.slug' })}
        hint={formatMessage({ id: 'cms.roster.post.slug.hint' })}
        required
      >
        <TextInput
          value={slug}
          required
          pattern="[a-z][a-z0-9\-]{1,39}"
          onChange={(event: { target: { value: string } }) => setSlug(event.target.value)}
        />
      </Row>
    </FormDialog>
  );
}
