import { Checkbox } from '@strapi/design-system';
import { Choice } from '@hearth/cms/reach';
import { latencies, type DriverName, type DriverOffer, type Room } from '../../contract';
import { useSay } from '../words';
import { CarrierWords } from './carrier';

/** What is chosen about who carries a room. */
export type Carried = { readonly driver: DriverName; readonly latency: Room['latency']; readonly test: boolean };

type Props = {
  readonly offers: readonly DriverOffer[];
  readonly value: Carried;
  readonly onChange: (value: Carried) => void;
};

/** What goes with a carrier: the delays and trials that it has. */
export const fitted = (offer: DriverOffer, { latency, test }: Omit<Carried, 'driver'>): Carried => ({
  driver: offer.name,
  latency: offer.capabilities.latencies.includes(latency) ? latency : (offer.capabilities.latencies[0] ?? 'low'),
  test: test && offer.capabilities.trial,
});

/** Who carries the room, with what each can and cannot; no question where there is one alone. */
export function CarrierChoice({ offers, value, onChange }: Props) {
  const say = useSay();
  const offer = offers.find(({ name }) => name === value.driver);
  if (!offer || offers.length < 2) return null;
  const { capabilities } = offer;
  const choose = (chosen: string): void => {
    const next = offers.find(({ name }) => name === chosen);
    if (next) onChange(fitted(next, value));
  };
  const delay = (chosen: string): void => {
    const latency = latencies.find((one) => one === chosen);
    if (latency) onChange({ ...value, latency });
  };
  return (
    <>
      <Choice
        label={say('carrier')}
        value={value.driver}
        options={offers.map(({ name }): [string, string] => [name, say(`driver.${name}`)])}
        onChange={choose}
      />
      <CarrierWords offer={offer} />
      {capabilities.latencies.length > 1 && (
        <Choice
          label={say('make.latency')}
          value={value.latency}
          options={capabilities.latencies.map((one): [string, string] => [one, say(`make.latency.${one}`)])}
          onChange={delay}
        />
      )}
      {capabilities.trial && (
        <Checkbox checked={value.test} onCheckedChange={(is) => onChange({ ...value, test: is === true })}>
          {say('make.test')}
        </Checkbox>
      )}
    </>
  );
}
