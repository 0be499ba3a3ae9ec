import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import { outletFormats, outletPlatforms, type Outlet, type PictureCopy, type PutOutlet } from '../../contract';
import { pressId } from '../numbers/press-id';
import { useSay, type Typed } from '../numbers/words';
import { languageName } from '../sessions/language-name.rules';

type Props = {
  readonly session: string;
  readonly outlet: Outlet | undefined;
  readonly copies: readonly PictureCopy[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const NEW: PutOutlet = { platform: 'douyin', title: '', language: 'zh-Hans', url: '', target: null, version: 0 };

const LANGUAGES = ['zh-Hans', 'en', 'ja', 'ko', 'th', 'vi', 'es', 'ru'] as const;

/** Enters a room on a platform, or changes it. The number of a new one stays the same until the dialog closes. */
export function OutletDialog({ session, outlet, copies, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [id] = useState(() => outlet?.id ?? pressId());
  const [wish, change] = useState<PutOutlet>(() => (outlet ? knownOf(outlet) : NEW));
  const send = async (): Promise<void> => {
    const body = { ...wish, title: wish.title.trim(), url: wish.url.trim() };
    if (!(await act({ method: 'put', path: `/live/numbers/${session}/outlets/${id}`, body }))) return;
    onDone();
    onClose();
  };
  const title = say(outlet ? 'numbers.outlets.change' : 'numbers.outlets.add');
  return (
    <FormDialog
      title={title}
      action={say('numbers.outlets.save')}
      busy={busy}
      canSend={wish.title.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Fields wish={wish} copies={copies} onChange={(part) => change({ ...wish, ...part })} />
    </FormDialog>
  );
}

const knownOf = ({ platform, title, language, url, target, version }: Outlet): PutOutlet => ({
  ...{ platform, title, language, url, version },
  target: target?.id ?? null,
});

type FieldsProps = {
  readonly wish: PutOutlet;
  readonly copies: readonly PictureCopy[];
  readonly onChange: (part: Partial<PutOutlet>) => void;
};

function Fields({ wish: { platform, title, language, url, target: copy }, copies, onChange }: FieldsProps) {
  const say = useSay();
  const spoken = useSpoken();
  const languages = [...new Set<string>([...LANGUAGES, language])];
  return (
    <>
      <Choice
        label={say('numbers.outlets.platform')}
        value={platform}
        options={outletPlatforms.map((one) => [one, spoken(outletFormats[one].name)] as const)}
        onChange={(chosen) => onChange({ platform: outletPlatforms.find((one) => one === chosen) ?? 'custom' })}
      />
      <Row label={say('numbers.outlets.name')} hint={say('numbers.outlets.name.hint')} required>
        <TextInput maxLength={80} value={title} onChange={({ target }: Typed) => onChange({ title: target.value })} />
      </Row>
      <Choice
        label={say('numbers.outlets.language')}
        value={language}
        options={languages.map((one) => [one, languageName(one)] as const)}
        onChange={(chosen) => onChange({ language: chosen })}
      />
      <Row label={say('numbers.outlets.url')} hint={say('numbers.outlets.url.hint')}>
        <TextInput
          type="url"
          maxLength={500}
          value={url}
          onChange={({ target }: Typed) => onChange({ url: target.value })}
        />
      </Row>
      <Choice
        label={say('numbers.outlets.copy')}
        hint={say('numbers.outlets.copy.hint')}
        value={copy ?? ''}
        options={[['', say('numbers.outlets.copy.none')], ...copies.map(({ id, name }) => [id, name] as const)]}
        onChange={(chosen) => onChange({ target: chosen === '' ? null : chosen })}
      />
    </>
  );
}
