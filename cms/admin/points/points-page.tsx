import { useCallback, useRef, useState } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { POINTS_GRADE, POINTS_KEEP, POINTS_READ, type Person, type PointWork, type Station } from '../../contract';
import { DoneBar, type Done } from '../reach/done-bar';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useSpoken } from '../reach/spoken';
import { StationChoice } from '../reach/station-page';
import { TabLinks } from '../reach/tabs';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import type { About, Appeals } from './about';
import { AppealSheet } from './appeal-sheet';
import { MinePart } from './mine-part';
import { MonthPart } from './month-part';
import { PersonSheet } from './person-sheet';
import { tabOf, tabsFor, writePoints, type Powers, type Tab } from './points-query';
import { RulesPart } from './rules-part';
import { ToGradePart } from './to-grade-part';
import { usePointsQuery } from './use-points-query';
import { WorkSheet } from './work-sheet';
import { useSay } from './words';

type Tree = { readonly own: string; readonly stations: readonly Station[] };

/** Points (绩效): everybody's own, what is to be graded, the books of the month, and the rules they are kept by. */
export function PointsPage() {
  const me = useReading<{ person: Person }>('/cms/people/me');
  const tree = useReading<Tree>('/cms/stations');
  if (!me.value || !tree.value) return me.failed || tree.failed ? <Page.Error /> : <Page.Loading />;
  return <Points person={me.value.person} tree={tree.value} />;
}

function usePowers(): Powers {
  return { read: useMay(POINTS_READ), grade: useMay(POINTS_GRADE), keep: useMay(POINTS_KEEP) };
}

function Points({ person, tree }: { readonly person: Person; readonly tree: Tree }) {
  const say = useSay();
  const spoken = useSpoken();
  const powers = usePowers();
  const [query, change] = usePointsQuery();
  const [isHelpOpen, openHelp] = useState(false);
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState<Done>();
  useLineKeys(useCallback(() => openHelp(true), []));
  const appeals: Appeals = useReading('/cms/points/appeals');
  const { reload } = appeals;
  const done = useCallback(
    (words: string) => {
      setSaid({ words });
      setRound((one) => one + 1);
      reload();
    },
    [reload],
  );
  const queue = useRef<readonly PointWork[]>([]);
  const station = query.station || tree.own;
  const me = { id: person.id, name: spoken(person.name) };
  const about: About = { station, me, powers, query, change, appeals, round, queue, done };
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('about')} />
      <Layouts.Content>
        <Parts about={about} stations={tree.stations} />
      </Layouts.Content>
      <OpenSheet about={about} />
      <DoneBar done={said} busy={false} onForget={useCallback(() => setSaid(undefined), [])} />
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

function Parts({ about, stations }: { readonly about: About; readonly stations: readonly Station[] }) {
  const say = useSay();
  const { query, powers, station } = about;
  const at = tabOf(query, powers);
  const closed = { ...query, work: undefined, appeal: '', person: '' };
  const links = tabsFor(powers).map((tab) => ({
    key: tab,
    words: say(`tab.${tab}`),
    to: `?${new URLSearchParams(writePoints({ ...closed, tab, month: '' })).toString()}`,
  }));
  return (
    <>
      <TabLinks label={say('title')} tabs={links} at={at} />
      {at !== 'mine' && stations.length > 1 && <StationChoice value={station} stations={stations} />}
      <Part key={`${at} ${station}`} at={at} about={about} />
    </>
  );
}

function Part({ at, about }: { readonly at: Tab; readonly about: About }) {
  switch (at) {
    case 'mine':
      return <MinePart about={about} />;
    case 'grade':
      return <ToGradePart about={about} />;
    case 'month':
      return <MonthPart about={about} />;
    case 'rules':
      return <RulesPart about={about} />;
  }
}

/** What lies open beside the list; a work lies over the person or the appeal that led to it. */
function OpenSheet({ about }: { readonly about: About }) {
  const { work, appeal, person } = about.query;
  if (work) return <WorkSheet key={`${work.documentId}.${work.locale}`} work={work} about={about} />;
  if (appeal !== '') return <AppealSheet key={appeal} id={appeal} about={about} />;
  return person === '' ? null : <PersonSheet key={person} person={person} about={about} />;
}
