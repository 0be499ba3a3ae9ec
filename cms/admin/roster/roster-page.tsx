import { useState } from 'react';
import { Button, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Download, Plus } from '@strapi/icons';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import type { DutyPost, Person, Station } from '../../contract';
import { useSpoken } from '../reach/spoken';
import { TabLinks, useAddressWith } from '../reach/tabs';
import { useReading } from '../reach/use-reading';
import { Delegations } from './delegations';
import { OnDutyNow } from './on-duty-now';
import { PostDialog } from './post-dialog';
import { WeekGrid } from './week-grid';
const MAY_SEE = [{ action: 'plugin::cms.roster.read', subject: null }];

/** What every part of the page is about. */
export type About = {
  readonly station: string;
  readonly me: string;
  readonly posts: readonly DutyPost[];
  readonly mayPlan: boolean;
};

/** The duty roster: who stands where this week, who stands there now, and what was lent to whom. */
export function RosterPage() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <RosterOfStation />
    </Page.Protect>
  );
}

function RosterOfStation() {
  const [search] = useSearchParams();
  const me = useReading<{ person: Person }>('/cms/people/me').value?.person;
  const station = search.get('station') ?? me?.station;
  const posts = useReading<{ posts: DutyPost[]; mayPlan: boolean }>(station && `/cms/roster/posts?station=${station}`);
  if (!me || station === undefined || !posts.value) {
    return posts.failed ? <Page.Error /> : <Page.Loading />;
  }
  return <Roster about={{ station, me: me.id, ...posts.value }} onChanged={posts.reload} />;
}

type RosterProps = { readonly about: About; readonly onChanged: () => void };

function Roster({ about, onChanged }: RosterProps) {
  const { formatMessage } = useIntl();
  const [adding, setAdding] = useState(false);
  const title = formatMessage({ id: 'cms.roster.title' });
  const addPost = (
    <Button variant="secondary" startIcon={<Plus />} onClick={() => setAdding(true)}>
      {formatMessage({ id: 'cms.roster.post.add' })}
    </Button>
  );
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={formatMessage({ id: 'cms.roster.about' })}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <CalendarButton />
            {about.mayPlan && addPost}
          </Flex>
        }
      />
      <Stations value={about.station} />
      <Layouts.Content>
        <Parts about={about} />
      </Layouts.Content>
      {adding && (
        <PostDialog
          station={about.station}
          onDone={(changed) => {
            setAdding(false);
            if (changed) onChanged();
          }}
        />
      )}
    </Page.Main>
  );
}

/** Whoever sees several stations chooses one; the choice stands in the address bar. */
function Stations({ value }: { readonly value: string }) {
  const [search, setSearch] = useSearchParams();
  const stations = useReading<{ stations: Station[] }>('/cms/stations').value?.stations ?? [];
  if (stations.length < 2) return null;
  const choose = (station: string): void => setSearch({ ...Object.fromEntries(search), station }, { replace: true });
  return <Layouts.Action startActions={<StationChoice value={value} stations={stations} onChange={choose} />} />;
}

function Parts({ about }: { readonly about: About }) {
  const { formatMessage } = useIntl();
  const [search] = useSearchParams();
  const to = useAddressWith('tab');
  const at = search.get('tab') === 'lent' ? 'lent' : 'week';
  const tabs = (['week', 'lent'] as const).map((key) => ({
    ...{ key, to: to(key), words: formatMessage({ id: `cms.roster.${key}` }) },
  }));
  return (
    <>
      <TabLinks label={formatMessage({ id: 'cms.roster.title' })} tabs={tabs} at={at} />
      {at === 'lent' ? (
        <Delegations about={about} />
      ) : (
        <Flex direction="column" gap={6} alignItems="stretch">
          <OnDutyNow about={about} />
          <WeekGrid about={about} />
        </Flex>
      )}
    </>
  );
}

type ChoiceProps = {
  readonly value: string;
  readonly stations: readonly Station[];
  readonly onChange: (station: string) => void;
};

function StationChoice({ value, stations, onChange }: ChoiceProps) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  return (
    <SingleSelect
      size="S"
      aria-label={formatMessage({ id: 'cms.people.station' })}
      value={value}
      onChange={(chosen) => onChange(String(chosen))}
    >
      {stations.map(({ slug, name }) => (
        <SingleSelectOption key={slug} value={slug}>
          {spoken(name)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

/** Hands out one's own shifts as a file that any calendar takes. */
function CalendarButton() {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const save = async (): Promise<void> => {
    const { data } = await get<{ filename: string; calendar: string }>('/cms/roster/calendar');
    const href = URL.createObjectURL(new Blob([data.calendar], { type: 'text/calendar' }));
    Object.assign(document.createElement('a'), { href, download: data.filename }).click();
    URL.revokeObjectURL(href);
  };
  return (
    <Button variant="tertiary" startIcon={<Download />} onClick={() => void save()}>
      {formatMessage({ id: 'cms.roster.calendar' })}
    </Button>
  );
}
