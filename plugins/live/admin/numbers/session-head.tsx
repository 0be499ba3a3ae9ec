import type { ReactNode } from 'react';
import { Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { TabLinks, useMay } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { NUMBERS_READ, OUTLETS_READ, REPLAYS_READ, type CountedSession } from '../../contract';
import { useSay } from './words';

/** The rooms of a live after its end; those that one may not see are not offered. */
const ROOMS = ['board', 'replay', 'outlets'] as const;

/** A room of a live. */
export type SessionRoom = (typeof ROOMS)[number];

type Props = {
  readonly id: string;
  readonly at: SessionRoom;
  readonly session: CountedSession | undefined;
  readonly isBusy: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** What stands over every room of a live: its name, and the ways between its figures, its replay and its rooms on platforms. */
export function SessionFrame({ id, at, session, isBusy, action, children }: Props) {
  const say = useSay();
  const may = { board: useMay(NUMBERS_READ), replay: useMay(REPLAYS_READ), outlets: useMay(OUTLETS_READ) };
  const title = session?.title ?? say('numbers.title');
  const base = `/plugins/live-numbers/${id}`;
  const addresses = { board: base, replay: `${base}/replay`, outlets: `${base}/outlets` };
  return (
    <Page.Main aria-busy={isBusy}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={session ? say(`numbers.state.${session.state}`) : ''}
        navigationAction={
          <Link tag={NavLink} to="/plugins/live-numbers" startIcon={<ArrowLeft />}>
            {say('numbers.back')}
          </Link>
        }
        primaryAction={action}
      />
      <Layouts.Content>
        <TabLinks
          label={say('numbers.rooms')}
          at={at}
          tabs={ROOMS.filter((room) => may[room]).map((room) => ({
            ...{ key: room, words: say(`numbers.room.${room}`), to: addresses[room] },
          }))}
        />
        {children}
      </Layouts.Content>
    </Page.Main>
  );
}
