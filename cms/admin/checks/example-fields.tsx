import { Box, Flex, Grid, Textarea, Typography } from '@strapi/design-system';
import type { CheckExample, CheckFinding, CheckRuleBody } from '../../contract';
import { Row } from '../reach/dialog';
import { StateWord } from '../reach/state-word';
import { lineOf, type bodyOf, type Draft } from './draft';
import { useAsking } from './use-asking';
import { useSay } from './words';

type Outcome = {
  readonly expected: 'hit' | 'pass';
  readonly example: CheckExample;
  readonly ok: boolean;
  readonly findings: readonly CheckFinding[];
};
type Props = {
  readonly draft: Draft;
  readonly body: ReturnType<typeof bodyOf>;
  readonly station: string;
  readonly onChange: (part: Partial<Draft>) => void;
};
type Typed = { readonly target: { readonly value: string } };

/** The examples that are the rule's tests, with what the host says to each while they are typed. */
export function ExampleFields({ draft, body, station, onChange }: Props) {
  const say = useSay();
  const rule = 'rule' in body && isSaid(body.rule) ? body.rule : undefined;
  const trial = useAsking<{ outcomes: Outcome[] }>('/cms/check-rules/trials', rule && { station, rule });
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Grid.Root gap={4}>
        {(['hit', 'pass'] as const).map((name) => (
          <Grid.Item key={name} col={6} xs={12} alignItems="stretch" direction="column">
            <Row label={say(`examples.${name}`)} hint={say('examples.hint')} required>
              <Textarea value={draft[name]} onChange={({ target }: Typed) => onChange({ [name]: target.value })} />
            </Row>
          </Grid.Item>
        ))}
      </Grid.Root>
      <Box aria-live="polite">
        {trial.problem ? <Typography textColor="danger600">{trial.problem}</Typography> : null}
        {trial.value?.outcomes.map((outcome) => (
          <OutcomeLine key={`${outcome.expected} ${lineOf(outcome.example)}`} outcome={outcome} />
        ))}
        {rule === undefined ? <Typography textColor="neutral600">{say('trial.wait')}</Typography> : null}
      </Box>
    </Flex>
  );
}

/** The host wants all words before it tries anything; asking earlier would only bring refusals. */
const isSaid = ({ owner, message }: CheckRuleBody): boolean =>
  owner.trim() !== '' && message['zh-Hans'].trim() !== '' && message.en.trim() !== '';

function OutcomeLine({ outcome }: { readonly outcome: Outcome }) {
  const say = useSay();
  const { expected, example, ok, findings } = outcome;
  const word = ok ? say(`outcome.${expected}`) : say(`outcome.not.${expected}`);
  const [first] = findings;
  return (
    <Flex gap={3} paddingTop={2} alignItems="baseline" wrap="wrap">
      <StateWord tone={ok ? 'proof' : 'stop'} word={word} />
      <Typography style={{ overflowWrap: 'anywhere', flex: '1 1 0', minWidth: '12rem' }}>
        {typeof example === 'string' ? example : Object.values(example.fields).join(' ／ ')}
      </Typography>
      {first ? (
        <Typography variant="pi" textColor="neutral600">
          {first.text}
          {first.suggestion === null ? '' : ` → ${first.suggestion || say('try.delete')}`}
        </Typography>
      ) : null}
    </Flex>
  );
}
