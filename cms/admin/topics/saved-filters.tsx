import { useState } from 'react';
import { Button, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useSearchParams } from 'react-router-dom';
import type { SavedView } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { isNarrowed, keptPart, type PlanningQuery } from './planning-query';
import { useSay } from './words';

type Props = { readonly query: PlanningQuery };

/** One's own filters, each a button; the one that is set can be forgotten, and what is set can be kept. */
export function SavedFilters({ query }: Props) {
  const say = useSay();
  const [, setSearch] = useSearchParams();
  const { act } = useActing();
  const [naming, setNaming] = useState(false);
  const views = useReading<{ views: SavedView[] }>('/cms/saved-views?page=topics');
  const now = keptPart(query);
  const kept = views.value?.views ?? [];
  const isKept = kept.some((view) => view.query === now);
  const forget = async (id: string): Promise<void> => {
    await act({ method: 'del', path: `/cms/saved-views/${id}` });
    views.reload();
  };
  return (
    <Flex gap={1} wrap="wrap">
      {kept.map((view) => (
        <KeptFilter
          key={view.id}
          view={view}
          isSet={view.query === now}
          onSet={(search) => setSearch(search, { replace: true })}
          onForget={() => void forget(view.id)}
        />
      ))}
      {isNarrowed(query) && !isKept && (
        <Button size="S" variant="ghost" onClick={() => setNaming(true)}>
          {say('saved.keep')}
        </Button>
      )}
      {naming && (
        <NameDialog
          query={now}
          onDone={() => {
            setNaming(false);
            views.reload();
          }}
        />
      )}
    </Flex>
  );
}

type KeptProps = {
  readonly view: SavedView;
  readonly isSet: boolean;
  readonly onSet: (search: string) => void;
  readonly onForget: () => void;
};

/** One filter: pressed, it is set; pressed again, nothing is. */
function KeptFilter({ view, isSet, onSet, onForget }: KeptProps) {
  const say = useSay();
  return (
    <Flex gap={0}>
      <Button
        size="S"
        variant={isSet ? 'secondary' : 'tertiary'}
        aria-pressed={isSet}
        onClick={() => onSet(isSet ? '' : view.query)}
      >
        {view.name}
      </Button>
      {isSet && (
        <IconButton size="S" variant="ghost" label={say('saved.forget')} onClick={onForget}>
          <Cross />
        </IconButton>
      )}
    </Flex>
  );
}

function NameDialog({ query, onDone }: { readonly query: string; readonly onDone: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    const body = { page: 'topics', name: name.trim(), query };
    if (await act({ method: 'put', path: '/cms/saved-views', body })) onDone();
  };
  return (
    <FormDialog
      title={say('saved.keep')}
      action={say('save')}
      busy={busy}
      canSend={name.trim() !== ''}
      onClose={onDone}
      onSubmit={() => void save()}
    >
      <Row label={say('saved.name')} hint={say('saved.hint')} required>
        <TextInput
          value={name}
          maxLength={40}
          onChange={(event: { target: { value: string } }) => setName(event.target.value)}
        />
      </Row>
    </FormDialog>
  );
}
