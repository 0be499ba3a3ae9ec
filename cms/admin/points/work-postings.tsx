import { Box, Flex, Typography } from '@strapi/design-system';
import type { GradedWork, WorkPosting } from '../../contract';
import { useListed } from '../reach/listed';
import { Moment } from '../reach/moment';
import { Points } from './quota-bar';
import { useMonthName, useSay } from './words';

/** All that was ever posted for a work, what came last first; who may not see the station sees their own shares. */
export function WorkPostings({ work }: { readonly work: GradedWork }) {
  const say = useSay();
  if (work.postings.length === 0) return null;
  return (
    <Box tag="section" aria-label={say('postings')}>
      <Typography tag="h3" fontWeight="bold">
        {say('postings')}
      </Typography>
      <Box tag="ol" style={{ listStyle: 'none' }}>
        {[...work.postings].reverse().map((posting) => (
          <Posting key={posting.id} posting={posting} />
        ))}
      </Box>
    </Box>
  );
}

function Posting({ posting }: { readonly posting: WorkPosting }) {
  const say = useSay();
  const nameOf = useMonthName();
  const listed = useListed();
  const { grade, base, points, adopted, ruleVersion, isReversal, reason, month, by, at, shares } = posting;
  const bonus = points - base;
  const levels = listed(adopted.map((level) => say(`adopted.${level}`)));
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3} borderWidth="0 0 1px 0" borderStyle="solid" borderColor="neutral200">
      <Flex justifyContent="space-between" alignItems="baseline" gap={4}>
        <Typography fontWeight="semiBold">
          {say(isReversal ? 'posting.back' : 'posting.given', { grade: say(`grade.${grade}`) })}
        </Typography>
        <Points value={isReversal ? -points : points} />
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600" lineHeight={1.7}>
        {say('posting.facts', { by, month: nameOf(month), version: ruleVersion })} · <Moment at={at} />
        {bonus > 0 && !isReversal && ` · ${say('posting.bonus', { bonus, levels })}`}
      </Typography>
      {reason !== null && (
        <Typography tag="p" variant="pi" lineHeight={1.7} style={{ overflowWrap: 'anywhere' }}>
          {say('entry.reason', { reason })}
        </Typography>
      )}
      {shares.map(({ person, name, amount }) => (
        <Flex key={person} justifyContent="space-between" gap={4} paddingTop={1}>
          <Typography>{name}</Typography>
          <Points value={amount} isSigned={isReversal} />
        </Flex>
      ))}
    </Box>
  );
}
