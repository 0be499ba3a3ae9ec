import { NumberInput, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { pointGrades, type PointGrade } from '../../contract';
import { Row } from '../reach/dialog';
import { rescaled } from './grading-draft';
import type { FieldProps } from './grading-form';
import { useSay } from './words';

const Grades = styled.fieldset`
  display: grid;
  /* Four beside each other where a name fits on one line, else fewer. */
  grid-template-columns: repeat(auto-fit, minmax(11.2rem, 1fr));
  gap: 8px;
  margin: 0;
  padding: 0;
  border: none;

  legend {
    padding: 0 0 4px;
  }
  label {
    display: grid;
    grid-template-columns: max-content 1fr;
    white-space: nowrap;
    align-items: center;
    gap: 2px 8px;
    min-block-size: 56px;
    padding: 8px 10px;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: 4px;
    color: ${({ theme }) => theme.colors.neutral800};
    cursor: pointer;
  }
  label:has(:checked) {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
  }
  label:has(:focus-visible) {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  input {
    margin: 0;
    inline-size: 16px;
    block-size: 16px;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }
  small {
    grid-column: 1 / -1;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-variant-numeric: tabular-nums;
  }
`;

/** The grade, by arrow keys or finger, and the points within its range. */
export function GradeField({ draft, rule, onChange }: FieldProps) {
  const say = useSay();
  const { grade, base } = draft;
  const choose = (chosen: PointGrade): void => {
    const { from, to } = rule.grades[chosen];
    // What lies in the new range stays; else the middle of it is where one begins.
    const fits = base !== undefined && base >= from && base <= to;
    onChange(rescaled(draft, rule, { grade: chosen, base: fits ? base : Math.round((from + to) / 2) }));
  };
  return (
    <>
      <Grades>
        <Typography tag="legend" variant="pi" fontWeight="bold">
          {say('grade')}
        </Typography>
        {pointGrades.map((one) => (
          <label key={one}>
            <input type="radio" name="grade" checked={grade === one} onChange={() => choose(one)} />
            <Typography fontWeight="semiBold">{say(`grade.${one}`)}</Typography>
            <small>{say('grade.range', { from: rule.grades[one].from, to: rule.grades[one].to })}</small>
          </label>
        ))}
      </Grades>
      <Row label={say('base')} hint={grade === '' ? say('base.first') : say('base.hint', rangeOf(rule, grade))}>
        <NumberInput
          {...(base === undefined ? {} : { value: base })}
          disabled={grade === ''}
          onValueChange={(points: number | undefined) => onChange(rescaled(draft, rule, { base: points }))}
        />
      </Row>
    </>
  );
}

const rangeOf = ({ grades }: FieldProps['rule'], grade: PointGrade) => ({
  from: grades[grade].from,
  to: grades[grade].to,
});
