import { useState } from 'react';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowLeft, ArrowRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import type { DutyPost, DutyShift } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { NewShiftDialog } from './new-shift-dialog';
import type { Colleague } from './people-names';
import type { About } from './roster-page';
import { ShiftDialog } from './shift-dialog';
import { dayOf, daysLater, daysOf, isDay, momentOf, mondayOf } from './week';
import { WeekTable } from './week-table';

type Week = { readonly shifts: readonly DutyShift[]; readonly people: readonly Colleague[] };
type Open = { readonly shift: DutyShift } | { readonly post: DutyPost; readonly day: string } | undefined;

/** The week, post by post; planners put people into it, and whoever was planned can swap. */
export function WeekGrid({ about }: { readonly about: About }) {
  const { formatMessage } = useIntl();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('week');
  const monday = mondayOf(isDay(asked) ? asked : dayOf(Date.now()));
  const [open, setOpen] = useState<Open>();
  const span = new URLSearchParams({
    station: about.station,
    from: momentOf(monday, '00:00'),
    to: momentOf(daysLater(monday, 7), '00:00'),
  });
  const week = useReading<Week>(`/cms/roster/shifts?${span.toString()}`);
  const turn = (days: number): void => {
    setSearch({ ...Object.fromEntries(search), week: daysLater(monday, days) }, { replace: true });
  };
  const done = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) week.reload();
  };
  const posts = about.posts.filter(({ active, id }) => active || week.value?.shifts.some(({ post }) => post === id));
  return (
    <Box>
      <WeekHead monday={monday} onTurn={turn} />
      <Sheet label={formatMessage({ id: 'cms.roster.week' })}>
        <Faces of={week}>
          {({ shifts, people }) =>
            posts.length === 0 ? (
              <Nothing>
                {formatMessage({ id: about.mayPlan ? 'cms.roster.post.none.plan' : 'cms.roster.post.none' })}
              </Nothing>
            ) : (
              <WeekTable
                days={daysOf(monday)}
                posts={posts}
                shifts={shifts}
                people={people}
                onShift={(shift) => setOpen({ shift })}
                {...(about.mayPlan ? { onAdd: (post: DutyPost, day: string) => setOpen({ post, day }) } : {})}
              />
            )
          }
        </Faces>
      </Sheet>
      {open && 'shift' in open && (
        <ShiftDialog shift={open.shift} about={about} people={week.value?.people ?? []} onDone={done} />
      )}
      {open && 'post' in open && <NewShiftDialog post={open.post} day={open.day} onDone={done} />}
    </Box>
  );
}

function WeekHead({ monday, onTurn }: { readonly monday: string; readonly onTurn: (days: number) => void }) {
  const { formatMessage, formatDate } = useIntl();
  const words = (day: string): string =>
    formatDate(`${day}T00:00:00Z`, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (
    <Flex gap={2} paddingBottom={2} justifyContent="space-between">
      <Typography tag="h2" variant="delta" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {`${words(monday)} – ${words(daysLater(monday, 6))}`}
      </Typography>
      <Flex gap={1}>
        <IconButton label={formatMessage({ id: 'cms.roster.week.before' })} onClick={() => onTurn(-7)}>
          <ArrowLeft />
        </IconButton>
        <IconButton label={formatMessage({ id: 'cms.roster.week.after' })} onClick={() => onTurn(7)}>
          <ArrowRight />
        </IconButton>
      </Flex>
    </Flex>
  );
}
