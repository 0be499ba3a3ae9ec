import { useEffect, useState } from 'react';
import { Box, Button, Flex, SingleSelectOption, Typography } from '@strapi/design-system';
import type { OwnPoints } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { Narrow } from '../reach/filters';
import { useReading } from '../reach/use-reading';
import type { About } from './about';
import { MissedDialog } from './missed-dialog';
import { OwnAppeals } from './own-appeals';
import { OwnWorkLine } from './own-work-line';
import { worksOf } from './own-works';
import { Figure, QuotaBar, QuotaWord } from './quota-bar';
import { useMonthName, useSay } from './words';

/** One's own points: the month against what is asked, work by work, and what became of one's appeals. */
export function MinePart({ about }: { readonly about: About }) {
  const say = useSay();
  const { query, round } = about;
  const own = useReading<OwnPoints>(`/cms/points/mine${query.month === '' ? '' : `?month=${query.month}`}`);
  const { reload } = own;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
      <Sheet label={say('tab.mine')}>
        <Faces of={own}>
          {(points) => (
            <>
              <Head points={points} about={about} />
              <Works points={points} about={about} />
            </>
          )}
        </Faces>
      </Sheet>
      <OwnAppeals about={about} />
    </Flex>
  );
}

type PartProps = { readonly points: OwnPoints; readonly about: About };

function Head({ points: { month, months, isOpen, total, quota }, about }: PartProps) {
  const say = useSay();
  const nameOf = useMonthName();
  const all = [...new Set([month, ...months])].sort().reverse();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} padding={5} borderWidth="0 0 1px 0" borderColor="neutral200">
      <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
        <Figure name={say('mine.total', { month: nameOf(month) })} value={total} />
        <Narrow label={say('month')} value={month} onChange={(chosen) => about.change({ month: chosen })}>
          {all.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {nameOf(one)}
            </SingleSelectOption>
          ))}
        </Narrow>
      </Flex>
      {quota === null ? (
        <Typography textColor="neutral600">{say('quota.none')}</Typography>
      ) : (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <QuotaBar total={total} quota={quota} label={say('quota.bar')} />
          <Flex gap={4} wrap="wrap" justifyContent="space-between">
            <QuotaWord total={total} quota={quota} />
            <Typography variant="pi" textColor="neutral600">
              {say('quota.of', { quota })}
            </Typography>
          </Flex>
        </Flex>
      )}
      <Typography variant="pi" textColor="neutral600">
        {say(isOpen ? 'mine.open' : 'mine.closed')}
      </Typography>
    </Flex>
  );
}

function Works({ points, about }: PartProps) {
  const say = useSay();
  const [isMissed, setMissed] = useState(false);
  const works = worksOf(points.lines);
  return (
    <>
      {works.length === 0 ? (
        <Nothing>{say(points.isOpen ? 'mine.none' : 'mine.none.closed')}</Nothing>
      ) : (
        <Box tag="ul" style={{ listStyle: 'none' }}>
          {works.map((work) => (
            <OwnWorkLine key={`${work.documentId}.${work.locale}`} work={work} about={about} />
          ))}
        </Box>
      )}
      {points.isOpen && (
        <Flex gap={3} padding={4} wrap="wrap">
          <Button variant="ghost" size="S" onClick={() => setMissed(true)}>
            {say('missed')}
          </Button>
        </Flex>
      )}
      {isMissed && <MissedDialog about={about} onClose={() => setMissed(false)} />}
    </>
  );
}
