import type { PointWork } from '../../contract';
import { ReasonDialog } from '../reach/reason-dialog';
import { useActing } from '../reach/use-acting';
import type { About } from './about';
import { useSay } from './words';

type Props = {
  readonly work: PointWork & { readonly title: string };
  readonly about: Pick<About, 'done'>;
  readonly onClose: () => void;
};

/** Appeals against the grading of a work. */
export function AppealDialog({ work: { documentId, locale, title }, about, onClose }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const send = async (reason: string): Promise<void> => {
    const body = { documentId, locale, reason };
    if (!(await act({ method: 'post', path: '/cms/points/appeals', body }))) return;
    onClose();
    about.done(say('appeal.done', { title }));
  };
  return (
    <ReasonDialog
      title={say('appeal.title', { title })}
      action={say('appeal.send')}
      label={say('appeal.reason')}
      about={say('appeal.about')}
      busy={busy}
      onClose={onClose}
      onReason={(reason) => void send(reason)}
    />
  );
}
