import { Checkbox, Flex } from '@strapi/design-system';
import { adoptionLevels, type AdoptionLevel } from '../../contract';
import { bonusOf } from '../../server/points/point.rules';
import { Row } from '../reach/dialog';
import { rescaled } from './grading-draft';
import type { FieldProps } from './grading-form';
import { useSay } from './words';

/** Which media above the station took the work over; of several only the highest counts, and the form says so. */
export function AdoptionField({ draft, rule, onChange }: FieldProps) {
  const say = useSay();
  const { adopted } = draft;
  const set = (level: AdoptionLevel, on: boolean): void => {
    const next = adoptionLevels.filter((one) => (one === level ? on : adopted.includes(one)));
    onChange(rescaled(draft, rule, { adopted: next }));
  };
  const bonus = bonusOf(rule, adopted);
  const highest = adoptionLevels.find((level) => adopted.includes(level));
  const hint = highest ? say('adopted.counts', { level: say(`adopted.${highest}`), bonus }) : say('adopted.hint');
  return (
    <Row label={say('adopted')} hint={hint}>
      <Flex gap={4} wrap="wrap">
        {adoptionLevels.map((level) => (
          <Checkbox
            key={level}
            checked={adopted.includes(level)}
            onCheckedChange={(on: boolean | 'indeterminate') => set(level, on === true)}
          >
            {say('adopted.adds', { level: say(`adopted.${level}`), bonus: rule.adoption[level] })}
          </Checkbox>
        ))}
      </Flex>
    </Row>
  );
}
