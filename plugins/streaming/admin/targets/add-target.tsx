import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading, useSpoken } from '@hearth/cms/reach';
import {
  platformPresets,
  targetPlatforms,
  type AddedTarget,
  type PlatformPreset,
  type SrtOfRoom,
  type TargetPlatform,
} from '../../contract';
import { useSay } from '../words';

type Props = {
  readonly room: string;
  /** The picture passes here, so it can be cut. */
  readonly canLook: boolean;
  readonly onClose: () => void;
  readonly onDone: (added: AddedTarget) => void;
};
type Typed = { readonly target: { readonly value: string } };

const NOTHING = { name: '', url: '', key: '' };
type Words = typeof NOTHING;

/** Adds a platform: what is known of it is filled in, and where the rest is found stands beside it. */
export function AddTarget({ room, canLook, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [platform, setPlatform] = useState<TargetPlatform>('douyin');
  const [typed, type] = useState(NOTHING);
  const preset = platformPresets[platform];
  const name = typed.name.trim() || spoken(preset.name);
  const url = typed.url.trim() || (preset.url ?? '');
  const key = typed.key.trim();
  const send = async (): Promise<void> => {
    const body = { platform, name, url, key };
    const done = await act<AddedTarget>({ method: 'post', path: `/streaming/rooms/${room}/targets`, body });
    if (!done) return;
    onDone(done.value);
    onClose();
  };
  return (
    <FormDialog
      title={say('target.add')}
      action={say('target.add')}
      busy={busy}
      canSend={url !== '' && key !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('target.platform')}
        value={platform}
        options={targetPlatforms.map((one): [string, string] => [one, spoken(platformPresets[one].name)])}
        onChange={(chosen) => setPlatform(targetPlatforms.find((one) => one === chosen) ?? platform)}
      />
      <Typography textColor="neutral600">{spoken(preset.where)}</Typography>
      {preset.isUpright && canLook && <Typography textColor="neutral600">{say('look.upright')}</Typography>}
      <Fields preset={preset} typed={typed} type={type} />
      {url.startsWith('srt:') && <SrtHint room={room} />}
    </FormDialog>
  );
}

/** How an address of SRT is filled in, or that there is nobody here who speaks it. */
function SrtHint({ room }: Pick<Props, 'room'>) {
  const say = useSay();
  const isOffered = useReading<SrtOfRoom>(`/streaming/rooms/${room}/srt`).value?.offered.out;
  if (isOffered === undefined) return null;
  return (
    <Typography variant="pi" textColor={isOffered ? 'neutral600' : 'danger600'}>
      {say(isOffered ? 'target.srt' : 'target.srt.not-offered')}
    </Typography>
  );
}

type FieldsProps = {
  readonly preset: PlatformPreset;
  readonly typed: Words;
  readonly type: (words: Words) => void;
};

function Fields({ preset, typed, type }: FieldsProps) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <>
      <Row label={say('target.name')}>
        <TextInput
          value={typed.name}
          placeholder={spoken(preset.name)}
          maxLength={100}
          onChange={({ target }: Typed) => type({ ...typed, name: target.value })}
        />
      </Row>
      <Row label={say('target.url')} required>
        <TextInput
          value={typed.url}
          placeholder={preset.url ?? 'rtmp://'}
          maxLength={500}
          autoComplete="off"
          onChange={({ target }: Typed) => type({ ...typed, url: target.value })}
        />
      </Row>
      <Row label={say('key.key')} hint={say(`target.life.${preset.keyLife}`)} required>
        <TextInput
          type="password"
          value={typed.key}
          maxLength={1000}
          autoComplete="off"
          onChange={({ target }: Typed) => type({ ...typed, key: target.value })}
        />
      </Row>
    </>
  );
}
