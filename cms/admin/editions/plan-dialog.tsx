import { useState } from 'react';
import { Toggle } from '@strapi/design-system';
import type { EditionPlan } from '../../contract';
import { EmbargoFields } from '../channels/embargo-fields';
import { MissedFields } from '../channels/missed-fields';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { MomentField } from '../topics/moment-field';
import type { DetailProps } from './edition-detail';
import { isGoing } from './is-going';
import { useSay } from './words';

/** Whether and when one story goes out on one account, said before it is signed. */
export function PlanDialog({ matrix, line, onDone, onClose }: DetailProps & { readonly onClose: () => void }) {
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
    if (await act({ method: 'put', path: '/cms/editions/plan', body })) onDone();
  };
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
