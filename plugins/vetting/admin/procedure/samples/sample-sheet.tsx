import { useState } from 'react';
import { Box, Button, Flex, Link, Textarea, Typography } from '@strapi/design-system';
import { Choice, Facts, FormDialog, Moment, ReasonDialog, Row, SideSheet, useActing, useMay } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { SAMPLES_KEEP, SAMPLES_UNBLIND, type Sample } from '../../../contract';
import { useSay, type Typed } from '../words';
import { RetainedLine } from './retained-line';
import { SampleStateWord } from './sample-state';

type Props = { readonly sample: Sample; readonly onClose: () => void; readonly onDone: () => void };

/** One sample: its code, what its test found, where its sealed ones lie, and what may be done. */
export function SampleSheet({ sample, onClose, onDone }: Props) {
  const say = useSay();
  const { code, state, finding, bestBefore, keepUntil, drawnAt, retained } = sample;
  return (
    <SideSheet label={say('samples.one', { code })} onClose={onClose}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Typography tag="h2" variant="beta">
            <code>{code}</code>
          </Typography>
          <SampleStateWord state={state} />
        </Flex>
        <Facts
          facts={[
            [say('samples.column.drawnAt'), <Moment key="drawn" at={drawnAt} />],
            [say('samples.column.finding'), finding],
            [say('samples.column.bestBefore'), bestBefore],
            [say('samples.column.keepUntil'), keepUntil],
          ]}
        />
        <Deeds sample={sample} onDone={onDone} />
        <Box>
          <Typography tag="h3" variant="delta">
            {say('retained.title')}
          </Typography>
          {retained.map((one) => (
            <RetainedLine key={one.id} retained={one} keepUntil={keepUntil} onDone={onDone} />
          ))}
        </Box>
      </Flex>
    </SideSheet>
  );
}

function Deeds({ sample, onDone }: Omit<Props, 'onClose'>) {
  const say = useSay();
  const [mayKeep, mayUnblind] = [useMay(SAMPLES_KEEP), useMay(SAMPLES_UNBLIND)];
  const [asked, ask] = useState<'test' | 'unblind' | undefined>();
  return (
    <Box>
      <Flex gap={2} wrap="wrap">
        {mayKeep && sample.state === 'drawn' && <Button onClick={() => ask('test')}>{say('samples.test')}</Button>}
        {mayUnblind && (
          <Button variant="tertiary" onClick={() => ask('unblind')}>
            {say('samples.unblind')}
          </Button>
        )}
      </Flex>
      {asked === 'test' && <TestDialog sample={sample} onClose={() => ask(undefined)} onDone={onDone} />}
      {asked === 'unblind' && <Unblind sample={sample} onClose={() => ask(undefined)} />}
    </Box>
  );
}

function TestDialog({ sample, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [outcome, choose] = useState<'passed' | 'failed' | ''>('');
  const [finding, setFinding] = useState('');
  const send = async (): Promise<void> => {
    const body = { version: sample.version, passed: outcome === 'passed', finding: finding.trim() };
    if (!(await act({ method: 'post', path: `/vetting/samples/${sample.id}/test`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('samples.test')}
      action={say('samples.test.do')}
      busy={busy}
      canSend={outcome !== '' && finding.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('samples.test.outcome')}
        value={outcome}
        options={(['passed', 'failed'] as const).map((one) => [one, say(`samples.state.${one}`)] as const)}
        onChange={(chosen) => choose(chosen === 'passed' ? 'passed' : 'failed')}
      />
      {outcome !== '' && (
        <Typography textColor={outcome === 'failed' ? 'danger600' : 'neutral800'}>
          {say(`samples.test.${outcome}`)}
        </Typography>
      )}
      <Row label={say('samples.column.finding')} hint={say('samples.finding.hint')} required>
        <Textarea maxLength={500} value={finding} onChange={({ target }: Typed) => setFinding(target.value)} />
      </Row>
    </FormDialog>
  );
}

type Goods = { readonly product: string; readonly title: string; readonly lot: string | null };

/** Asks which goods are behind a code. The question is on record before it is answered. */
function Unblind({ sample, onClose }: Omit<Props, 'onDone'>) {
  const say = useSay();
  const { busy, act } = useActing();
  const [goods, setGoods] = useState<Goods | undefined>();
  const ask = async (reason: string): Promise<void> => {
    const done = await act<Goods>({ method: 'post', path: `/vetting/samples/${sample.id}/goods`, body: { reason } });
    if (done) setGoods(done.value);
  };
  if (!goods)
    return (
      <ReasonDialog
        title={say('samples.unblind')}
        label={say('list.reason')}
        about={say('samples.unblind.about')}
        busy={busy}
        onClose={onClose}
        onReason={(reason) => void ask(reason)}
      />
    );
  return (
    <Box paddingTop={3} role="status">
      <Facts
        facts={[
          [
            say('samples.goods'),
            <Link key="goods" tag={NavLink} to={`/plugins/vetting-goods/${goods.product}`}>
              {goods.title}
            </Link>,
          ],
          [say('samples.lot'), goods.lot],
        ]}
      />
    </Box>
  );
}
