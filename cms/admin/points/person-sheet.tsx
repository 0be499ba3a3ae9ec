import { useEffect } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { MonthBooks, MonthPosting, PointTotal } from '../../contract';
import { Faces, Nothing } from '../reach/faces';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { SideSheet } from '../reach/side-sheet';
import { useSpoken } from '../reach/spoken';
import { usePages } from '../reach/use-pages';
import { useReading } from '../reach/use-reading';
import type { About } from './about';
import { Points, QuotaBar, QuotaWord } from './quota-bar';
import { useMonthName, useSay } from './words';

type Props = { readonly person: string; readonly about: About };
type Journal = { readonly postings: readonly MonthPosting[]; readonly cursor: string | null };

const TURNING = {
  by: 'cursor' as const,
  join: (known: Journal, next: Journal): Journal => ({ ...next, postings: [...known.postings, ...next.postings] }),
};

/** What one person has in a month, posting by posting. */
export function PersonSheet({ person, about }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { query, station, round, change } = about;
  const at = `/cms/points/months/${query.month}`;
  const books = useReading<MonthBooks>(`${at}?station=${station}`);
  const journal = usePages<Journal>(`${at}/postings?station=${station}&person=${person}&limit=50`, TURNING);
  const { reload } = journal;
  const { reload: again } = books;
  useEffect(() => {
    if (round === 0) return;
    reload();
    again();
  }, [round, reload, again]);
  const one = books.value?.people.find((total) => total.person === person);
  const cursor = journal.value?.cursor ?? null;
  const name = one ? spoken(one.name) : say('column.person');
  return (
    <SideSheet label={name} onClose={() => change({ person: '' })}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Head name={name} month={query.month} one={one} />
        <Faces of={journal}>
          {({ postings }) =>
            postings.length === 0 ? (
              <Nothing>{say('person.none')}</Nothing>
            ) : (
              postings.map((posting) => (
                <Line key={posting.id} posting={posting} person={person} onOpen={() => change({ work: posting })} />
              ))
            )
          }
        </Faces>
        {cursor !== null && (
          <Button variant="tertiary" onClick={() => journal.more(cursor)}>
            {say('works.more')}
          </Button>
        )}
      </Flex>
    </SideSheet>
  );
}

type HeadProps = { readonly name: string; readonly month: string; readonly one: PointTotal | undefined };

function Head({ name, month, one }: HeadProps) {
  const say = useSay();
  const nameOf = useMonthName();
  const quota = one?.quota ?? null;
  const total = one?.total ?? 0;
  return (
    <>
      <Typography tag="h2" variant="beta">
        {name}
      </Typography>
      <Flex justifyContent="space-between" gap={4}>
        <Typography textColor="neutral600">{nameOf(month)}</Typography>
        <Points value={total} />
      </Flex>
      {quota !== null && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <QuotaBar total={total} quota={quota} label={say('quota.bar')} />
          <QuotaWord total={total} quota={quota} />
        </Flex>
      )}
    </>
  );
}

type LineProps = { readonly posting: MonthPosting; readonly person: string; readonly onOpen: () => void };

function Line({ posting, person, onOpen }: LineProps) {
  const say = useSay();
  const { title, grade, points, ruleVersion, isReversal, reason, by, at, shares } = posting;
  const amount = shares.find((share) => share.person === person)?.amount ?? 0;
  return (
    <Box paddingBottom={3} borderWidth="0 0 1px 0" borderStyle="solid" borderColor="neutral200">
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4}>
        <NameButton onClick={onOpen}>{title}</NameButton>
        <Points value={amount} isSigned />
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600" lineHeight={1.7} style={{ overflowWrap: 'anywhere' }}>
        {say(isReversal ? 'entry.back' : 'entry.given', { grade: say(`grade.${grade}`), points, version: ruleVersion })}
        {' · '}
        {by} <Moment at={at} />
        {reason !== null && ` · ${say('entry.reason', { reason })}`}
      </Typography>
    </Box>
  );
}
