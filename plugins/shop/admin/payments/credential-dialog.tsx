import { useState } from 'react';
import { Textarea, TextInput, Typography } from '@strapi/design-system';
import { FormDialog, Row } from '@hearth/cms/reach';
import type { PayProviderName } from '../../contract';
import { useSayPay, type PayWord } from './payment-words';

type OurProvider = Exclude<PayProviderName, 'sandbox'>;

type Props = {
  readonly provider: OurProvider;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (credential: object) => void;
};

type FieldName =
  | 'mchid'
  | 'appid'
  | 'serial'
  | 'privateKey'
  | 'apiV3Key'
  | 'keySerial'
  | 'publicKey'
  | 'appId'
  | 'sellerId'
  | 'secretKey'
  | 'webhookSecret';

const FIELDS: Readonly<Record<OurProvider, readonly FieldName[]>> = {
  wechat: ['mchid', 'appid', 'serial', 'privateKey', 'apiV3Key', 'keySerial', 'publicKey'],
  alipay: ['appId', 'sellerId', 'privateKey', 'publicKey'],
  stripe: ['secretKey', 'webhookSecret'],
};
const LONG: ReadonlySet<FieldName> = new Set(['privateKey', 'publicKey']);

/** Takes what a provider gave the station. It is sealed at once, and no page shows it again. */
export function CredentialDialog({ provider, busy, onClose, onSend }: Props) {
  const say = useSayPay();
  const [values, setValues] = useState<Partial<Record<FieldName, string>>>({});
  const fields = FIELDS[provider];
  const isWhole = fields.every((name) => (values[name] ?? '').trim() !== '');
  return (
    <FormDialog
      title={say(`pay.provider.${provider}`)}
      action={say('pay.credential.save')}
      busy={busy}
      canSend={isWhole}
      onClose={onClose}
      onSubmit={() => onSend(credentialOf(provider, values))}
    >
      <Typography>{say('pay.credential.about')}</Typography>
      {fields.map((name) => {
        const label: PayWord = `pay.field.${name}`;
        const onChange = ({ target }: { readonly target: { readonly value: string } }): void =>
          setValues((before) => ({ ...before, [name]: target.value }));
        const shared = { value: values[name] ?? '', onChange, autoComplete: 'off', spellCheck: false };
        return (
          <Row key={name} label={say(label)} required>
            {LONG.has(name) ? <Textarea {...shared} /> : <TextInput {...shared} />}
          </Row>
        );
      })}
    </FormDialog>
  );
}

function credentialOf(provider: OurProvider, values: Partial<Record<FieldName, string>>): object {
  const of = (name: FieldName): string => (values[name] ?? '').trim();
  switch (provider) {
    case 'wechat':
      return {
        ...{ provider, mchid: of('mchid'), appid: of('appid'), serial: of('serial') },
        ...{ privateKey: of('privateKey'), apiV3Key: of('apiV3Key') },
        platformKeys: [{ serial: of('keySerial'), publicKey: of('publicKey') }],
      };
    case 'alipay':
      return {
        ...{ provider, appId: of('appId'), sellerId: of('sellerId') },
        ...{ privateKey: of('privateKey'), alipayPublicKey: of('publicKey') },
      };
    case 'stripe':
      return { provider, secretKey: of('secretKey'), webhookSecrets: [of('webhookSecret')] };
  }
}
