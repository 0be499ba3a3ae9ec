import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { CaptionDesk, TrackKind } from '../../contract';
import { useSay } from '../words';

type Props = {
  readonly room: string;
  readonly desk: CaptionDesk;
  readonly onClose: () => void;
  readonly onDone: () => void;
};
type Typed = { readonly target: { readonly value: string } };

/** What a station writes most; any other is typed by its code. */
const USUAL: readonly (readonly [string, string])[] = [
  ['zh-Hans', '简体中文'],
  ['en', 'English'],
  ['ug', 'ئۇيغۇرچە'],
  ['bo', 'བོད་སྐད།'],
  ['mn-Mong', 'ᠮᠣᠩᠭᠣᠯ'],
  ['ii', 'ꆈꌠꉙ'],
  ['kk-Arab', 'قازاقشا'],
  ['ar', 'العربية'],
  ['ja', '日本語'],
  ['ko', '한국어'],
];

/** Adds a language; who writes it by machine is offered only where somebody can. */
export function AddTrackDialog({ room, desk, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const free = USUAL.filter(([tag]) => desk.tracks.every(({ language }) => language !== tag));
  const [usual, setUsual] = useState<string>(free[0]?.[0] ?? 'other');
  const [own, setOwn] = useState({ language: '', name: '' });
  const sources = sourcesOf(desk);
  const [source, setSource] = useState('typed');
  const isOther = usual === 'other';
  const [language, name] = isOther
    ? [own.language.trim(), own.name.trim()]
    : [usual, USUAL.find(([tag]) => tag === usual)?.[1] ?? usual];
  const send = async (): Promise<void> => {
    const body = { language, name, ...sources.get(source)?.body };
    if (!(await act({ method: 'post', path: `/streaming/rooms/${room}/captions/tracks`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('captions.add')}
      action={say('captions.add.do')}
      busy={busy}
      canSend={language !== '' && name !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('captions.language')}
        value={usual}
        options={[...free, ['other', say('captions.language.other')] as const].map(([tag, words]): [string, string] => [
          tag,
          words,
        ])}
        onChange={setUsual}
      />
      {isOther && <OtherLanguage own={own} onChange={setOwn} />}
      <SourceChoice sources={sources} value={source} onChange={setSource} />
    </FormDialog>
  );
}

type SourceProps = {
  readonly sources: ReadonlyMap<string, Source>;
  readonly value: string;
  readonly onChange: (source: string) => void;
};

/** Who writes it; asked only where there is a choice. */
function SourceChoice({ sources, value, onChange }: SourceProps) {
  const say = useSay();
  if (sources.size < 2) return null;
  const options = [...sources].map(([key, { words }]): [string, string] => [key, words ?? say('captions.kind.typed')]);
  return <Choice label={say('captions.source')} value={value} options={options} onChange={onChange} />;
}

type Own = { readonly language: string; readonly name: string };

/** Any other language, by its code. */
function OtherLanguage({ own, onChange }: { readonly own: Own; readonly onChange: (own: Own) => void }) {
  const say = useSay();
  return (
    <>
      <Row label={say('captions.language.code')} hint={say('captions.language.code.hint')} required>
        <TextInput
          value={own.language}
          maxLength={35}
          onChange={({ target }: Typed) => onChange({ ...own, language: target.value })}
        />
      </Row>
      <Row label={say('captions.language.name')} required>
        <TextInput
          value={own.name}
          maxLength={60}
          onChange={({ target }: Typed) => onChange({ ...own, name: target.value })}
        />
      </Row>
    </>
  );
}

type Source = {
  readonly words: string | undefined;
  readonly body: { readonly kind: TrackKind; readonly driver?: string; readonly from?: string };
};

function sourcesOf({ recognisers, translators, tracks }: CaptionDesk): ReadonlyMap<string, Source> {
  const typed: [string, Source] = ['typed', { words: undefined, body: { kind: 'typed' } }];
  const heard = recognisers.map(({ name }): [string, Source] => [
    `r ${name}`,
    { words: name, body: { kind: 'recognised', driver: name } },
  ]);
  const translated = translators.flatMap((translator) =>
    tracks.map(({ id, name }): [string, Source] => [
      `t ${translator.name} ${id}`,
      { words: `${translator.name} ← ${name}`, body: { kind: 'translated', driver: translator.name, from: id } },
    ]),
  );
  return new Map([typed, ...heard, ...translated]);
}
