import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { FormDialog } from '../reach/dialog';
import { Moment } from '../reach/moment';
import { useActing } from '../reach/use-acting';
import type { Calendar, CalendarBooking } from './resources-view';
import { useSay } from './words';

type Props = {
  readonly booking: CalendarBooking;
  readonly calendar: Calendar;
  readonly onDone: (isNew: boolean) => void;
};

/** Who has it for what, what else was put over it, and giving it back. */
export function BookingDialog({ booking, calendar, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const name = calendar.resources.find(({ id }) => id === booking.resource)?.name ?? '';
  const others = calendar.bookings.filter(({ id }) => booking.conflicts.includes(id));
  const release = async (): Promise<void> => {
    if (await act({ method: 'del', path: `/cms/bookings/${booking.id}` })) onDone(true);
  };
  return (
    <FormDialog
      title={name}
      action={say('booking.release')}
      busy={busy}
      canSend={calendar.powers.plan}
      onClose={() => onDone(false)}
      onSubmit={() => void release()}
    >
      <Typography tag="p">
        {booking.holder} · {booking.title}
      </Typography>
      <Typography tag="p">
        <Moment at={booking.from} /> – <Moment at={booking.to} />
      </Typography>
      {booking.overrideReason && (
        <Typography tag="p" textColor="warning600">
          {say('step.override', { reason: booking.overrideReason })}
        </Typography>
      )}
      {others.map((other) => (
        <Typography key={other.id} tag="p" textColor="danger600">
          {say('booking.with', { holder: other.holder, title: other.title })} <Moment at={other.from} /> –{' '}
          <Moment at={other.to} />
        </Typography>
      ))}
      {booking.assignment && <Link to={`/plugins/cms/field?open=${booking.assignment}`}>{say('booking.task')}</Link>}
    </FormDialog>
  );
}
