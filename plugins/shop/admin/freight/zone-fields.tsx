import {
  Box,
  Button,
  Checkbox,
  Flex,
  Grid,
  MultiSelect,
  MultiSelectOption,
  NumberInput,
  Typography,
} from '@strapi/design-system';
import { Row } from '@hearth/cms/reach';
import type { FreightZone } from '../../contract';
import { useSay, type Word } from '../books/words';
import { useProvinces } from './zone-words';

type Props = {
  readonly zone: FreightZone;
  /** Whether it is everywhere that no other zone names. */
  readonly isRest: boolean;
  /** What other zones have already. */
  readonly taken: ReadonlySet<string>;
  readonly onChange: (zone: FreightZone) => void;
  readonly onRemove: () => void;
};

/** Grams as they are, money in yuan: a figure of a zone with its unit. */
const FIGURES: readonly (readonly [name: 'firstG' | 'first' | 'stepG' | 'step' | 'cold', word: Word, unit: number])[] =
  [
    ['firstG', 'freight.first-grams', 1],
    ['first', 'freight.first-yuan', 100],
    ['stepG', 'freight.step-grams', 1],
    ['step', 'freight.step-yuan', 100],
    ['cold', 'freight.cold-yuan', 100],
  ];

/** One zone of a rule. */
export function ZoneFields({ zone, isRest, taken, onChange, onRemove }: Props) {
  const say = useSay();
  return (
    <Box padding={4} hasRadius borderColor="neutral200">
      <Flex direction="column" alignItems="stretch" gap={4}>
        {isRest ? (
          <Typography fontWeight="semiBold">{say('freight.elsewhere')}</Typography>
        ) : (
          <Regions zone={zone} taken={taken} onChange={onChange} />
        )}
        <Checkbox checked={zone.served} onCheckedChange={(served) => onChange({ ...zone, served: served === true })}>
          {say('freight.served')}
        </Checkbox>
        {zone.served && <Figures zone={zone} onChange={onChange} />}
        {!isRest && (
          <Flex justifyContent="flex-end">
            <Button size="S" variant="tertiary" onClick={onRemove}>
              {say('freight.remove-zone')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Box>
  );
}

function Regions({ zone, taken, onChange }: Pick<Props, 'zone' | 'taken' | 'onChange'>) {
  const say = useSay();
  const all = useProvinces();
  const names = new Map(all);
  const free = all.filter(([code]) => !taken.has(code) || zone.regions.includes(code));
  return (
    <Row label={say('freight.regions')} required>
      <MultiSelect
        value={[...zone.regions]}
        customizeContent={(chosen = []) => chosen.map((code) => names.get(code) ?? code).join('、')}
        onChange={(regions: string[]) => onChange({ ...zone, regions })}
      >
        {free.map(([code, name]) => (
          <MultiSelectOption key={code} value={code}>
            {name}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Row>
  );
}

function Figures({ zone, onChange }: Pick<Props, 'zone' | 'onChange'>) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      {FIGURES.map(([name, word, unit]) => (
        <Grid.Item key={name} col={4} xs={6} direction="column" alignItems="stretch">
          <Row label={say(word)} required>
            <NumberInput
              value={zone[name] / unit}
              step={unit === 1 ? 100 : 0.5}
              onValueChange={(value) => onChange({ ...zone, [name]: Math.round((value ?? 0) * unit) })}
            />
          </Row>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
