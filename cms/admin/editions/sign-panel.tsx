import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { isFit } from '../../server/editions/check-edition.rules';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { ReportPanel } from '../review/findings-panel';
import type { DetailProps } from './edition-detail';
import { useSay } from './words';

type Step = DetailProps['line']['missing'][number];

/** Who signed the words that were edited by hand, who is missing, and signing what is shown. */
export function SignPanel({ matrix, line, onDone }: DetailProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [asked, ask] = useState(false);
  const [round, again] = useState(0);
  const sign = async ({ kind, level }: Step): Promise<void> => {
    const { documentId, locale } = matrix;
    const body = { documentId, locale, channel: line.channel.id, hash: line.hash, kind, level, note: null };
    ask(true);
    if (await act({ method: 'post', path: '/cms/editions/sign', body })) onDone();
    // A refusal leaves a report that says why.
    else again(round + 1);
    ask(false);
  };
  return (
    <Box tag="section" aria-label={say('signatures')}>
      {line.signed.map(({ kind, level, name, at }) => (
        <Flex key={`${kind} ${level}`} gap={2} paddingTop={1}>
          <StateWord tone="proof" word={say(`step.${kind}`, { level })} />
          <Typography variant="pi">
            {name} · <Moment at={at} />
          </Typography>
        </Flex>
      ))}
      {line.missing.map((step) => (
        <MissingStep
          key={`${step.kind} ${step.level}`}
          line={line}
          step={step}
          busy={busy && asked}
          onSign={() => void sign(step)}
        />
      ))}
      <Box paddingTop={3}>
        <ReportPanel
          key={round}
          of={{ station: matrix.station, documentId: matrix.documentId, locale: matrix.locale, hash: line.hash }}
          onDecided={onDone}
        />
      </Box>
    </Box>
  );
}

type StepProps = {
  readonly line: DetailProps['line'];
  readonly step: Step;
  readonly busy: boolean;
  readonly onSign: () => void;
};

/** A signature that is missing; what its platform would certainly refuse is mended before it is signed. */
function MissingStep({ line, step, busy, onSign }: StepProps) {
  const say = useSay();
  const may = line.maySign.some(({ kind, level }) => kind === step.kind && level === step.level);
  const unfit = may && step.kind === 'review' && !isFit(line.problems);
  return (
    <Flex gap={3} paddingTop={1} wrap="wrap">
      <StateWord tone="wait" word={say(`step.${step.kind}`, { level: step.level })} />
      {may && (
        <Button size="S" disabled={unfit} loading={busy} onClick={onSign}>
          {say('sign')}
        </Button>
      )}
      {unfit && (
        <Typography variant="pi" textColor="neutral600">
          {say('sign.unfit')}
        </Typography>
      )}
    </Flex>
  );
}
