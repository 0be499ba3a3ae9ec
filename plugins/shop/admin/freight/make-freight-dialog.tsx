import { useState } from 'react';
import { Button, Grid, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { FormDialog, Row } from '@hearth/cms/reach';
import type { FreightZone, MakeFreightRule } from '../../contract';
import { useSay } from '../books/words';
import { ZoneFields } from './zone-fields';

type Props = {
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (rule: MakeFreightRule) => void;
};

/** Everywhere at one price: what most begin with, and what the rest of the country falls to. */
const EVERYWHERE: FreightZone = {
  regions: [],
  served: true,
  firstG: 1000,
  first: 800,
  stepG: 1000,
  step: 200,
  cold: 0,
};

/** Makes a freight rule: zones one below the other, the last one for everywhere else. */
export function MakeFreightDialog({ busy, onClose, onSend }: Props) {
  const say = useSay();
  const [name, setName] = useState('');
  const [freeFrom, setFreeFrom] = useState<number | undefined>();
  const [zones, setZones] = useState<readonly FreightZone[]>([EVERYWHERE]);
  const change = (at: number, zone: FreightZone): void => setZones(zones.map((one, n) => (n === at ? zone : one)));
  const isWhole = name.trim() !== '' && zones.every((zone, at) => at === zones.length - 1 || zone.regions.length > 0);
  const taken = new Set(zones.flatMap(({ regions }) => regions));
  return (
    <FormDialog
      title={say('freight.make')}
      action={say('freight.save')}
      busy={busy}
      canSend={isWhole}
      onClose={onClose}
      onSubmit={() =>
        onSend({ name, freeFrom: freeFrom === undefined ? null : Math.round(freeFrom * 100), zones: [...zones] })
      }
    >
      <Head name={name} onName={setName} freeFrom={freeFrom} onFreeFrom={setFreeFrom} />
      {zones.map((zone, at) => (
        <ZoneFields
          // A zone has no name of its own: its place is what it is.
          key={at}
          zone={zone}
          isRest={at === zones.length - 1}
          taken={taken}
          onChange={(next) => change(at, next)}
          onRemove={() => setZones(zones.filter((_, n) => n !== at))}
        />
      ))}
      <Button
        variant="tertiary"
        startIcon={<Plus />}
        onClick={() => setZones([...zones.slice(0, -1), { ...EVERYWHERE }, ...zones.slice(-1)])}
      >
        {say('freight.add-zone')}
      </Button>
      <Typography variant="pi" textColor="neutral600">
        {say('freight.fixed')}
      </Typography>
    </FormDialog>
  );
}

type HeadProps = {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly freeFrom: number | undefined;
  readonly onFreeFrom: (yuan: number | undefined) => void;
};

function Head({ name, onName, freeFrom, onFreeFrom }: HeadProps) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={7} xs={12} direction="column" alignItems="stretch">
        <Row label={say('freight.name')} required>
          <TextInput value={name} maxLength={60} onChange={({ target }) => onName(target.value)} />
        </Row>
      </Grid.Item>
      <Grid.Item col={5} xs={12} direction="column" alignItems="stretch">
        <Row label={say('freight.free-from.yuan')} hint={say('freight.free-from.hint')}>
          <NumberInput {...(freeFrom !== undefined && { value: freeFrom })} step={1} onValueChange={onFreeFrom} />
        </Row>
      </Grid.Item>
    </Grid.Root>
  );
}
