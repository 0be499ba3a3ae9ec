import { TextInput } from '@strapi/design-system';
import { Row } from '../reach/dialog';
import { dayOf, hourOf, momentOf } from '../roster/week';

type Props = {
  readonly label: string;
  /** A moment, or nothing. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly required?: boolean;
};

/** A day and an hour by the clock of the stations, whatever the laptop's is. */
export function MomentField({ label, value, onChange, required = false }: Props) {
  const shown = value === null ? '' : `${dayOf(value)}T${hourOf(value)}`;
  return (
    <Row label={label} required={required}>
      <TextInput
        type="datetime-local"
        value={shown}
        required={required}
        onChange={(event: { target: { value: string } }) => {
          const [day = '', hour = ''] = event.target.value.split('T');
          // Said by the clock of the stations, told as every moment is told to the house.
          onChange(day && hour ? new Date(momentOf(day, hour.slice(0, 5))).toISOString() : null);
        }}
      />
    </Row>
  );
}
