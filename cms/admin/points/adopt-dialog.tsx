import { Typography } from '@strapi/design-system';
import type { PointRuleBody } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import type { About } from './about';
import { useMonthName, useSay } from './words';

type Props = {
  readonly about: About;
  readonly body: {
    readonly station: string;
    readonly version: number;
    readonly validFrom: string;
    readonly rule: PointRuleBody;
  };
  readonly onClose: (isAdopted: boolean) => void;
};

/** Adopts a version by name, after it was said what it will mean for works that are graded already. */
export function AdoptDialog({ about, body, onClose }: Props) {
  const say = useSay();
  const nameOf = useMonthName();
  const { busy, act } = useActing();
  const version = body.version + 1;
  const adopt = async (): Promise<void> => {
    if (!(await act({ method: 'post', path: '/cms/points/rules', body }))) return;
    onClose(true);
    about.done(say('rule.adopted', { version }));
  };
  return (
    <FormDialog
      title={say('rule.adopt.title', { version })}
      action={say('rule.adopt')}
      busy={busy}
      onClose={() => onClose(false)}
      onSubmit={() => void adopt()}
    >
      <Typography style={{ lineHeight: 1.75 }}>{say('rule.adopt.about', { month: nameOf(body.validFrom) })}</Typography>
      <Typography fontWeight="semiBold">{say('rule.adopt.by', { name: about.me.name })}</Typography>
    </FormDialog>
  );
}
