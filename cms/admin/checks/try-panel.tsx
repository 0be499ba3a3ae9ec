import { useRef, useState } from 'react';
import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import type { CheckFinding } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { FindingLine } from './finding-line';
import { MarkedText } from './marked-text';
import { bodyFields, cured, placeInBody } from './marks';
import { TryFields, type Trial } from './try-fields';
import { useAsking } from './use-asking';
import { useSay } from './words';

type Answer = { readonly findings: readonly CheckFinding[]; readonly rules: string };

const BLANK: Trial = { title: '', body: '', origin: 'original', ai: 'none' };

/** Somebody types or pastes a text and sees what the rules of the station make of it, while they type. Nothing is kept. */
export function TryPanel({ station }: { readonly station: string }) {
  const say = useSay();
  const [trial, setTrial] = useState(BLANK);
  const body = useRef<HTMLTextAreaElement>(null);
  const isEmpty = trial.title.trim() === '' && trial.body.trim() === '';
  const answer = useAsking<Answer>('/cms/checks/texts', isEmpty ? undefined : questionOf(station, trial));
  // While the next answer is on its way the old marks would stand in the wrong places.
  const findings = answer.busy ? [] : (answer.value?.findings ?? []);
  const show = (finding: CheckFinding): void => {
    if (!finding.field.startsWith('body.')) return;
    body.current?.focus();
    body.current?.setSelectionRange(...placeInBody(trial.body, finding));
  };
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={7} xs={12} m={12} alignItems="stretch" direction="column">
        <Flex direction="column" alignItems="stretch" gap={6}>
          <TryFields trial={trial} body={body} onChange={setTrial} />
          {isEmpty ? null : <Marked trial={trial} findings={findings} />}
        </Flex>
      </Grid.Item>
      <Grid.Item col={5} xs={12} m={12} alignItems="stretch" direction="column">
        <Found answer={answer} isEmpty={isEmpty} count={findings.length}>
          {findings.map((finding) => (
            <FindingLine
              key={`${finding.rule} ${finding.field} ${finding.from}`}
              finding={finding}
              onShow={() => show(finding)}
              onCure={isCurable(finding) ? () => setTrial(curedTrial(trial, finding)) : undefined}
            />
          ))}
        </Found>
        {isEmpty ? <Typography textColor="neutral600">{say('try.kept')}</Typography> : null}
      </Grid.Item>
    </Grid.Root>
  );
}

function questionOf(station: string, { title, body, origin, ai }: Trial): object {
  const fields = [{ name: 'title', text: title }, ...bodyFields(body)];
  return { station, fields, facts: { origin, aiDeclaration: ai } };
}

const isCurable = ({ field, suggestion }: CheckFinding): boolean =>
  suggestion !== null && (field === 'title' || field.startsWith('body.'));

function curedTrial(trial: Trial, finding: CheckFinding): Trial {
  if (finding.field === 'title') return { ...trial, title: cured(trial.title, finding) };
  const lines = bodyFields(trial.body).map(({ name, text }) => (name === finding.field ? cured(text, finding) : text));
  return { ...trial, body: lines.join('\n') };
}

type MarkedProps = { readonly trial: Trial; readonly findings: readonly CheckFinding[] };

function Marked({ trial, findings }: MarkedProps) {
  const say = useSay();
  const of = (field: string): readonly CheckFinding[] => findings.filter((one) => one.field === field);
  return (
    <Sheet label={say('try.marked')}>
      <Flex direction="column" alignItems="stretch" gap={3} padding={6}>
        {trial.title === '' ? null : <MarkedText strong text={trial.title} findings={of('title')} />}
        {bodyFields(trial.body).map(({ name, text }) =>
          text.trim() === '' ? null : <MarkedText key={name} text={text} findings={of(name)} />,
        )}
      </Flex>
    </Sheet>
  );
}

type FoundProps = {
  readonly answer: { readonly problem: string | undefined; readonly busy: boolean };
  readonly isEmpty: boolean;
  readonly count: number;
  readonly children: React.ReactNode;
};

function Found({ answer, isEmpty, count, children }: FoundProps) {
  const say = useSay();
  const words = answer.busy ? say('try.busy') : say('try.found', { count });
  return (
    <Box>
      <Typography tag="h2" variant="delta" role="status">
        {isEmpty ? say('try.begin') : (answer.problem ?? words)}
      </Typography>
      <Box paddingTop={4} paddingBottom={4}>
        {count > 0 ? (
          <Sheet>
            <Box tag="ul" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
              {children}
            </Box>
          </Sheet>
        ) : null}
        {count === 0 && !isEmpty && !answer.busy && answer.problem === undefined ? (
          <Sheet>
            <Nothing>{say('try.clean')}</Nothing>
          </Sheet>
        ) : null}
      </Box>
    </Box>
  );
}
