import { useState } from 'react';
import { Button, Checkbox, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useSearchParams } from 'react-router-dom';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import type { Wanted } from './use-library';
import { useSay } from './words';

type Saved = {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly notify: boolean;
  readonly hits: number;
};

/** One's own searches, each a button; one that tells says how often it did. */
export function SavedSearches({ wanted }: { readonly wanted: Wanted }) {
  const say = useSay();
  const [, setSearch] = useSearchParams();
  const { act } = useActing();
  const [naming, setNaming] = useState(false);
  const list = useReading<{ searches: Saved[] }>('/cms/library/searches');
  const kept = list.value?.searches ?? [];
  const forget = async (id: string): Promise<void> => {
    await act({ method: 'del', path: `/cms/library/searches/${id}` });
    list.reload();
  };
  if (kept.length === 0 && wanted.query === '') return null;
  return (
    <Flex gap={2} wrap="wrap">
      {kept.map(({ id, name, query, notify, hits }) => (
        <Flex key={id} gap={0}>
          <Button
            size="S"
            variant={query === wanted.query ? 'secondary' : 'tertiary'}
            aria-pressed={query === wanted.query}
            onClick={() => setSearch(query, { replace: true })}
          >
            {notify && hits > 0 ? `${name} · ${say('saved.hits', { hits })}` : name}
          </Button>
          {query === wanted.query && (
            <IconButton size="S" variant="ghost" label={say('saved.forget', { name })} onClick={() => void forget(id)}>
              <Cross />
            </IconButton>
          )}
        </Flex>
      ))}
      {wanted.query !== '' && !kept.some(({ query }) => query === wanted.query) && (
        <Button size="S" variant="ghost" onClick={() => setNaming(true)}>
          {say('saved.keep')}
        </Button>
      )}
      {naming && (
        <NameDialog
          query={wanted.query}
          onDone={() => {
            setNaming(false);
            list.reload();
          }}
        />
      )}
    </Flex>
  );
}

function NameDialog({ query, onDone }: { readonly query: string; readonly onDone: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [name, setName] = useState('');
  const [notify, setNotify] = useState(true);
  const keep = async (): Promise<void> => {
    const body = { name: name.trim(), query, notify };
    if (await act({ method: 'put', path: '/cms/library/searches', body })) onDone();
  };
  return (
    <FormDialog
      title={say('saved.keep')}
      action={say('saved.save')}
      busy={busy}
      onClose={onDone}
      onSubmit={() => void keep()}
    >
      <Row label={say('saved.name')} required>
        <TextInput
          required
          maxLength={40}
          value={name}
          onChange={({ target }: { target: { value: string } }) => setName(target.value)}
        />
      </Row>
      <Checkbox checked={notify} onCheckedChange={(on) => setNotify(on === true)}>
        {say('saved.notify')}
      </Checkbox>
    </FormDialog>
  );
}
