import { adoptionLevels, MOST_POINTS, pointFactors, pointGrades } from '../../contract';
import { NumberCell, NumberTable, type TableProps } from './rule-number';
import { useSay } from './words';

const HUNDRED = 100;

/** The grades: from where to where each goes, and from how many hundredths on a machine proposes it. */
export function GradeTable({ rule: { grades }, change }: TableProps) {
  const say = useSay();
  const heads = ['rule.grade', 'rule.from', 'rule.to', 'rule.floor'] as const;
  return (
    <NumberTable title={say('rule.grades')} hint={say('rule.grades.hint')} heads={heads.map((head) => say(head))}>
      {pointGrades.map((grade) => (
        <tr key={grade}>
          <th scope="row">{say(`grade.${grade}`)}</th>
          {(['from', 'to', 'floor'] as const).map((part) => (
            <NumberCell
              key={part}
              label={`${say(`grade.${grade}`)} · ${say(`rule.${part}`)}`}
              value={grades[grade][part]}
              most={part === 'floor' ? HUNDRED : MOST_POINTS}
              onChange={
                change && ((value) => change({ grades: { ...grades, [grade]: { ...grades[grade], [part]: value } } }))
              }
            />
          ))}
        </tr>
      ))}
    </NumberTable>
  );
}

/** How much each factor weighs in what a machine proposes. */
export function FactorTable({ rule: { factors }, change }: TableProps) {
  const say = useSay();
  return (
    <NumberTable
      title={say('factors.title')}
      hint={say('rule.factors.hint')}
      heads={[say('rule.factor'), say('rule.weight')]}
    >
      {pointFactors.map((factor) => (
        <tr key={factor}>
          <th scope="row">{say(`factor.${factor}`)}</th>
          <NumberCell
            label={`${say(`factor.${factor}`)} · ${say('rule.weight')}`}
            value={factors[factor]}
            most={HUNDRED}
            onChange={change && ((value) => change({ factors: { ...factors, [factor]: value } }))}
          />
        </tr>
      ))}
    </NumberTable>
  );
}

/** What adoption by higher media adds. */
export function AdoptionTable({ rule: { adoption }, change }: TableProps) {
  const say = useSay();
  return (
    <NumberTable title={say('adopted')} hint={say('adopted.hint')} heads={[say('rule.level'), say('rule.bonus')]}>
      {adoptionLevels.map((level) => (
        <tr key={level}>
          <th scope="row">{say(`adopted.${level}`)}</th>
          <NumberCell
            label={`${say(`adopted.${level}`)} · ${say('rule.bonus')}`}
            value={adoption[level]}
            most={MOST_POINTS}
            onChange={change && ((value) => change({ adoption: { ...adoption, [level]: value } }))}
          />
        </tr>
      ))}
    </NumberTable>
  );
}
