import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { GradedWork, PointWork } from '../../contract';
import { Faces } from '../reach/faces';
import { SideSheet } from '../reach/side-sheet';
import { StateWord } from '../reach/state-word';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import type { About } from './about';
import { AppealDialog } from './appeal-dialog';
import { GradePart } from './grade-part';
import { pathOf } from './points-query';
import { WorkPostings } from './work-postings';
import { useMonthName, useSay } from './words';

type Props = { readonly work: PointWork; readonly about: About };

/** One work: how it stands, what one may do, and all that was ever posted for it. */
export function WorkSheet({ work, about }: Props) {
  const say = useSay();
  const found = useReading<GradedWork>(pathOf(work));
  const { reload } = found;
  const { round } = about;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <SideSheet label={found.value?.title ?? say('title')} onClose={() => about.change({ work: undefined })}>
      <Faces of={found}>
        {(value) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            <WorkHead work={value} />
            <GradePart key={value.version} work={value} about={about} onStale={reload} />
            <AppealPart work={value} about={about} />
            <WorkPostings work={value} />
          </Flex>
        )}
      </Faces>
    </SideSheet>
  );
}

/** What a work is called, how it stands, and the way to its words. */
export function WorkHead({ work }: { readonly work: GradedWork }) {
  const say = useSay();
  const nameOf = useMonthName();
  const mayReview = useMay('plugin::cms.review.read');
  const { title, documentId, locale, postings, standing } = work;
  const now = postings.find(({ id }) => id === standing);
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      {now ? (
        <StateWord
          tone="proof"
          word={say('work.graded', { grade: say(`grade.${now.grade}`), points: now.points, month: nameOf(now.month) })}
        />
      ) : (
        <StateWord tone="wait" word={say('work.ungraded')} />
      )}
      <Typography tag="h2" variant="beta" style={{ textWrap: 'balance', overflowWrap: 'anywhere' }}>
        {title}
      </Typography>
      {mayReview && (
        <Typography tag={Link} to={`/plugins/cms/review/${documentId}/${locale}`} textColor="primary600">
          {say('work.open')}
        </Typography>
      )}
    </Flex>
  );
}

function AppealPart({ work, about }: { readonly work: GradedWork; readonly about: About }) {
  const say = useSay();
  const [isAsking, ask] = useState(false);
  // Whoever grades the work changes it; an appeal is the way of those who cannot.
  if (!work.mayAppeal || work.mayGrade) return null;
  return (
    <Box>
      <Button variant="tertiary" onClick={() => ask(true)}>
        {say('appeal')}
      </Button>
      {isAsking && <AppealDialog work={work} about={about} onClose={() => ask(false)} />}
    </Box>
  );
}
