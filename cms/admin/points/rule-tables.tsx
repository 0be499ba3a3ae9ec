import { styled } from 'styled-components';
import type { PointRuleBody } from '../../contract';
import { AdoptionTable, FactorTable, GradeTable } from './rule-numbers';
import { QuotaTable } from './quota-table';

const Tables = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
  gap: 32px 48px;
`;

type Props = {
  readonly rule: PointRuleBody;
  /** Missing where the rule is only read. */
  readonly onChange?: (rule: PointRuleBody) => void;
};

/** A rule as tables, to be read or to be changed. */
export function RuleTables({ rule, onChange }: Props) {
  const change = onChange && ((part: Partial<PointRuleBody>) => onChange({ ...rule, ...part }));
  return (
    <Tables>
      <GradeTable rule={rule} change={change} />
      <FactorTable rule={rule} change={change} />
      <AdoptionTable rule={rule} change={change} />
      <QuotaTable rule={rule} change={change} />
    </Tables>
  );
}
