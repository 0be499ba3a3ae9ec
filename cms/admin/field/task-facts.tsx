import { Fragment, type ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { WholeAssignment } from '../../contract';
import { Moment } from '../reach/moment';
import { useNames, type Colleague } from './use-tasks';
import { useSay } from './words';

type Props = { readonly whole: WholeAssignment; readonly people: readonly Colleague[] };

/** Who, where, until when and with what. */
export function TaskFacts({ whole: { assignment: task, bookings }, people }: Props) {
  const say = useSay();
  const names = useNames(people);
  const moment = (at: string | null): ReactNode => at && <Moment at={at} />;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('column.people'), task.people.length === 0 ? say('people.none') : names(task.people)],
    [say('fact.assignedBy'), names([task.assignedBy])],
    [say('fact.departs'), moment(task.departsAt)],
    [say('fact.onSite'), moment(task.onSiteAt)],
    [say('column.due'), moment(task.due)],
    [say('fact.place'), task.place],
    [say('fact.contact'), task.contact],
    [
      say('fact.with'),
      bookings.map(({ name, conflicts }) => (conflicts.length > 0 ? say('fact.contested', { name }) : name)).join('、'),
    ],
    [say('fact.lastPlace'), task.lastPlace && <Place key="place" place={task.lastPlace} />],
    [say('fact.brief'), task.brief],
  ];
  return (
    <>
      <Box tag="dl" style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '8px 16px', margin: 0 }}>
        {facts
          .filter(([, value]) => value !== '' && value !== null)
          .map(([name, value]) => (
            <Fragment key={name}>
              <Typography tag="dt" variant="pi" textColor="neutral600" style={{ lineHeight: 1.6 }}>
                {name}
              </Typography>
              <Typography tag="dd" style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {value}
              </Typography>
            </Fragment>
          ))}
      </Box>
      <Typography tag={Link} to={`/plugins/cms/topics?open=${task.topic}`} textColor="primary600">
        {say('fact.topic')}
      </Typography>
    </>
  );
}

/** A place as the phone let it be said: as coarse as it was kept. */
function Place({ place }: { readonly place: NonNullable<WholeAssignment['assignment']['lastPlace']> }) {
  const say = useSay();
  return (
    <>
      {say('place', {
        latitude: place.latitude.toFixed(3),
        longitude: place.longitude.toFixed(3),
        accuracy: place.accuracy,
      })}{' '}
      <Moment at={place.at} />
    </>
  );
}
