import { Flex, TextInput, Typography } from '@strapi/design-system';
import type { Channel } from '../../contract';
import { Row } from '../reach/dialog';
import { Moment } from '../reach/moment';
import { MomentField } from '../topics/moment-field';
import type { FieldProps } from './account-form';
import { credentialFields, type CredentialField } from './credential-draft';
import { useSay } from './words';

type Props = FieldProps & { readonly known: Channel | undefined };

/** A secret is typed and never shown: what lies sealed can be replaced and not read. */
export function CredentialFields({ draft, change, known }: Props) {
  const say = useSay();
  if (draft.lane !== 'driver') return null;
  const { values, expiresAt } = draft.credential;
  const isTyped = Object.values(values).some((value) => value !== '');
  const type = (name: string, value: string): void =>
    change({ credential: { expiresAt, values: { ...values, [name]: value } } });
  return (
    <Flex direction="column" alignItems="stretch" gap={3} role="group" aria-label={say('credential')}>
      <Typography variant="delta" tag="h3">
        {say('credential')}
      </Typography>
      <Typography tag="p" textColor="neutral600">
        {say(known?.hasCredential ? 'credential.there' : 'credential.none')}
        {known?.credentialExpiresAt && (
          <>
            {' · '}
            {say('credential.until')} <Moment at={known.credentialExpiresAt} />
          </>
        )}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('credential.hint')}
      </Typography>
      {credentialFields(draft.platform).map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          required={isTyped && !field.optional}
          onChange={(value) => type(field.name, value)}
        />
      ))}
      {isTyped && (
        <MomentField
          label={say('credential.ends')}
          value={expiresAt}
          onChange={(at) => change({ credential: { values, expiresAt: at } })}
        />
      )}
    </Flex>
  );
}

type OneProps = {
  readonly field: CredentialField;
  readonly value: string;
  readonly required: boolean;
  readonly onChange: (value: string) => void;
};

/** Fields are named as the platforms name them in their consoles, so that nobody has to guess which is which. */
function OneField({ field: { name, kind }, value, required, onChange }: OneProps) {
  return (
    <Row label={name} required={required}>
      <TextInput
        type={kind === 'secret' ? 'password' : 'text'}
        inputMode={kind === 'figure' ? 'numeric' : 'text'}
        autoComplete="new-password"
        required={required}
        maxLength={4_000}
        value={value}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
    </Row>
  );
}
