import { useState } from 'react';
import { Button, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import type { Person, Station } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { SearchField } from '../reach/search-field';
import { useSpoken } from '../reach/spoken';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { InviteDialog } from './invite-dialog';
import { PeopleTable } from './people-table';
import { PersonDialog } from './person-dialog';

const MAY_SEE = [{ action: 'plugin::cms.people.read', subject: null }];

type Open = { readonly person: Person } | 'invite' | undefined;

/** The people of one's station and those below: who they are, what they do, and inviting more. */
export function PeoplePage() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Everybody />
    </Page.Protect>
  );
}

function Everybody() {
  const { formatMessage } = useIntl();
  const [search] = useSearchParams();
  const mayEdit = useMay('plugin::cms.people.edit');
  const people = useReading<{ people: Person[] }>(`/cms/people?${search.toString()}`);
  const stations = useReading<{ stations: Station[] }>('/cms/stations').value?.stations ?? [];
  const [open, setOpen] = useState<Open>();
  const title = formatMessage({ id: 'cms.people.title' });
  const done = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) people.reload();
  };
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={formatMessage({ id: 'cms.people.about' })}
        primaryAction={
          mayEdit ? (
            <Button startIcon={<Plus />} onClick={() => setOpen('invite')}>
              {formatMessage({ id: 'cms.people.invite' })}
            </Button>
          ) : null
        }
      />
      <Layouts.Action startActions={<Filters stations={stations} />} />
      <Layouts.Content>
        <PeopleSheet people={people} stations={stations} onOpen={mayEdit ? setOpen : undefined} />
      </Layouts.Content>
      {open === 'invite' && <InviteDialog stations={stations} onDone={done} />}
      {open !== undefined && open !== 'invite' && (
        <PersonDialog person={open.person} stations={stations} onDone={done} />
      )}
    </Page.Main>
  );
}

type PeopleSheetProps = {
  readonly people: ReturnType<typeof useReading<{ people: Person[] }>>;
  readonly stations: readonly Station[];
  readonly onOpen: ((open: Open) => void) | undefined;
};

function PeopleSheet({ people, stations, onOpen }: PeopleSheetProps) {
  const { formatMessage } = useIntl();
  return (
    <Sheet label={formatMessage({ id: 'cms.people.title' })}>
      <Faces of={people}>
        {({ people: all }) =>
          all.length === 0 ? (
            <Nothing>{formatMessage({ id: 'cms.people.none' })}</Nothing>
          ) : (
            <PeopleTable
              people={all}
              stations={stations}
              {...(onOpen ? { onOpen: (person: Person) => onOpen({ person }) } : {})}
            />
          )
        }
      </Faces>
    </Sheet>
  );
}

/** What is looked for stands in the address bar, so that a list can be sent to somebody. */
function Filters({ stations }: { readonly stations: readonly Station[] }) {
  const { formatMessage } = useIntl();
  const [search, setSearch] = useSearchParams();
  const [words, setWords] = useState(search.get('q') ?? '');
  const look = (change: Record<string, string>): void => {
    const next = { ...Object.fromEntries(search), ...change };
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), { replace: true });
  };
  const clear = (): void => {
    setWords('');
    look({ q: '' });
  };
  return (
    <Flex gap={2} wrap="wrap">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          look({ q: words });
        }}
      >
        <SearchField
          name="q"
          size="S"
          label={formatMessage({ id: 'cms.people.search' })}
          value={words}
          onChange={setWords}
          onClear={clear}
        />
      </form>
      {stations.length > 1 && (
        <StationFilter
          stations={stations}
          value={search.get('station') ?? ''}
          onChange={(station) => look({ station })}
        />
      )}
    </Flex>
  );
}

type StationFilterProps = {
  readonly stations: readonly Station[];
  readonly value: string;
  readonly onChange: (station: string) => void;
};

function StationFilter({ stations, value, onChange }: StationFilterProps) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  return (
    <SingleSelect
      size="S"
      aria-label={formatMessage({ id: 'cms.people.station' })}
      placeholder={formatMessage({ id: 'cms.people.all-stations' })}
      value={value}
      onClear={() => onChange('')}
      onChange={(station) => onChange(String(station))}
    >
      {stations.map(({ slug, name }) => (
        <SingleSelectOption key={slug} value={slug}>
          {spoken(name)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
