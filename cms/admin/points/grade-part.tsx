import { useCallback, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { GradedWork, PointWork } from '../../contract';
import { useActing } from '../reach/use-acting';
import type { About } from './about';
import { blankDraft, draftOf } from './grading-draft';
import { GradingForm, type Written } from './grading-form';
import { NoRule } from './no-rule';
import { keyOf } from './own-works';
import { pathOf } from './points-query';
import { useMonthName, useSay } from './words';

type Props = { readonly work: GradedWork; readonly about: About; readonly onStale: () => void };

/** What a head may do with a work: grade it, or grade it anew; or why not. */
export function GradePart({ work, about, onStale }: Props) {
  const say = useSay();
  const [isAgain, setAgain] = useState(false);
  const why = whyNot(work, about);
  if (why === 'quiet') return null;
  if (why === 'rule') return <NoRule about={about} />;
  if (why !== undefined) return <Typography textColor="neutral600">{say(`grade.not.${why}`)}</Typography>;
  if (work.version > 0 && !isAgain)
    return (
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Button variant="secondary" onClick={() => setAgain(true)}>
          {say('regrade')}
        </Button>
        <Typography variant="pi" textColor="neutral600">
          {say('regrade.about')}
        </Typography>
      </Flex>
    );
  return <Grading work={work} about={about} onStale={onStale} onLeave={() => setAgain(false)} />;
}

type Why = 'quiet' | 'rule' | 'released';

function whyNot({ mayGrade, isReleased, rule }: GradedWork, { powers }: About): Why | undefined {
  if (!powers.grade) return 'quiet';
  if (!isReleased) return 'released';
  if (!mayGrade) return 'quiet';
  return rule === null ? 'rule' : undefined;
}

function Grading({ work, about, onStale, onLeave }: Props & { readonly onLeave: () => void }) {
  const say = useSay();
  const { busy, send } = useGrading({ work, about, onStale });
  const isAgain = work.version > 0;
  const standing = work.postings.find(({ id }) => id === work.standing);
  const next = isAgain ? undefined : following(about.queue.current, work);
  if (work.rule === null) return null;
  return (
    <Box>
      <Into work={work} title={say(isAgain ? 'regrade' : 'grade.do')} />
      <GradingForm
        work={work}
        rule={work.rule.rule}
        me={about.me.id}
        first={standing ? draftOf(standing) : blankDraft(work.makers)}
        asked={isAgain ? { label: say('regrade.reason'), max: 500 } : undefined}
        action={say(isAgain ? 'regrade.send' : 'grade.send')}
        onward={next && say('grade.next')}
        busy={busy}
        onLeave={isAgain ? onLeave : undefined}
        onSend={(written, goesOn) => void send(written, goesOn ? next : undefined)}
      />
    </Box>
  );
}

/** Sends a grading; whoever was overtaken sees what stands now. */
function useGrading({ work, about, onStale }: Props) {
  const say = useSay();
  const refused = useCallback((code: string) => code === 'HEARTH.CHANGED_MEANWHILE' && onStale(), [onStale]);
  const { busy, act } = useActing(refused);
  const isAgain = work.version > 0;
  const send = async ({ grading, words }: Written, onward: PointWork | undefined): Promise<void> => {
    const body = { version: work.version, grading, ...(isAgain ? { reason: words } : {}) };
    if (!(await act({ method: 'post', path: pathOf(work), body }))) return;
    about.change({ work: onward });
    about.done(say(isAgain ? 'regrade.done' : 'grade.done', { title: work.title }));
  };
  return { busy, send };
}

/** What is about to happen, and where it will stand in the books. */
export function Into({ work, title }: { readonly work: GradedWork; readonly title: string }) {
  const say = useSay();
  const nameOf = useMonthName();
  const { month, rule, version } = work;
  return (
    <>
      <Typography tag="h3" fontWeight="bold">
        {title}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={3}>
        {rule !== null && say('grade.into', { month: nameOf(month), version: rule.version })}{' '}
        {version > 0 && say('regrade.about')}
      </Typography>
    </>
  );
}

function following(queue: readonly PointWork[], work: PointWork): PointWork | undefined {
  const at = queue.findIndex((one) => keyOf(one) === keyOf(work));
  return at < 0 ? undefined : queue[at + 1];
}
