import { Box, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { DutyPost, OnDuty } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { Moment } from '../reach/moment';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import { usePeopleNames, type Colleague } from './people-names';
import type { About } from './roster-page';
import { hourOf } from './week';

type PostNow = {
  readonly post: DutyPost;
  readonly people: readonly OnDuty[];
  readonly planned: boolean;
  readonly next: { readonly person: string; readonly startsAt: string } | null;
};
type Now = {
  readonly at: string;
  readonly posts: readonly PostNow[];
  readonly people: readonly Colleague[];
};

const AGAIN_AFTER = 60_000;

const Posts = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
  gap: 1px;
  margin: 0;
  padding: 0;
  list-style: none;
  background: ${({ theme }) => theme.colors.neutral200};
  > li {
    padding: 12px 16px;
    background: ${({ theme }) => theme.colors.neutral0};
  }
`;

/** Who stands on each post at this minute. */
export function OnDutyNow({ about }: { readonly about: About }) {
  const { formatMessage } = useIntl();
  const now = useReading<Now>(`/cms/roster/now?station=${about.station}`);
  const { reload } = now;
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_AFTER);
    return () => {
      clearInterval(timer);
    };
  }, [reload]);
  const title = formatMessage({ id: 'cms.roster.now' });
  return (
    <Box>
      <Box paddingBottom={2}>
        <Typography tag="h2" variant="delta">
          {title}
        </Typography>
      </Box>
      <Sheet label={title}>
        <Faces of={now}>
          {({ posts, people }) =>
            posts.length === 0 ? (
              <Nothing>
                {formatMessage({ id: about.mayPlan ? 'cms.roster.post.none.plan' : 'cms.roster.post.none' })}
              </Nothing>
            ) : (
              <Posts>
                {posts.map((now) => (
                  <OnePost key={now.post.id} now={now} people={people} />
                ))}
              </Posts>
            )
          }
        </Faces>
      </Sheet>
    </Box>
  );
}

type PostProps = {
  readonly now: PostNow;
  readonly people: readonly Colleague[];
};

function OnePost({ now: { post, people: standing, planned, next }, people }: PostProps) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const nameOf = usePeopleNames(people);
  return (
    <li>
      <Typography variant="pi" textColor="neutral600" tag="h3">
        {spoken(post.name)}
      </Typography>
      {standing.length === 0 && (
        <Typography textColor={planned ? 'warning600' : 'neutral600'}>
          {formatMessage({ id: planned ? 'cms.roster.now.nobody' : 'cms.roster.now.off' })}
        </Typography>
      )}
      {standing.length === 0 && next && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {formatMessage({ id: 'cms.roster.now.next' }, { name: nameOf(next.person) })} <Moment at={next.startsAt} />
        </Typography>
      )}
      {standing.map(({ person, shift, until, insteadOf }) => (
        <Box key={shift}>
          <Typography tag="p" variant="delta">
            {nameOf(person)}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {formatMessage({ id: 'cms.roster.now.until' }, { hour: hourOf(until) })}
            {insteadOf && ` · ${formatMessage({ id: 'cms.roster.instead' }, { name: nameOf(insteadOf) })}`}
          </Typography>
        </Box>
      ))}
    </li>
  );
}
