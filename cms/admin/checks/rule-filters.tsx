import { Box, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import type { ShownCheckRule } from '../../contract';
import { checkKinds } from '../../contract/check-kinds';
import { checkSeverities } from '../../contract/check-types';
import type { Wanted } from './use-rules';
import { useSay, type Word } from './words';

type Props = {
  readonly rules: readonly ShownCheckRule[];
  readonly wanted: Wanted;
  readonly want: (change: Partial<Wanted>) => void;
};

/** By words, owner, severity, kind, whose it is, and whether it is on. */
export function RuleFilters({ rules, wanted, want }: Props) {
  const say = useSay();
  const owners = [...new Set(rules.map(({ owner }) => owner))].sort((a, b) => a.localeCompare(b, 'zh'));
  const kinds = checkKinds.filter((kind) => rules.some(({ check }) => check.kind === kind));
  const lists = [
    ['owner', owners.map((owner) => [owner, owner])],
    ['severity', checkSeverities.map((one) => [one, say(`severity.${one}`)])],
    ['kind', kinds.map((one) => [one, say(`kind.${one}`)])],
    ['from', (['house', 'station'] as const).map((one) => [one, say(`from.${one}`)])],
    ['state', (['on', 'off'] as const).map((one) => [one, say(`state.${one}`)])],
  ] as const;
  return (
    <Flex gap={2} wrap="wrap" role="search">
      <Box style={{ flex: '1 1 220px', maxInlineSize: 360 }}>
        <TextInput
          type="search"
          size="S"
          aria-label={say('search')}
          placeholder={say('search')}
          startAction={<Search aria-hidden />}
          value={wanted.search}
          onChange={({ target }: { target: { value: string } }) => want({ search: target.value })}
        />
      </Box>
      {lists.map(([name, options]) => (
        <Box key={name} style={{ flex: '1 1 132px', maxInlineSize: 200 }}>
          <Narrow
            label={say(`by.${name}`)}
            value={wanted[name]}
            options={options}
            onChange={(value) => want({ [name]: value })}
          />
        </Box>
      ))}
    </Flex>
  );
}

type NarrowProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly string[])[];
  readonly onChange: (value: string) => void;
};

const ANY: Word = 'any';

function Narrow({ label, value, options, onChange }: NarrowProps) {
  const say = useSay();
  return (
    <SingleSelect
      size="S"
      aria-label={label}
      value={value || 'any'}
      onChange={(chosen) => onChange(chosen === 'any' ? '' : String(chosen))}
    >
      {[['any', say(ANY, { what: label })], ...options].map(([option = '', text]) => (
        <SingleSelectOption key={option} value={option}>
          {text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
