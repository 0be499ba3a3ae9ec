import { useState } from 'react';
import { Button, Flex, Link, NumberInput, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, FormDialog, Row, Sheet, StateWord, useActing, useMay, useReading } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { payProviders, PAYMENTS_SET, type PayProviderName, type ProviderSetting } from '../../contract';
import { CredentialDialog } from './credential-dialog';
import { useSayPay, yuanOf } from './payment-words';

type Settings = {
  readonly twoPersonAbove: number;
  readonly version: number;
  readonly providers: readonly ProviderSetting[];
};

/** How the station is paid, and from which amount a refund needs two. */
export function PaymentSettingsPage() {
  const say = useSayPay();
  const stations = useReading<{ readonly own: string }>('/cms/stations');
  return (
    <Page.Main aria-busy={!stations.value && !stations.failed}>
      <Page.Title>{say('pay.settings')}</Page.Title>
      <Layouts.Header
        title={say('pay.settings')}
        subtitle={say('pay.settings.about')}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('pay.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Faces of={stations}>{({ own }) => <StationSettings station={own} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function StationSettings({ station }: { readonly station: string }) {
  const reading = useReading<Settings>(`/shop/payment-settings?station=${station}`);
  return (
    <Faces of={reading}>
      {(settings) => (
        <Flex direction="column" gap={6} alignItems="stretch">
          <Providers station={station} settings={settings} onDone={reading.reload} />
          <Limit station={station} settings={settings} onDone={reading.reload} />
        </Flex>
      )}
    </Faces>
  );
}

type PartProps = { readonly station: string; readonly settings: Settings; readonly onDone: () => void };

function Providers({ station, settings, onDone }: PartProps) {
  const say = useSayPay();
  const { busy, act } = useActing();
  const [asked, ask] = useState<PayProviderName | undefined>();
  const settingOf = (name: PayProviderName) => settings.providers.find(({ provider }) => provider === name);
  const set = async (name: PayProviderName, change: object): Promise<void> => {
    const version = settingOf(name)?.version ?? 0;
    const body = { station, version, enabled: true, ...change };
    if (!(await act({ method: 'put', path: `/shop/payment-providers/${name}`, body }))) return;
    ask(undefined);
    onDone();
  };
  const turn = (name: PayProviderName, enabled: boolean): void => void set(name, { enabled });
  return (
    <Sheet label={say('pay.column.provider')}>
      {payProviders.map((name) => (
        <Provider key={name} name={name} setting={settingOf(name)} busy={busy} onAsk={ask} onTurn={turn} />
      ))}
      {asked !== undefined && asked !== 'sandbox' && (
        <CredentialDialog
          provider={asked}
          busy={busy}
          onClose={() => ask(undefined)}
          onSend={(credential) => void set(asked, { credential })}
        />
      )}
    </Sheet>
  );
}

const marksOf = ({ app, merchant }: ProviderSetting): string =>
  [app, merchant].filter((mark) => mark !== null).join(' · ');

type ProviderProps = {
  readonly name: PayProviderName;
  readonly setting: ProviderSetting | undefined;
  readonly busy: boolean;
  readonly onAsk: (name: PayProviderName) => void;
  readonly onTurn: (name: PayProviderName, enabled: boolean) => void;
};

function Provider(props: ProviderProps) {
  const { name, setting } = props;
  const say = useSayPay();
  const maySet = useMay(PAYMENTS_SET);
  const isOn = setting?.enabled ?? false;
  return (
    <Flex gap={3} wrap="wrap" paddingTop={2} paddingBottom={2} alignItems="center">
      <Typography fontWeight="semiBold">{say(`pay.provider.${name}`)}</Typography>
      <StateWord tone={isOn ? 'proof' : 'quiet'} word={say(isOn ? 'pay.on' : 'pay.off')} />
      <Typography textColor="neutral600">{setting && marksOf(setting)}</Typography>
      {maySet && <ProviderDeeds {...props} isOn={isOn} />}
    </Flex>
  );
}

function ProviderDeeds({ name, setting, isOn, busy, onAsk, onTurn }: ProviderProps & { readonly isOn: boolean }) {
  const say = useSayPay();
  const isOurs = name === 'sandbox';
  return (
    <>
      {!isOurs && (
        <Button size="S" variant="tertiary" onClick={() => onAsk(name)}>
          {say('pay.credential')}
        </Button>
      )}
      {(setting !== undefined || isOurs) && (
        <Button size="S" variant="tertiary" loading={busy} onClick={() => onTurn(name, !isOn)}>
          {say(isOn ? 'pay.turn-off' : 'pay.turn-on')}
        </Button>
      )}
    </>
  );
}

function Limit({ station, settings: { twoPersonAbove, version }, onDone }: PartProps) {
  const say = useSayPay();
  const maySet = useMay(PAYMENTS_SET);
  const { busy, act } = useActing();
  const [yuan, setYuan] = useState<number | undefined>();
  const close = (): void => setYuan(undefined);
  const send = async (): Promise<void> => {
    const body = { station, version, twoPersonAbove: Math.round((yuan ?? 0) * 100) };
    if (!(await act({ method: 'put', path: '/shop/payment-settings', body }))) return;
    close();
    onDone();
  };
  return (
    <Sheet label={say('pay.limit')}>
      <Flex gap={3} alignItems="center">
        <Typography>{say('pay.limit.now', { amount: yuanOf(twoPersonAbove) })}</Typography>
        {maySet && (
          <Button size="S" variant="tertiary" onClick={() => setYuan(twoPersonAbove / 100)}>
            {say('pay.limit.change')}
          </Button>
        )}
      </Flex>
      {yuan !== undefined && (
        <FormDialog
          title={say('pay.limit')}
          action={say('pay.limit.change')}
          busy={busy}
          onClose={close}
          onSubmit={() => void send()}
        >
          <Row label={say('pay.limit.amount')} required>
            <NumberInput value={yuan} step={0.01} onValueChange={(value) => setYuan(value ?? 0)} />
          </Row>
        </FormDialog>
      )}
    </Sheet>
  );
}
