import { useState } from 'react';
import { Checkbox, TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import type { Room } from '../../contract';
import { useSay } from '../words';
import { CarrierChoice } from './carrier-choice';
import { KeyDialog } from './key-dialog';
import { useCarried } from './use-carried';
import { useStations, type NamedStation } from './use-own-station';

type Props = { readonly onClose: () => void; readonly onMade: () => void };
type Made = { readonly room: Room; readonly key: string | null };

const WAITS = ['0', '30', '60', '300', '1800'] as const;

/** Makes a room, and shows the key of its encoder, which is told once. */
export function MakeDialog({ onClose, onMade }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [made, setMade] = useState<Made | undefined>();
  const known = useStations();
  const own = known?.own ?? '';
  const [chosen, choose] = useState<string | undefined>();
  const [title, setTitle] = useState('');
  const [wait, setWait] = useState('60');
  const { by, carry, offers, maySign } = useCarried();
  const switches = useSwitches(maySign);
  const send = async (): Promise<void> => {
    const kind = { reconnectSeconds: Number(wait), ...switches.words, ...by };
    const body = { station: chosen ?? own, title: title.trim(), ...kind };
    const done = await act<Made>({ method: 'post', path: '/streaming/rooms', body });
    if (!done) return;
    onMade();
    setMade(done.value);
  };
  if (made) return <KeyDialog room={made.room} secret={made.key} onClose={onClose} />;
  return (
    <FormDialog
      title={say('make')}
      action={say('make.do')}
      busy={busy}
      canSend={title.trim() !== '' && own !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <StationChoice stations={known?.stations ?? []} value={chosen ?? own} onChange={choose} />
      <Title value={title} onChange={setTitle} />
      {by && <CarrierChoice offers={offers} value={by} onChange={carry} />}
      <Choice
        label={say('make.wait')}
        hint={say('make.wait.hint')}
        value={wait}
        options={WAITS.map((one): [string, string] => [one, say(`make.wait.${one}`)])}
        onChange={setWait}
      />
      <Switches {...switches} />
    </FormDialog>
  );
}

/** What viewers read. */
function Title({ value, onChange }: { readonly value: string; readonly onChange: (title: string) => void }) {
  const say = useSay();
  return (
    <Row label={say('make.title')} hint={say('make.title.hint')} required>
      <TextInput
        value={value}
        maxLength={200}
        autoFocus
        autoComplete="off"
        onChange={({ target }: { readonly target: { readonly value: string } }) => onChange(target.value)}
      />
    </Row>
  );
}

type StationProps = {
  readonly stations: readonly NamedStation[];
  readonly value: string;
  readonly onChange: (slug: string) => void;
};

/** Whose room it is, where somebody works for several stations. */
function StationChoice({ stations, value, onChange }: StationProps) {
  const say = useSay();
  const spoken = useSpoken();
  if (stations.length < 2) return null;
  const options = stations.map(({ slug, name }): [string, string] => [slug, spoken(name)]);
  return <Choice label={say('make.station')} value={value} options={options} onChange={onChange} />;
}

/** What is switched on or off; whether it is listed follows who may watch until somebody says otherwise. */
function useSwitches(maySign: boolean) {
  const [isRecorded, record] = useState(true);
  const [isSigned, sign] = useState(false);
  const [chosen, list] = useState<boolean | undefined>();
  const signed = isSigned && maySign;
  const words = { record: isRecorded, signed, listed: chosen ?? !signed };
  return { words, record, sign, list, maySign };
}

function Switches({ words, record, sign, list, maySign }: ReturnType<typeof useSwitches>) {
  const say = useSay();
  return (
    <>
      <Checkbox checked={words.record} onCheckedChange={(is) => record(is === true)}>
        {say('make.record')}
      </Checkbox>
      <Checkbox checked={words.signed} disabled={!maySign} onCheckedChange={(is) => sign(is === true)}>
        {say('make.signed')}
      </Checkbox>
      <Typography variant="pi" textColor="neutral600">
        {say(maySign ? 'make.signed.hint' : 'make.signed.lacks')}
      </Typography>
      <Checkbox checked={words.listed} onCheckedChange={(is) => list(is === true)}>
        {say('make.listed')}
      </Checkbox>
      {words.signed && words.listed && <Typography variant="pi">{say('make.listed.signed')}</Typography>}
    </>
  );
}
