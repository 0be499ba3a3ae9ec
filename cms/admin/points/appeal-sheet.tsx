import { useCallback, useEffect, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { AppealEvent, GradedWork, PointAppeal } from '../../contract';
import { Faces, Nothing } from '../reach/faces';
import { Facts } from '../reach/facts';
import { Moment } from '../reach/moment';
import { ReasonDialog } from '../reach/reason-dialog';
import { SideSheet } from '../reach/side-sheet';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import type { About } from './about';
import { AcceptPart } from './accept-part';
import { AppealWord } from './appeal-line';
import { pathOf } from './points-query';
import { WorkPostings } from './work-postings';
import { useMonthName, useSay } from './words';

type Props = { readonly id: string; readonly about: About };

/** One appeal: what it is about, what was posted, and what one may do. */
export function AppealSheet({ id, about }: Props) {
  const say = useSay();
  const close = (): void => about.change({ appeal: '' });
  const appeal = about.appeals.value?.appeals.find((one) => one.id === id);
  return (
    <SideSheet label={appeal?.title ?? say('appeal')} onClose={close}>
      <Faces of={about.appeals}>
        {() => (appeal ? <Inside appeal={appeal} about={about} /> : <Nothing>{say('appeal.gone')}</Nothing>)}
      </Faces>
    </SideSheet>
  );
}

type InsideProps = { readonly appeal: PointAppeal; readonly about: About };

function Inside({ appeal, about }: InsideProps) {
  const work = useReading<GradedWork>(pathOf(appeal));
  const { reload } = work;
  useEffect(() => {
    if (about.round > 0) reload();
  }, [about.round, reload]);
  const { reload: reloadAppeals } = about.appeals;
  const stale = useCallback(() => {
    reload();
    reloadAppeals();
  }, [reload, reloadAppeals]);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <AppealWord state={appeal.state} />
        <Typography tag="h2" variant="beta" style={{ textWrap: 'balance', overflowWrap: 'anywhere' }}>
          {appeal.title}
        </Typography>
      </Flex>
      <AppealFacts appeal={appeal} />
      <Faces of={work}>
        {(value) => (
          <>
            <Deeds appeal={appeal} work={value} about={about} onStale={stale} />
            <WorkPostings work={value} />
          </>
        )}
      </Faces>
    </Flex>
  );
}

function AppealFacts({ appeal }: Pick<InsideProps, 'appeal'>) {
  const say = useSay();
  const nameOf = useMonthName();
  const { name, at, month, reason, answer, answeredBy } = appeal;
  return (
    <Facts
      facts={[
        [say('appeal.by'), name],
        [say('appeal.at'), <Moment key="at" at={at} />],
        [say('appeal.month'), nameOf(month)],
        [say('appeal.reason'), reason],
        [say('appeal.answered'), answer === null ? '' : say('appeal.answer', { name: answeredBy ?? '', answer })],
      ]}
    />
  );
}

type DeedsProps = InsideProps & { readonly work: GradedWork; readonly onStale: () => void };

/** What the machine allows, as buttons. */
function Deeds({ appeal, work, about, onStale }: DeedsProps) {
  const say = useSay();
  const [open, setOpen] = useState<AppealEvent>();
  const { busy, act } = useActing();
  const send = async (event: 'decline' | 'withdraw', answer?: string): Promise<void> => {
    const body = { version: appeal.version, ...(answer === undefined ? {} : { answer }) };
    if (!(await act({ method: 'post', path: `/cms/points/appeals/${appeal.id}/${event}`, body }))) return;
    setOpen(undefined);
    about.done(say(`appeal.${event}.done`, { title: appeal.title }));
  };
  if (open === 'accept')
    return (
      <AcceptPart
        key={work.version}
        appeal={appeal}
        work={work}
        about={about}
        onLeave={() => setOpen(undefined)}
        onStale={onStale}
      />
    );
  return (
    <>
      {appeal.allowed.length > 0 && (
        <Flex gap={2} wrap="wrap">
          {appeal.allowed.map((event) => (
            <Button
              key={event}
              variant={event === 'accept' ? 'default' : 'tertiary'}
              disabled={busy}
              onClick={() => (event === 'withdraw' ? void send('withdraw') : setOpen(event))}
            >
              {say(`appeal.${event}`)}
            </Button>
          ))}
        </Flex>
      )}
      {open === 'decline' && (
        <ReasonDialog
          title={say('appeal.decline')}
          label={say('appeal.decline.reason')}
          about={say('appeal.decline.about', { name: appeal.name })}
          busy={busy}
          onClose={() => setOpen(undefined)}
          onReason={(answer) => void send('decline', answer)}
        />
      )}
    </>
  );
}
