import { useCallback, useState } from 'react';
import { Box, Button, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft, Pencil } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Moment, Panel, useLiveRoom, useMay, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { SESSIONS_PLAN, type PlannedSession } from '../../contract';
import { DutyPanel } from '../duty/duty-panel';
import { GatePanel } from '../gate/gate-panel';
import { RunsheetPanel } from '../runsheet/runsheet-panel';
import { CopyDialog } from './copy-dialog';
import { GuestsPanel } from './guests-panel';
import { languageName } from './language-name.rules';
import { LogPanel } from './log-panel';
import { PlanDialog } from './plan-dialog';
import { PlacesPanel } from './places-panel';
import { SessionDeeds } from './session-deeds';
import { SessionStateWord } from './session-state';
import { SettingPanel } from './setting-panel';
import { useSay } from './words';

/** One session: what state, what is missing, who is on duty, what is shown when, and what may be done next. */
export function SessionPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const reading = useReading<PlannedSession>(`/live/sessions/${id}`);
  // Every panel reads anew when anything of the session was told.
  const [round, setRound] = useState(0);
  const { reload } = reading;
  const onNews = useCallback(() => {
    reload();
    setRound((one) => one + 1);
  }, [reload]);
  useLiveRoom(id === '' ? undefined : `live-desk:${id}`, onNews);
  const session = reading.value;
  const title = session?.title ?? say('sessions.title');
  return (
    <Page.Main aria-busy={!session && !reading.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={session ? <SessionStateWord state={session.state} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('sessions.back')}
          </Link>
        }
        primaryAction={session ? <SessionDeeds session={session} onDone={onNews} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(known) => <Parts session={known} round={round} onDone={onNews} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

type Props = { readonly session: PlannedSession; readonly round: number; readonly onDone: () => void };

function Parts({ session, round, onDone }: Props) {
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch">
        <Flex direction="column" alignItems="stretch" gap={6}>
          <RunsheetPanel session={session} round={round} onDone={onDone} />
          <GatePanel session={session} round={round} />
          <LogPanel session={session.id} round={round} />
        </Flex>
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
        <Flex direction="column" alignItems="stretch" gap={6}>
          <PlacesPanel session={session} />
          <GuestsPanel session={session} />
          <PlanPanel session={session} onDone={onDone} />
          <SettingPanel session={session} onDone={onDone} />
          <DutyPanel session={session} round={round} />
        </Flex>
      </Grid.Item>
    </Grid.Root>
  );
}

const PLANNABLE: readonly PlannedSession['state'][] = ['planned', 'prepared', 'rehearsal', 'ready'];

function PlanPanel({ session, onDone }: Omit<Props, 'round'>) {
  const say = useSay();
  const mayPlan = useMay(SESSIONS_PLAN);
  const [open, setOpen] = useState<'change' | 'copy'>();
  const close = (): void => setOpen(undefined);
  const { kinds, language, place, plannedAt, plannedMinutes, beganAt, endedAt, hostKind, machineUses } = session;
  return (
    <Panel
      title={say('sessions.panel.plan')}
      aside={
        mayPlan &&
        PLANNABLE.includes(session.state) && (
          <Button variant="tertiary" size="S" startIcon={<Pencil />} onClick={() => setOpen('change')}>
            {say('sessions.change')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [say('sessions.field.kinds'), kinds.map((kind) => say(`sessions.kind.${kind}`)).join(' · ')],
          [say('sessions.field.when'), <Moment key="when" at={plannedAt} />],
          [say('sessions.field.minutes'), say('sessions.minutes', { count: plannedMinutes })],
          [say('sessions.field.language'), languageName(language)],
          [say('sessions.field.place'), place],
          [say('sessions.field.host'), say(`sessions.host.${hostKind}`)],
          [say('sessions.field.machines'), machineUses.map((use) => say(`sessions.machine.${use}`)).join(' · ')],
          [say('sessions.began'), beganAt === null ? '' : <Moment key="began" at={beganAt} />],
          [say('sessions.ended'), endedAt === null ? '' : <Moment key="ended" at={endedAt} />],
        ]}
      />
      {session.isRehearsal && (
        <Box paddingTop={3}>
          <Typography textColor="warning600">{say('sessions.rehearsal.about')}</Typography>
        </Box>
      )}
      {mayPlan && (
        <Box paddingTop={4}>
          <Button variant="tertiary" size="S" onClick={() => setOpen('copy')}>
            {say('sessions.copy')}
          </Button>
        </Box>
      )}
      {open === 'change' && <PlanDialog session={session} onClose={close} onDone={onDone} />}
      {open === 'copy' && <CopyDialog session={session} onClose={close} />}
    </Panel>
  );
}
