import { useState } from 'react';
import { Button, Flex, Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { Person } from '@hearth/cms/contract';
import { Faces, Nothing, Panel, useMay, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { watchHosts, writeHosts, type LiveHost } from '../../contract';
import { HostLine } from './host-line';
import { KeepHostDialog } from './keep-host-dialog';
import { QuestionsPanel } from './questions-panel';
import { useAnew } from './use-anew';
import { useBeats } from './use-beats';
import { WatchingPanel } from './watching-panel';
import { watchedBy } from './watching.rules';
import { useSay } from './words';

/** The duty page (值守页): who speaks in a live, the label that must be seen, the stop button, and the questions that wait for a person. */
export function HostsPage() {
  const say = useSay();
  const { session = '' } = useParams();
  const reading = useReading<{ readonly hosts: readonly LiveHost[] }>(`/live/sessions/${session}/hosts`);
  const [isOpen, open] = useState(false);
  const mayWrite = useMay(writeHosts);
  useAnew(reading.reload);
  const done = (): void => {
    open(false);
    reading.reload();
  };
  return (
    <Page.Main aria-busy={!reading.value && !reading.failed}>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('back')}
          </Link>
        }
        primaryAction={mayWrite ? <Button onClick={() => open(true)}>{say('keep')}</Button> : null}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Panel title={say('hosts')}>
            <Faces of={reading}>{({ hosts }) => <Hosts hosts={hosts} onDone={reading.reload} />}</Faces>
          </Panel>
          <QuestionsPanel session={session} />
        </Flex>
        {isOpen && <KeepHostDialog session={session} onClose={() => open(false)} onDone={done} />}
      </Layouts.Content>
    </Page.Main>
  );
}

type Props = { readonly hosts: readonly LiveHost[]; readonly onDone: () => void };

function Hosts({ hosts, onDone }: Props) {
  const say = useSay();
  const mayWatch = useMay(watchHosts);
  const me = useReading<{ readonly person: Person }>('/cms/people/me').value?.person.id;
  const [isWatching, watch] = useState(false);
  const watched = mayWatch ? watchedBy(hosts, me) : [];
  const isHeard = useBeats(watched, isWatching);
  if (hosts.length === 0) return <Nothing>{say('none')}</Nothing>;
  return (
    <>
      {watched.length > 0 && (
        <WatchingPanel watched={watched} isWatching={isWatching} isHeard={isHeard} onWatch={watch} />
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {hosts.map((host) => (
          <HostLine key={host.id} host={host} me={me} mayWatch={mayWatch} onDone={onDone} />
        ))}
      </ul>
    </>
  );
}
