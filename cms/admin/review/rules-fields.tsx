import { Checkbox, Flex, Grid, NumberInput } from '@strapi/design-system';
import type { ReviewLevel, ReviewRules } from '../../contract';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { capital, useSay } from './words';

type Props = { readonly rules: ReviewRules; readonly onChange: (rules: ReviewRules) => void };

const LEVELS = [1, 2, 3] as const;
const HIGHER = [2, 3] as const;
const BEFORE = [1, 2, 3, 4] as const;

/** Which reviews and proofs are done, by whom, how fast. */
export function RulesFields({ rules, onChange }: Props) {
  const say = useSay();
  return (
    <>
      <Levels label={say('rules.levels')} value={rules.levels} onChange={(levels) => onChange({ ...rules, levels })} />
      <Proofs rules={rules} onChange={onChange} />
      <Checkbox
        checked={rules.smallStation}
        onCheckedChange={(checked: boolean | 'indeterminate') => onChange({ ...rules, smallStation: checked === true })}
      >
        {say('rules.smallStation')}
      </Checkbox>
      <Levels
        of={HIGHER}
        label={say('rules.jumpTo')}
        value={rules.jumpTo}
        onChange={(jumpTo) => onChange({ ...rules, jumpTo })}
      />
      <Choice
        label={say('rules.resubmit')}
        value={rules.resubmit}
        options={(['to-sender', 'from-start'] as const).map(
          (one) => [one, capital(say(`rules.resubmit.${one}`))] as const,
        )}
        onChange={(resubmit) =>
          onChange({ ...rules, resubmit: resubmit === 'from-start' ? 'from-start' : 'to-sender' })
        }
      />
      <Minutes rules={rules} onChange={onChange} />
      <Fresh rules={rules} onChange={onChange} />
    </>
  );
}

type LevelsProps = {
  readonly of?: readonly ReviewLevel[];
  readonly label: string;
  readonly value: readonly ReviewLevel[];
  readonly onChange: (levels: ReviewLevel[]) => void;
};

function Levels({ of = LEVELS, label, value, onChange }: LevelsProps) {
  const say = useSay();
  return (
    <Row label={label}>
      <Flex gap={5} wrap="wrap">
        {of.map((level) => (
          <Checkbox
            key={level}
            checked={value.includes(level)}
            onCheckedChange={(checked: boolean | 'indeterminate') =>
              onChange(of.filter((one) => (one === level ? checked === true : value.includes(one))))
            }
          >
            {capital(say(`step.review.${level}`))}
          </Checkbox>
        ))}
      </Flex>
    </Row>
  );
}

function Proofs({ rules, onChange }: Props) {
  const say = useSay();
  const set = (proof: ReviewLevel, before: string): void => {
    const others = rules.proofs.filter((one) => one.proof !== proof);
    const found = BEFORE.find((one) => String(one) === before);
    const all = found === undefined ? others : [...others, { proof, before: found }];
    onChange({ ...rules, proofs: all.sort((one, other) => one.proof - other.proof) });
  };
  return (
    <Grid.Root gap={4}>
      {LEVELS.map((proof) => (
        <Grid.Item key={proof} col={4} xs={12} alignItems="stretch" direction="column">
          <Choice
            label={capital(say(`step.proof.${proof}`))}
            value={String(rules.proofs.find((one) => one.proof === proof)?.before ?? '')}
            options={[
              ['', say('rules.proof.none')] as const,
              ...BEFORE.map((before) => [String(before), capital(say(`rules.before.${before}`))] as const),
            ]}
            onChange={(before) => set(proof, before)}
          />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

function Fresh({ rules, onChange }: Props) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Row label={say('rules.freshDays')} hint={say('rules.freshDays.hint')}>
        <NumberInput
          {...(rules.freshDays === null ? {} : { value: rules.freshDays })}
          onValueChange={(days: number | undefined) =>
            onChange({ ...rules, freshDays: days && days > 0 ? days : null })
          }
        />
      </Row>
      <Checkbox
        checked={rules.freshRules}
        onCheckedChange={(on: boolean | 'indeterminate') => onChange({ ...rules, freshRules: on === true })}
      >
        {say('rules.freshRules')}
      </Checkbox>
    </Flex>
  );
}

function Minutes({ rules, onChange }: Props) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      {LEVELS.map((level) => (
        <Grid.Item key={level} col={6} xs={12} alignItems="stretch" direction="column">
          <Row label={say('rules.minutesOf', { step: say(`step.review.${level}`) })}>
            <NumberInput
              value={rules.minutes[level]}
              onValueChange={(minutes: number | undefined) =>
                onChange({ ...rules, minutes: { ...rules.minutes, [level]: minutes ?? 5 } })
              }
            />
          </Row>
        </Grid.Item>
      ))}
      <Grid.Item col={6} xs={12} alignItems="stretch" direction="column">
        <Row label={say('rules.emergencyMinutes')}>
          <NumberInput
            value={rules.emergencyMinutes}
            onValueChange={(minutes: number | undefined) => onChange({ ...rules, emergencyMinutes: minutes ?? 5 })}
          />
        </Row>
      </Grid.Item>
    </Grid.Root>
  );
}
