import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { FULL_REVIEW, type ReviewRules } from '../../contract/review-policy';
import { SideSheet } from '../media/side-sheet';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { PolicyPlace } from './policy-place';
import { RulesFields } from './rules-fields';
import { usePolicyName, type Policy } from './policy-name';
import { sentencesOf } from './rules-words';
import { capital, useListing, useSay } from './words';
import { WeightsMatrix } from './weights-matrix';

type Props = {
  /** Missing for rules of a column that had none of its own. */
  readonly policy: Policy | undefined;
  readonly known: readonly Policy[];
  readonly onDone: (changed: boolean) => void;
};

/** Writes the next version of rules; says in words what they will mean while they are being set. */
export function RulesSheet({ policy, known, onDone }: Props) {
  const say = useSay();
  const listed = useListing();
  const nameOf = usePolicyName();
  const { busy, act } = useActing();
  const mine = useReading<{ readonly person: { readonly station: string } }>('/cms/people/me').value?.person.station;
  const [column, setColumn] = useState(policy?.column ?? '');
  const [rules, setRules] = useState<ReviewRules>(policy?.rules ?? FULL_REVIEW);
  const station = policy?.station ?? mine;
  const save = async (): Promise<void> => {
    if (station === undefined) return;
    const place = { station, column: column === '' ? null : column };
    const seen = known.find((one) => one.station === place.station && one.column === place.column);
    const body = { ...place, version: policy?.version ?? seen?.version ?? 0, rules };
    if (await act({ method: 'put', path: '/cms/review/policies', body })) onDone(true);
  };
  return (
    <SideSheet
      title={policy ? nameOf(policy) : say('rules.add')}
      action={say('rules.save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void save()}
    >
      {policy === undefined && <PolicyPlace station={station} value={column} onChange={setColumn} />}
      <RulesFields rules={rules} onChange={setRules} />
      <Typography tag="p" role="status" lineHeight={1.75} textColor="neutral600">
        {capital(sentencesOf(rules, say, listed).join(say('rules.gap')))}
      </Typography>
      <WeightsMatrix weights={rules.weights} onChange={(weights) => setRules({ ...rules, weights })} />
    </SideSheet>
  );
}
