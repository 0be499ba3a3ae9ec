import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { PointGrading, WorkMaker } from '../../contract';
import { StateWord } from '../reach/state-word';
import { AddPerson } from './add-person';
import { equally, pointsOf, remainderOf, rescaled, wholeOf, withPerson } from './grading-draft';
import type { FieldProps } from './grading-form';
import { ShareRow } from './share-row';
import { useSay } from './words';

type Props = FieldProps & { readonly station: string; readonly me: string; readonly makers: readonly WorkMaker[] };

const Ways = styled.fieldset`
  display: flex;
  gap: 16px;
  margin: 0;
  padding: 0;
  border: none;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;

  label {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
  }
  input {
    margin: 0;
    inline-size: 16px;
    block-size: 16px;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** Who gets what of the work, with what is left to share out always in sight. */
export function SharesField({ station, me, makers, ...fields }: Props) {
  const say = useSay();
  const { draft, rule, onChange } = fields;
  const whole = wholeOf(draft, rule);
  const points = pointsOf(draft, rule);
  return (
    <Box tag="section" aria-label={say('shares')}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography tag="h4" fontWeight="bold">
          {say('shares')}
        </Typography>
        <By {...fields} />
      </Flex>
      <Box tag="ul" style={{ listStyle: 'none' }} paddingTop={2}>
        {draft.shares.map((share) => (
          <ShareRow
            key={share.person}
            {...fields}
            share={share}
            points={draft.by === 'percent' ? points.get(share.person) : undefined}
            because={makers.find(({ person }) => person === share.person)?.because ?? []}
          />
        ))}
      </Box>
      <Flex justifyContent="space-between" gap={3} paddingTop={2} wrap="wrap">
        <Remainder draft={draft} rule={rule} />
        <Button
          variant="tertiary"
          size="S"
          disabled={draft.shares.length === 0 || whole === undefined}
          onClick={() => onChange({ ...draft, shares: equally(draft.shares, whole ?? 0) })}
        >
          {say('shares.equally')}
        </Button>
      </Flex>
      <AddPerson
        station={station}
        without={[me, ...draft.shares.map(({ person }) => person)]}
        onAdd={(who) => onChange(withPerson(draft, rule, who))}
      />
    </Box>
  );
}

function By({ draft, rule, onChange }: FieldProps) {
  const say = useSay();
  const set = (by: PointGrading['by']): void => onChange(rescaled(draft, rule, { by }));
  return (
    <Ways aria-label={say('shares.by')}>
      {(['percent', 'points'] as const).map((by) => (
        <label key={by}>
          <input
            type="radio"
            name="by"
            checked={draft.by === by}
            // Before there are points, nobody can say who gets how many.
            disabled={by === 'points' && draft.base === undefined}
            onChange={() => set(by)}
          />
          {say(`shares.by.${by}`)}
        </label>
      ))}
    </Ways>
  );
}

/** Whether the shares are the whole, said all the time. */
function Remainder({ draft, rule }: Pick<FieldProps, 'draft' | 'rule'>) {
  const say = useSay();
  const left = remainderOf(draft, rule);
  const { by } = draft;
  return (
    <span role="status">
      {left === 0 ? (
        <StateWord tone="proof" word={say('shares.fit')} />
      ) : (
        <StateWord
          tone={left > 0 ? 'wait' : 'stop'}
          word={say(`shares.${left > 0 ? 'left' : 'over'}.${by}`, { points: Math.abs(left) })}
        />
      )}
    </span>
  );
}
