import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { Booking, Resource } from '../../contract';
import { Choice } from '../reach/choice';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { daysLater, mondayOf, momentOf } from '../roster/week';
import { BookDialog } from './book-dialog';
import { BookingDialog } from './booking-dialog';
import type { FieldQuery } from './field-query';
import { ResourceDialog } from './resource-dialog';
import { Timeline } from './timeline';
import { useSay } from './words';

/** A booking with what the calendar says about it. */
export type CalendarBooking = Booking & {
  readonly title: string;
  readonly topic: string | null;
  readonly holder: string;
};

/** What the stations have, and who has it. */
export type Calendar = {
  readonly resources: readonly Resource[];
  readonly bookings: readonly CalendarBooking[];
  readonly powers: { readonly plan: boolean; readonly override: boolean; readonly keep: boolean };
};

type Props = {
  readonly day: string;
  readonly query: FieldQuery;
  readonly change: (part: Partial<FieldQuery>) => void;
};

type Opened =
  | { readonly dialog: 'add' }
  | { readonly dialog: 'book'; readonly resource: Resource }
  | { readonly dialog: 'keep'; readonly resource: Resource }
  | { readonly dialog: 'booking'; readonly booking: CalendarBooking };

/** Who has which crew, car, camera or studio, over a day or a week. */
export function ResourcesView({ day, query, change }: Props) {
  const say = useSay();
  const isWeek = query.span === 'week';
  const from = isWeek ? mondayOf(day) : day;
  const span = { from: momentOf(from, '00:00'), to: momentOf(daysLater(from, isWeek ? 7 : 1), '00:00') };
  const calendar = useReading<Calendar>(`/cms/resources/calendar?${new URLSearchParams(span).toString()}`);
  const [opened, setOpened] = useState<Opened>();
  const done = (isNew: boolean): void => {
    setOpened(undefined);
    if (isNew) calendar.reload();
  };
  return (
    <Faces of={calendar}>
      {(value) => (
        <>
          <Bar query={query} change={change} mayAdd={value.powers.keep} onOpen={setOpened} />
          <Sheet label={say('view.resources')}>
            {value.resources.length === 0 ? (
              <Nothing>{say('resources.empty')}</Nothing>
            ) : (
              <Timeline calendar={value} span={span} days={isWeek ? 7 : 1} from={from} onOpen={setOpened} />
            )}
          </Sheet>
          {value.bookings.some(({ conflicts }) => conflicts.length > 0) && (
            <Typography tag="p" variant="pi" textColor="danger600" style={{ paddingTop: 12 }}>
              {say('resources.contested')}
            </Typography>
          )}
          {opened && <Dialogs opened={opened} calendar={value} day={day} onDone={done} />}
        </>
      )}
    </Faces>
  );
}

type BarProps = Pick<Props, 'query' | 'change'> & { readonly mayAdd: boolean; readonly onOpen: OnOpen };

function Bar({ query, change, mayAdd, onOpen }: BarProps) {
  const say = useSay();
  return (
    <Flex justifyContent="space-between" alignItems="flex-end" gap={3} wrap="wrap" paddingBottom={4}>
      <div style={{ minWidth: 180 }}>
        <Choice
          label={say('span')}
          value={query.span}
          options={[
            ['day', say('span.day')],
            ['week', say('span.week')],
          ]}
          onChange={(chosen) => change({ span: chosen === 'week' ? 'week' : 'day' })}
        />
      </div>
      {mayAdd && (
        <Button variant="secondary" startIcon={<Plus />} onClick={() => onOpen({ dialog: 'add' })}>
          {say('resource.add')}
        </Button>
      )}
    </Flex>
  );
}

type DialogsProps = {
  readonly opened: Opened;
  readonly calendar: Calendar;
  readonly day: string;
  readonly onDone: (isNew: boolean) => void;
};

function Dialogs({ opened, calendar, day, onDone }: DialogsProps) {
  switch (opened.dialog) {
    case 'add':
      return <ResourceDialog onDone={onDone} />;
    case 'keep':
      return <ResourceDialog resource={opened.resource} onDone={onDone} />;
    case 'book':
      return <BookDialog resource={opened.resource} day={day} mayOverride={calendar.powers.override} onDone={onDone} />;
    case 'booking':
      return <BookingDialog booking={opened.booking} calendar={calendar} onDone={onDone} />;
  }
}

/** Opens one of the dialogs. */
export type OnOpen = (opened: Opened) => void;
