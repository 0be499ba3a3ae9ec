import { Box, Grid, NumberInput, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { pointFactors, type PointFactor } from '../../contract';
import { Row } from '../reach/dialog';
import type { FieldProps } from './grading-form';
import { useSay } from './words';

const More = styled.details`
  summary {
    padding: 6px 0;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.4rem;
    font-weight: 600;
    cursor: pointer;
  }
  summary:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const MOST = 10;

/** Scores of the factors that the rule weighs, for whoever wants the proposal to follow them. */
export function FactorsField({ draft, rule, onChange }: FieldProps) {
  const say = useSay();
  const weighed = pointFactors.filter((factor) => rule.factors[factor] > 0);
  const set = (factor: PointFactor, typed: number | undefined): void => {
    const { [factor]: _was, ...others } = draft.scores;
    const score = typed === undefined ? undefined : Math.min(MOST, Math.max(0, Math.round(typed)));
    onChange({ ...draft, scores: score === undefined ? others : { ...others, [factor]: score } });
  };
  return (
    <More>
      <summary>{say('factors')}</summary>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={3}>
        {say('factors.hint')}
      </Typography>
      <Box>
        <Grid.Root gap={3}>
          {weighed.map((factor) => {
            const score = draft.scores[factor];
            return (
              <Grid.Item key={factor} col={6} xs={6} alignItems="stretch" direction="column">
                <Row label={say('factor.weighs', { factor: say(`factor.${factor}`), weight: rule.factors[factor] })}>
                  <NumberInput
                    size="S"
                    {...(score === undefined ? {} : { value: score })}
                    onValueChange={(typed: number | undefined) => set(factor, typed)}
                  />
                </Row>
              </Grid.Item>
            );
          })}
        </Grid.Root>
      </Box>
    </More>
  );
}
