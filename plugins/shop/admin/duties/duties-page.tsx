import { useState } from 'react';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Moment, Panel, useMay, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { confirmDuties, dutyStages, type DutyFile, type SessionDuty } from '../../contract';
import { ConfirmDialog } from './confirm-dialog';
import { DutyLine } from './duty-line';
import { DutyCountWords, PhaseWord } from './duty-state';
import { FileDeeds } from './file-deeds';
import { GoodsPanel } from './goods-panel';
import { useSay } from './words';

/** On paper there are the live and its duties, and nothing to press. */
const ON_PAPER = `
  @media print {
    body * { visibility: hidden; }
    [data-duties], [data-duties] * { visibility: visible; color: #000; }
    [data-duties] { position: absolute; inset: 0 0 auto 0; }
    [data-duties] button { display: none; }
    [data-duties] time::after { content: ' (' attr(datetime) ')'; }
  }
`;

/** One live: which duties the law has for it, which were checked, by whom and when. */
export function DutiesPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const reading = useReading<DutyFile>(`/shop/sessions/${id}/duties`);
  const file = reading.value;
  const title = file?.session.title ?? say('duties.title');
  return (
    <Page.Main aria-busy={!file && !reading.failed}>
      <style>{ON_PAPER}</style>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={file ? <DutyCountWords counts={file.counts} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('duties.back')}
          </Link>
        }
        primaryAction={file ? <FileDeeds file={file} onDone={reading.reload} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(known) => <Parts file={known} onDone={reading.reload} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

type Props = { readonly file: DutyFile; readonly onDone: () => void };

function Parts({ file, onDone }: Props) {
  const mayConfirm = useMay(confirmDuties);
  const [asked, ask] = useState<SessionDuty>();
  const done = (): void => {
    ask(undefined);
    onDone();
  };
  return (
    <Flex data-duties="" direction="column" alignItems="stretch" gap={5}>
      <About file={file} />
      {dutyStages.map((stage) => (
        <Stage
          key={stage}
          stage={stage}
          duties={file.duties.filter((duty) => duty.stage === stage)}
          mayConfirm={mayConfirm}
          onConfirm={ask}
        />
      ))}
      <GoodsPanel file={file} onDone={onDone} />
      {asked && <ConfirmDialog session={file.session.id} duty={asked} onClose={() => ask(undefined)} onDone={done} />}
    </Flex>
  );
}

function About({ file: { session, holds } }: { readonly file: DutyFile }) {
  const say = useSay();
  const held = holds.find(({ lifted }) => lifted === null);
  const { title, id, kinds, phase, beginsAt, endsAt } = session;
  return (
    <Panel title={title} aside={<PhaseWord phase={phase} />}>
      <Facts
        facts={[
          [say('duties.column.kinds'), kinds.map((kind) => say(`duties.kind.${kind}`)).join(' · ')],
          [say('duties.field.begins'), <Moment key="begins" at={beginsAt} />],
          [say('duties.field.ends'), endsAt === null ? '' : <Moment key="ends" at={endsAt} />],
          [say('duties.number'), id],
        ]}
      />
      {held && (
        <Box paddingTop={3}>
          <Typography textColor="warning600">{say('duties.held', { reason: held.reason })}</Typography>
        </Box>
      )}
    </Panel>
  );
}

type StageProps = {
  readonly stage: (typeof dutyStages)[number];
  readonly duties: readonly SessionDuty[];
  readonly mayConfirm: boolean;
  readonly onConfirm: (duty: SessionDuty) => void;
};

function Stage({ stage, duties, mayConfirm, onConfirm }: StageProps) {
  const say = useSay();
  return (
    <Panel title={say(`duties.stage.${stage}`)}>
      {duties.length === 0 && <Typography textColor="neutral600">{say('duties.stage.none')}</Typography>}
      <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {duties.map((duty) => (
          <DutyLine key={duty.id} duty={duty} mayConfirm={mayConfirm} onConfirm={onConfirm} />
        ))}
      </Box>
    </Panel>
  );
}
