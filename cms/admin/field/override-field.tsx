import { TextInput, Typography } from '@strapi/design-system';
import { Row } from '../reach/dialog';
import { useSay } from './words';

type Props = {
  /** Whom or what it collides with, in the host's words. */
  readonly conflict: string | undefined;
  readonly mayOverride: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A conflict stands where it can be mended, and beside it the reason of whoever may go over it. */
export function OverrideField({ conflict, mayOverride, value, onChange }: Props) {
  const say = useSay();
  if (conflict === undefined) return null;
  return (
    <>
      <Typography role="alert" textColor="danger600">
        {conflict}
      </Typography>
      {mayOverride && (
        <Row label={say('override')} hint={say('override.hint')}>
          <TextInput
            value={value}
            maxLength={300}
            onChange={(change: { target: { value: string } }) => onChange(change.target.value)}
          />
        </Row>
      )}
    </>
  );
}
