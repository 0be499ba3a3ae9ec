import { useState } from 'react';
import { TextInput, Toggle, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing, useReading } from '@hearth/cms/reach';
import { kuaidiCredential, type CarrierSetting } from '../../contract';
import { useSayShip } from './ship-words';

/** Sets Kuaidi100 for the station. Its key is sealed at once, and no page shows it again. */
export function CarrierDialog({ onClose }: { readonly onClose: () => void }) {
  const reading = useReading<{ readonly carriers: CarrierSetting[] }>('/shop/carriers');
  if (!reading.value) return null;
  const setting = reading.value.carriers.find(({ carrier }) => carrier === 'kuaidi100');
  return <Form setting={setting} onClose={onClose} />;
}

type Props = { readonly setting: CarrierSetting | undefined; readonly onClose: () => void };

function Form({ setting, onClose }: Props) {
  const say = useSayShip();
  const { busy, act } = useActing();
  const [enabled, enable] = useState(setting?.enabled ?? true);
  const [customer, setCustomer] = useState(setting?.customer ?? '');
  const [key, setKey] = useState('');
  const credential = key === '' ? undefined : { customer, key };
  const canSend = credential ? kuaidiCredential.safeParse(credential).success : setting !== undefined;
  const send = async (): Promise<void> => {
    const body = { enabled, version: setting?.version ?? 0, ...(credential ? { credential } : {}) };
    if (await act({ method: 'put', path: '/shop/carriers/kuaidi100', body })) onClose();
  };
  const text = (set: (value: string) => void) => ({
    onChange: ({ target }: { readonly target: { readonly value: string } }) => set(target.value),
    ...{ autoComplete: 'off', spellCheck: false, maxLength: 64 },
  });
  return (
    <FormDialog
      title={say('ship.carrier')}
      action={say('ship.carrier.save')}
      busy={busy}
      canSend={canSend}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('ship.carrier.about')}</Typography>
      <Row label={say('ship.carrier.enabled')}>
        <Toggle
          checked={enabled}
          onLabel={say('ship.carrier.on')}
          offLabel={say('ship.carrier.off')}
          onChange={({ target }: { readonly target: { readonly checked: boolean } }) => enable(target.checked)}
        />
      </Row>
      <Row label={say('ship.carrier.customer')}>
        <TextInput value={customer} {...text(setCustomer)} />
      </Row>
      <Row label={say('ship.carrier.key')} hint={say(setting ? 'ship.carrier.key.kept' : 'ship.carrier.key.hint')}>
        <TextInput value={key} {...text(setKey)} />
      </Row>
    </FormDialog>
  );
}
