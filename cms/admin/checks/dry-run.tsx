import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { CheckFinding, CheckRuleBody } from '../../contract';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

type Hit = {
  readonly documentId: string;
  readonly locale: string;
  readonly title: string;
  readonly finding: CheckFinding;
  readonly around: string;
};
type Run = { readonly looked: number; readonly hits: readonly Hit[] };
type Props = { readonly rule: CheckRuleBody | undefined; readonly station: string };

const LAST = 50;

/** What a rule would have found in what was published last, before it is let loose. */
export function DryRun({ rule, station }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [run, setRun] = useState<Run>();
  const start = async (): Promise<void> => {
    const answer = await act<Run>({
      method: 'post',
      path: '/cms/check-rules/dry-runs',
      body: { station, rule, last: LAST },
    });
    setRun(answer?.value);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Typography textColor="neutral600" style={{ flex: '1 1 20rem' }}>
          {say('dry.hint', { last: LAST })}
        </Typography>
        <Button
          type="button"
          variant="secondary"
          disabled={rule === undefined}
          loading={busy}
          onClick={() => void start()}
        >
          {say('dry.run')}
        </Button>
      </Flex>
      {run ? (
        <Box role="status">
          <Typography fontWeight="bold">{say('dry.found', { looked: run.looked, hits: run.hits.length })}</Typography>
          {run.hits.map((hit) => (
            <HitLine key={`${hit.documentId} ${hit.locale} ${hit.finding.field} ${hit.finding.from}`} hit={hit} />
          ))}
        </Box>
      ) : null}
    </Flex>
  );
}

function HitLine({ hit }: { readonly hit: Hit }) {
  const { text } = hit.finding;
  const at = text === '' ? -1 : hit.around.indexOf(text);
  return (
    <Box paddingTop={3}>
      <Typography variant="pi" textColor="neutral600">
        {hit.title}
      </Typography>
      <Typography tag="p" lineHeight={1.7}>
        {at < 0 ? hit.around : hit.around.slice(0, at)}
        {at < 0 ? null : (
          <mark style={{ background: 'none', fontWeight: 700, textDecoration: 'underline' }}>{text}</mark>
        )}
        {at < 0 ? null : hit.around.slice(at + text.length)}
      </Typography>
    </Box>
  );
}
