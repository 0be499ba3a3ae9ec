import { Flex, Typography } from '@strapi/design-system';
import { bonusOf } from '../../server/points/point.rules';
import type { FieldProps } from './grading-form';
import { Points } from './quota-bar';
import { useSay } from './words';

/** What the work earns as a whole: what is shared out below. */
export function WholeLine({ draft: { base, adopted }, rule }: Pick<FieldProps, 'draft' | 'rule'>) {
  const say = useSay();
  const bonus = bonusOf(rule, adopted);
  return (
    <Flex justifyContent="space-between" gap={4} paddingTop={3} borderWidth="1px 0 0 0" borderColor="neutral200">
      <Typography>{bonus > 0 && base !== undefined ? say('whole.with', { base, bonus }) : say('whole')}</Typography>
      {base === undefined ? <Typography textColor="neutral600">—</Typography> : <Points value={base + bonus} />}
    </Flex>
  );
}
