import { useState, type ReactNode } from 'react';
import { Button, Modal, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { DutyShift } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useActing } from '../reach/use-acting';
import { ColleagueSelect } from './colleague-select';
import { usePeopleNames, type Colleague } from './people-names';
import type { About } from './roster-page';
import { dayOf, hourOf } from './week';

type Props = {
  readonly shift: DutyShift;
  readonly about: About;
  readonly people: readonly Colleague[];
  readonly onDone: (changed: boolean) => void;
};

/** One shift: who stands there, and what whoever looks may do about it. */
export function ShiftDialog({ shift, about, people, onDone }: Props) {
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const [standIn, setStandIn] = useState(shift.standIn ?? '');
  const over = Date.parse(shift.endsAt) <= Date.now();
  const maySwap = !over && (about.mayPlan || shift.person === about.me);
  const swap = async (person: string | null): Promise<void> => {
    const body = { person, version: shift.version };
    if (await act({ method: 'post', path: `/cms/roster/shifts/${shift.id}/stand-in`, body })) onDone(true);
  };
  const remove = async (): Promise<void> => {
    if (await act({ method: 'del', path: `/cms/roster/shifts/${shift.id}?version=${shift.version}` })) onDone(true);
  };
  const facts = <Facts shift={shift} about={about} people={people} />;
  if (!maySwap) return <Looking onClose={() => onDone(false)}>{facts}</Looking>;
  return (
    <FormDialog
      title={formatMessage({ id: 'cms.roster.shift' })}
      action={formatMessage({ id: 'cms.roster.swap' })}
      busy={busy || standIn === ''}
      onClose={() => onDone(false)}
      onSubmit={() => void swap(standIn)}
      more={
        <>
          {shift.standIn && (
            <Button variant="secondary" disabled={busy} onClick={() => void swap(null)}>
              {formatMessage({ id: 'cms.roster.swap.back' })}
            </Button>
          )}
          {about.mayPlan && Date.parse(shift.startsAt) > Date.now() && (
            <Button variant="danger-light" disabled={busy} onClick={() => void remove()}>
              {formatMessage({ id: 'cms.roster.shift.remove' })}
            </Button>
          )}
        </>
      }
    >
      {facts}
      <ColleagueSelect
        label={formatMessage({ id: 'cms.roster.swap.with' })}
        station={shift.station}
        value={standIn}
        onChange={setStandIn}
        without={[shift.person]}
      />
    </FormDialog>
  );
}

function Facts({ shift, about, people }: Omit<Props, 'onDone'>) {
  const { formatMessage, formatDate } = useIntl();
  const spoken = useSpoken();
  const nameOf = usePeopleNames(people);
  const post = about.posts.find(({ id }) => id === shift.post);
  const day = formatDate(`${dayOf(shift.startsAt)}T00:00:00Z`, { dateStyle: 'full', timeZone: 'UTC' });
  return (
    <div>
      <Typography tag="p" variant="delta">
        {nameOf(shift.standIn ?? shift.person)}
      </Typography>
      {shift.standIn && (
        <Typography tag="p" textColor="warning600">
          {formatMessage({ id: 'cms.roster.instead' }, { name: nameOf(shift.person) })}
        </Typography>
      )}
      <Typography tag="p" textColor="neutral600">
        {[post && spoken(post.name), day, `${hourOf(shift.startsAt)}–${hourOf(shift.endsAt)}`]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </div>
  );
}

function Looking({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{formatMessage({ id: 'cms.roster.shift' })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
