import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import {
  Choice,
  FormDialog,
  Moment,
  Nothing,
  StateWord,
  useActing,
  useMay,
  useSpoken,
  type Tone,
} from '@hearth/cms/reach';
import {
  TRACE_WRITE,
  traceSteps,
  withdrawReason,
  type LotStep,
  type TraceStep,
  type WithdrawReason,
} from '../../contract';
import { useSay } from './words';

const TONES: Readonly<Partial<Record<TraceStep, Tone>>> = { recall: 'stop', other: 'quiet' };

type Props = { readonly steps: readonly LotStep[]; readonly onDone: () => void };

/** What is on record of a lot's way, the newest first; what was withdrawn stays and says so. */
export function LotSteps({ steps, onDone }: Props) {
  const say = useSay();
  const [asked, ask] = useState<LotStep | undefined>();
  if (steps.length === 0) return <Nothing>{say('trace.empty')}</Nothing>;
  return (
    <Box tag="ol" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInlineStart: 0 }}>
      {steps.map((step) => (
        <Line key={step.id} step={step} onWithdraw={() => ask(step)} />
      ))}
      {asked && <WithdrawDialog step={asked} onClose={() => ask(undefined)} onDone={onDone} />}
    </Box>
  );
}

function Line({ step, onWithdraw }: { readonly step: LotStep; readonly onWithdraw: () => void }) {
  const say = useSay();
  const spoken = useSpoken();
  const mayWrite = useMay(TRACE_WRITE);
  const { place, quantity, withdrawn } = step;
  const facts = [
    place,
    quantity === null ? null : say('trace.pieces', { quantity }),
    say(`trace.source.${step.source}`),
  ];
  const reason = withdrawReason.safeParse(withdrawn);
  return (
    <Box tag="li" paddingTop={2}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <StateWord
          tone={withdrawn === null ? (TONES[step.step] ?? 'proof') : 'quiet'}
          word={spoken(traceSteps[step.step])}
        />
        <Typography variant="pi" textColor="neutral600">
          <Moment at={step.at} />
        </Typography>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {facts.filter((fact) => fact !== null).join(' · ')}
        {withdrawn !== null &&
          ` · ${say('trace.withdrawn')}${reason.success ? ` · ${say(`trace.reason.${reason.data}`)}` : ''}`}
      </Typography>
      {mayWrite && step.mayWithdraw && (
        <Box>
          <Button size="S" variant="ghost" onClick={onWithdraw}>
            {say('trace.withdraw')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

type WithdrawProps = { readonly step: LotStep; readonly onClose: () => void; readonly onDone: () => void };

function WithdrawDialog({ step, onClose, onDone }: WithdrawProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [reason, choose] = useState<WithdrawReason>('incorrect_data');
  const send = async (): Promise<void> => {
    if (!(await act({ method: 'post', path: `/vetting/trace/records/${step.id}/withdraw`, body: { reason } }))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say('trace.withdraw.title')}
      action={say('trace.withdraw')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('trace.withdraw.about')}</Typography>
      <Choice
        label={say('trace.withdraw.reason')}
        value={reason}
        options={withdrawReason.options.map((one): [string, string] => [one, say(`trace.reason.${one}`)])}
        onChange={(chosen) => choose(withdrawReason.catch(reason).parse(chosen))}
      />
    </FormDialog>
  );
}
