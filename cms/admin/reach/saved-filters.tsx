import { useState } from 'react';
import { Button, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import type { SavedView } from '../../contract';
import { FormDialog, Row } from './dialog';
import { useActing } from './use-acting';
import { useReading } from './use-reading';

type Props = {
  /** The page that the filters belong to. */
  readonly page: string;
  /** What stands behind the `?` now, as far as it is worth keeping. */
  readonly now: string;
  readonly isNarrowed: boolean;
};

/** One's own filters, each a button; the one that is set can be forgotten, and what is set can be kept. */
export function SavedFilters({ page, now, isNarrowed }: Props) {
  const { formatMessage } = useIntl();
  const [, setSearch] = useSearchParams();
  const { act } = useActing();
  const [naming, setNaming] = useState(false);
  const views = useReading<{ views: SavedView[] }>(`/cms/saved-views?page=${page}`);
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
      {isNarrowed && !isKept && (
        <Button size="S" variant="ghost" onClick={() => setNaming(true)}>
          {formatMessage({ id: 'cms.reach.saved.keep' })}
        </Button>
      )}
      {naming && (
        <NameDialog
          page={page}
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
  const { formatMessage } = useIntl();
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
        <IconButton size="S" variant="ghost" label={formatMessage({ id: 'cms.reach.saved.forget' })} onClick={onForget}>
          <Cross />
        </IconButton>
      )}
    </Flex>
  );
}

type Naming = { readonly page: string; readonly query: string; readonly onDone: () => void };

function NameDialog({ page, query, onDone }: Naming) {
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    const body = { page, name: name.trim(), query };
    if (await act({ method: 'put', path: '/cms/saved-views', body })) onDone();
  };
  return (
    <FormDialog
      title={formatMessage({ id: 'cms.reach.saved.keep' })}
      action={formatMessage({ id: 'cms.reach.saved.save' })}
      busy={busy}
      canSend={name.trim() !== ''}
      onClose={onDone}
      onSubmit={() => void save()}
    >
      <Row
        label={formatMessage({ id: 'cms.reach.saved.name' })}
        hint={formatMessage({ id: 'cms.reach.saved.hint' })}
        required
      >
        <TextInput
          value={name}
          maxLength={40}
          onChange={(event: { target: { value: string } }) => setName(event.target.value)}
        />
      </Row>
    </FormDialog>
  );
}
