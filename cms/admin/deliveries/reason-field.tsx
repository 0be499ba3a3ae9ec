import { TextInput } from '@strapi/design-system';
import { Row } from '../reach/dialog';
import { useSay } from './words';

type Props = { readonly value: string; readonly onChange: (reason: string) => void };

/** Why something is done; it stands in the ledger beside the name. */
export function ReasonField({ value, onChange }: Props) {
  const say = useSay();
  return (
    <Row label={say('reason')} required>
      <TextInput
        required
        minLength={2}
        maxLength={300}
        value={value}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
    </Row>
  );
}
