import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Faces, useMay, useReading } from '@hearth/cms/reach';
import { recordedStep, TRACE_READ, TRACE_WRITE, type LotTrace as Trace, type RecordedStep } from '../../contract';
import { LotCode } from './lot-code';
import { LotSteps } from './lot-steps';
import { StepDialog } from './step-dialog';
import { useSay } from './words';

/** The way of a lot, folded away below its line until somebody asks. */
export function LotTrace({ lot }: { readonly lot: string }) {
  const say = useSay();
  const mayRead = useMay(TRACE_READ);
  const [isOpen, open] = useState(false);
  if (!mayRead) return null;
  return (
    <Box paddingTop={2}>
      <Button size="S" variant="ghost" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {say(isOpen ? 'trace.hide' : 'trace.title')}
      </Button>
      {isOpen && <Opened lot={lot} />}
    </Box>
  );
}

function Opened({ lot }: { readonly lot: string }) {
  const reading = useReading<Trace>(`/vetting/lots/${lot}/trace`);
  return <Faces of={reading}>{(trace) => <Way trace={trace} onDone={reading.reload} />}</Faces>;
}

function Way({ trace, onDone }: { readonly trace: Trace; readonly onDone: () => void }) {
  const say = useSay();
  const mayWrite = useMay(TRACE_WRITE);
  const [asked, ask] = useState<RecordedStep | undefined>();
  const offered = recordedStep.options.filter((step) => step !== 'harvest' || !trace.isHarvested);
  return (
    <Box paddingTop={2}>
      {!trace.isHarvested && <Typography textColor="warning600">{say('trace.offer')}</Typography>}
      {mayWrite && (
        <Flex gap={2} wrap="wrap" paddingTop={2} role="group" aria-label={say('trace.record')}>
          {offered.map((step) => (
            <Button key={step} size="S" variant="tertiary" onClick={() => ask(step)}>
              {say(`trace.record.${step}`)}
            </Button>
          ))}
        </Flex>
      )}
      <LotSteps steps={trace.steps} onDone={onDone} />
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('trace.orders', { count: trace.orders })}
      </Typography>
      <LotCode trace={trace} />
      {asked && <StepDialog step={asked} trace={trace} onClose={() => ask(undefined)} onDone={onDone} />}
    </Box>
  );
}
