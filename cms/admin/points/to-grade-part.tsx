import { useEffect, useMemo } from 'react';
import { Box, Button, Flex, SingleSelectOption } from '@strapi/design-system';
import type { UngradedWork } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { Narrow } from '../reach/filters';
import { usePages } from '../reach/use-pages';
import type { About } from './about';
import { monthsUntil } from './months';
import { NoRule } from './no-rule';
import { UngradedTable } from './ungraded-table';
import { useMonthName, useSay } from './words';

type Found = { readonly month: string; readonly works: readonly UngradedWork[]; readonly cursor: string | null };

const TURNING = {
  by: 'cursor' as const,
  join: (known: Found, next: Found): Found => ({ ...next, works: [...known.works, ...next.works] }),
};
const MONTHS = 4;

/** What went out and has no grade yet: a machine proposes, a person grades. */
export function ToGradePart({ about }: { readonly about: About }) {
  const say = useSay();
  const { query, station, round, queue } = about;
  const since = query.month === '' ? '' : `&from=${query.month}`;
  const list = usePages<Found>(`/cms/points/works?station=${station}&limit=30${since}`, TURNING);
  const { reload, value } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  useEffect(() => {
    queue.current = value?.works.map(({ documentId, locale }) => ({ documentId, locale })) ?? [];
  }, [queue, value]);
  const cursor = value?.cursor ?? null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <Since value={query.month || (value?.month ?? '')} onChange={(month) => about.change({ month })} />
      {value?.works.some(({ proposal }) => proposal === null) && <NoRule about={about} />}
      <Sheet label={say('tab.grade')}>
        <Faces of={list}>
          {({ works }) =>
            works.length === 0 ? (
              <Nothing>{say('works.none')}</Nothing>
            ) : (
              <UngradedTable works={works} onOpen={(work) => about.change({ work })} />
            )
          }
        </Faces>
      </Sheet>
      {cursor !== null && (
        <Flex justifyContent="center">
          <Button variant="tertiary" onClick={() => list.more(cursor)}>
            {say('works.more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

/** From which month on works are listed: what went out on the last evening of a month is graded in the next. */
function Since({ value, onChange }: { readonly value: string; readonly onChange: (month: string) => void }) {
  const say = useSay();
  const nameOf = useMonthName();
  const months = useMemo(() => monthsUntil(new Date(), MONTHS), []);
  const offered = value === '' || months.includes(value) ? months : [value, ...months];
  return (
    <Box maxWidth="26rem">
      <Narrow label={say('works.since')} value={value} onChange={onChange}>
        {offered.map((month) => (
          <SingleSelectOption key={month} value={month}>
            {say('works.since.month', { month: nameOf(month) })}
          </SingleSelectOption>
        ))}
      </Narrow>
    </Box>
  );
}
