import { useMemo, useState } from 'react';
import { Box, Button, Flex, SingleSelectOption, Td, Tr, Typography } from '@strapi/design-system';
import type { PointRuleBody, PointShift } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { Narrow } from '../reach/filters';
import { LinesTable } from '../reach/lines-table';
import { useActing } from '../reach/use-acting';
import type { About } from './about';
import { monthsUntil } from './months';
import { Points } from './quota-bar';
import { isSame } from './rule-draft';
import { useMonthName, useSay } from './words';

type Answer = { readonly works: number; readonly people: readonly (PointShift & { readonly name: string })[] };

/** A draft with what it would have done. */
export type Tried = Answer & { readonly rule: PointRuleBody };

type Props = {
  readonly about: About;
  readonly rule: PointRuleBody;
  /** Whether the draft is a rule at all. */
  readonly isWhole: boolean;
  readonly tried: Tried | undefined;
  readonly onTried: (tried: Tried) => void;
};

const MONTHS = 6;
const USUAL = 2;

/** Runs a draft on works of the past: who would gain and who would lose. Nothing is written. */
export function WhatIf({ about, rule, isWhole, tried, onTried }: Props) {
  const say = useSay();
  const nameOf = useMonthName();
  const { busy, act } = useActing();
  const months = useMemo(() => monthsUntil(new Date(), MONTHS), []);
  const [from, setFrom] = useState(months[USUAL] ?? '');
  const run = async (): Promise<void> => {
    const body = { station: about.station, from, rule };
    const answer = await act<Answer>({ method: 'post', path: '/cms/points/rules/what-if', body });
    if (answer) onTried({ ...answer.value, rule });
  };
  return (
    <Sheet label={say('whatif')}>
      <Box padding={5}>
        <Typography tag="h3" fontWeight="bold">
          {say('whatif')}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={3}>
          {say('whatif.about')}
        </Typography>
        <Flex gap={3} wrap="wrap">
          <Narrow label={say('whatif.since')} value={from} onChange={setFrom}>
            {months.map((month) => (
              <SingleSelectOption key={month} value={month}>
                {say('works.since.month', { month: nameOf(month) })}
              </SingleSelectOption>
            ))}
          </Narrow>
          <Button variant="secondary" loading={busy} disabled={!isWhole} onClick={() => void run()}>
            {say('whatif.run')}
          </Button>
        </Flex>
      </Box>
      {tried && <Shown tried={tried} isStale={!isSame(tried.rule, rule)} />}
    </Sheet>
  );
}

function Shown({ tried: { works, people }, isStale }: { readonly tried: Tried; readonly isStale: boolean }) {
  const say = useSay();
  const gain = people.filter(({ before, after }) => after > before).length;
  const lose = people.filter(({ before, after }) => after < before).length;
  if (works === 0) return <Nothing>{say('whatif.none')}</Nothing>;
  return (
    <Box style={{ opacity: isStale ? 0.6 : 1 }}>
      <Box paddingLeft={5} paddingRight={5} paddingBottom={3} role="status">
        <Typography>{say('whatif.sum', { works, gain, lose, same: people.length - gain - lose })}</Typography>
        {isStale && (
          <Typography tag="p" textColor="warning600">
            {say('whatif.stale')}
          </Typography>
        )}
      </Box>
      <LinesTable heads={[say('column.person'), say('whatif.before'), say('whatif.after'), say('whatif.shift')]}>
        {people.map(({ person, name, before, after }) => (
          <Tr key={person}>
            <Td>
              <Typography fontWeight="semiBold">{name}</Typography>
            </Td>
            <Td data-label={say('whatif.before')}>
              <Points value={before} />
            </Td>
            <Td data-label={say('whatif.after')}>
              <Points value={after} />
            </Td>
            <Td data-label={say('whatif.shift')}>
              <Points value={after - before} isSigned />
            </Td>
          </Tr>
        ))}
      </LinesTable>
    </Box>
  );
}
