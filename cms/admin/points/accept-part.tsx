import { useCallback } from 'react';
import { Box } from '@strapi/design-system';
import type { GradedWork, PointAppeal } from '../../contract';
import { useActing } from '../reach/use-acting';
import type { About } from './about';
import { blankDraft, draftOf } from './grading-draft';
import { Into } from './grade-part';
import { GradingForm, type Written } from './grading-form';
import { NoRule } from './no-rule';
import { useSay } from './words';

type Props = {
  readonly appeal: PointAppeal;
  readonly work: GradedWork;
  readonly about: About;
  readonly onLeave: () => void;
  /** Has what stands now read again. It stays the same function. */
  readonly onStale: () => void;
};

/** Accepts an appeal: the work is graded anew in the same step, beginning with what stands. */
export function AcceptPart({ appeal, work, about, onLeave, onStale }: Props) {
  const say = useSay();
  const refused = useCallback((code: string) => code === 'HEARTH.CHANGED_MEANWHILE' && onStale(), [onStale]);
  const { busy, act } = useActing(refused);
  const send = async ({ grading, words }: Written): Promise<void> => {
    const body = { version: appeal.version, answer: words, grading, workVersion: work.version };
    if (!(await act({ method: 'post', path: `/cms/points/appeals/${appeal.id}/accept`, body }))) return;
    about.done(say('appeal.accept.done', { title: appeal.title }));
    onLeave();
  };
  const { rule } = work;
  if (rule === null) return <NoRule about={about} />;
  const standing = work.postings.find(({ id }) => id === work.standing);
  return (
    <Box>
      <Into work={work} title={say('appeal.accept')} />
      <GradingForm
        work={work}
        rule={rule.rule}
        me={about.me.id}
        first={standing ? draftOf(standing) : blankDraft(work.makers)}
        asked={{ label: say('appeal.accept.answer'), max: 500 }}
        action={say('appeal.accept.send')}
        busy={busy}
        onLeave={onLeave}
        onSend={(written) => void send(written)}
      />
    </Box>
  );
}
