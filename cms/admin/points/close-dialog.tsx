import { Box, Typography } from '@strapi/design-system';
import type { MonthBooks, UngradedWork } from '../../contract';
import { monthAfter } from '../../server/points/month.rules';
import { FormDialog } from '../reach/dialog';
import { useListed } from '../reach/listed';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import type { About } from './about';
import { useMonthName, useSay } from './words';

type Props = { readonly books: MonthBooks; readonly about: About; readonly onClose: () => void };
type Ungraded = { readonly works: readonly UngradedWork[]; readonly cursor: string | null };

const MOST = 100;

/** Closes a month by name; says before what becomes fixed, who still waits for an answer, and what was not graded. */
export function CloseDialog({ books, about, onClose }: Props) {
  const say = useSay();
  const nameOf = useMonthName();
  const { busy, act } = useActing();
  const { month, station, version } = books;
  const close = async (): Promise<void> => {
    const body = { version, station };
    if (!(await act({ method: 'post', path: `/cms/points/months/${month}/close`, body }))) return;
    onClose();
    about.change({ month });
    about.done(say('close.done', { month: nameOf(month) }));
  };
  return (
    <FormDialog
      title={say('close.title', { month: nameOf(month) })}
      action={say('close.send')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void close()}
    >
      <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc', lineHeight: 1.75 }}>
        {useWarnings(books, about).map((sentence) => (
          <Typography tag="li" key={sentence} style={{ lineHeight: 1.75 }}>
            {sentence}
          </Typography>
        ))}
      </Box>
      <Typography fontWeight="semiBold">{say('close.by', { name: about.me.name })}</Typography>
    </FormDialog>
  );
}

function useWarnings({ month, station, people, total }: MonthBooks, about: About): readonly string[] {
  const say = useSay();
  const nameOf = useMonthName();
  const listed = useListed();
  const ungraded = useReading<Ungraded>(`/cms/points/works?station=${station}&from=${month}&limit=${MOST}`).value;
  const waiting = (about.appeals.value?.appeals ?? []).filter((one) => one.station === station && one.state === 'open');
  const names = [...new Set(waiting.map(({ name }) => name))];
  const count = ungraded?.works.length ?? 0;
  const some = people.filter((one) => one.total !== 0).length;
  return [
    say('close.fixed', { people: some, total }),
    say('close.next', { month: nameOf(monthAfter(month)) }),
    ...(waiting.length > 0 ? [say('close.appeals', { count: waiting.length, names: listed(names) })] : []),
    ...(count > 0 ? [say(ungraded?.cursor ? 'close.ungraded.more' : 'close.ungraded', { count })] : []),
  ];
}
