import { useState } from 'react';
import { Toggle, Typography } from '@strapi/design-system';
import type { EditionLine, EditionPlan } from '../../contract';
import { EmbargoFields } from '../channels/embargo-fields';
import { MissedFields } from '../channels/missed-fields';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { MomentField } from '../topics/moment-field';
import type { DetailProps } from './edition-detail';
import { isGoing } from './is-going';
import { planTold, takenBack, type Planned } from './plan-undo';
import { useSay } from './words';

type Props = Omit<DetailProps, 'onDone'> & {
  /** What was said before comes along, so that it can be said again. */
  readonly onPlanned: (planned: Planned) => void;
  readonly onClose: () => void;
};

/** Whether and when one story goes out on one account; of a signed story it says what happens at once. */
export function PlanDialog({ matrix, line, onPlanned, onClose }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [plan, setPlan] = useState<EditionPlan>(
    line.plan ?? { wanted: isGoing(line), dueAt: null, endsAt: null, embargo: null, missed: null },
  );
  const change = (part: Partial<EditionPlan>): void => setPlan({ ...plan, ...part });
  const others = matrix.editions
    .filter((one) => one.channel.id !== line.channel.id && isGoing(one))
    .map(({ channel }) => [channel.id, channel.name] as const);
  const save = async (): Promise<void> => {
    const { documentId, locale } = matrix;
    const body = { documentId, locale, channel: line.channel.id, version: line.version, plan };
    const saved = await act<EditionLine>({ method: 'put', path: '/cms/editions/plan', body });
    if (saved) onPlanned({ told: planTold(line, plan.wanted), before: takenBack(line), version: saved.value.version });
  };
  const told = planTold(line, plan.wanted);
  return (
    <FormDialog title={say('plan')} action={say('save')} busy={busy} onClose={onClose} onSubmit={() => void save()}>
      <Row label={say('plan.wanted')}>
        <Toggle
          onLabel={say('plan.yes')}
          offLabel={say('plan.no')}
          checked={plan.wanted}
          onChange={({ target }: { target: { checked: boolean } }) => change({ wanted: target.checked })}
        />
      </Row>
      {told && (
        <Typography tag="p" textColor="neutral600" role="status">
          {say(`plan.does.${told}`)}
        </Typography>
      )}
      {plan.wanted && (
        <>
          <MomentField label={say('plan.due')} value={plan.dueAt} onChange={(dueAt) => change({ dueAt })} />
          <EmbargoFields
            value={plan.embargo ?? line.target?.embargo ?? { kind: 'none' }}
            others={others}
            onChange={(embargo) => change({ embargo })}
          />
          <MissedFields
            value={plan.missed ?? line.target?.missed ?? { kind: 'send' }}
            onChange={(missed) => change({ missed })}
          />
          <MomentField label={say('plan.ends')} value={plan.endsAt} onChange={(endsAt) => change({ endsAt })} />
        </>
      )}
    </FormDialog>
  );
}
