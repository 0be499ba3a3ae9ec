import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Facts, Moment, SideSheet, StateWord, useSpoken, type Tone } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { visitItems, type Visit } from '../../../contract';
import { useSay } from '../words';
import { VisitPhotos } from './visit-photos';
import { VisitResultWord } from './visit-result';

/** One visit, as it was written down: nothing of it is changed later. */
export function VisitSheet({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const say = useSay();
  const { supplier, supplierName, kind, risk, place, latitude, longitude, visitedAt, writtenAt, visitor } = visit;
  return (
    <SideSheet label={supplierName} onClose={onClose}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Typography tag="h2" variant="beta">
            <Link tag={NavLink} to={`/plugins/vetting/suppliers/${supplier}`}>
              {supplierName}
            </Link>
          </Typography>
          <VisitResultWord result={visit.result} />
        </Flex>
        <Facts
          facts={[
            [say('visits.kind'), say(`visits.kind.${kind}`)],
            [say('visits.risk'), say(`visits.risk.${risk}`)],
            [say('visits.column.place'), place],
            [say('visits.where'), `${latitude}, ${longitude}`],
            [say('visits.column.visitedAt'), <Moment key="visited" at={visitedAt} />],
            [say('visits.column.visitor'), visitor],
            [say('visits.writtenAt'), <Moment key="written" at={writtenAt} />],
            [say('visits.column.findings'), visit.findings],
          ]}
        />
        <Checklist checklist={visit.checklist} />
        <VisitPhotos visit={visit} />
      </Flex>
    </SideSheet>
  );
}

const TONES: Readonly<Record<Visit['checklist'][number]['answer'], Tone>> = {
  ...{ fine: 'proof', lacking: 'stop', 'not-here': 'quiet' },
};

function Checklist({ checklist }: Pick<Visit, 'checklist'>) {
  const say = useSay();
  const spoken = useSpoken();
  if (checklist.length === 0) return null;
  return (
    <Box>
      <Typography tag="h3" variant="delta">
        {say('visits.checklist')}
      </Typography>
      {checklist.map(({ item, answer, note }) => (
        <Box key={item} paddingTop={3}>
          <Flex justifyContent="space-between" gap={3}>
            <Typography>{spoken(visitItems[item])}</Typography>
            <StateWord tone={TONES[answer]} word={say(`visits.answer.${answer}`)} />
          </Flex>
          {note !== '' && (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {note}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
