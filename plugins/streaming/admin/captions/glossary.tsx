import { useState } from 'react';
import { Box, Button, Flex, Td, TextInput, Textarea, Tr, Typography } from '@strapi/design-system';
import { FileField, FormDialog, LinesTable, Nothing, Row, saveFile, Sheet, useActing } from '@hearth/cms/reach';
import { useFetchClient } from '@strapi/strapi/admin';
import type { CaptionDesk, GlossaryTerm } from '../../contract';
import { useSay } from '../words';

type Props = {
  readonly room: string;
  readonly desk: CaptionDesk;
  readonly mayWrite: boolean;
  readonly onPut: (text: string) => void;
  readonly onDone: () => void;
};
type Typed = { readonly target: { readonly value: string } };

/** How the words of the field are written in each language; pressing one puts it into the line. */
export function Glossary({ room, desk, mayWrite, onPut, onDone }: Props) {
  const say = useSay();
  const { get } = useFetchClient();
  const [open, setOpen] = useState<GlossaryTerm | 'new' | 'file' | undefined>();
  const take = async (): Promise<void> => {
    const { data } = await get<string>(`/streaming/rooms/${room}/captions/glossary.csv`, { responseType: 'text' });
    saveFile('glossary.csv', new Blob([data], { type: 'text/csv' }));
  };
  const languages = desk.tracks.map(({ language, name }) => ({ language, name }));
  return (
    <Sheet label={say('glossary')}>
      <Flex padding={5} justifyContent="space-between" gap={3} wrap="wrap">
        <Typography tag="h2" variant="delta">
          {say('glossary')}
        </Typography>
        <Flex gap={2} wrap="wrap">
          <Button size="S" variant="tertiary" onClick={() => void take()}>
            {say('glossary.export')}
          </Button>
          {mayWrite && (
            <>
              <Button size="S" variant="tertiary" onClick={() => setOpen('file')}>
                {say('glossary.import')}
              </Button>
              <Button size="S" variant="secondary" onClick={() => setOpen('new')}>
                {say('glossary.add')}
              </Button>
            </>
          )}
        </Flex>
      </Flex>
      {desk.glossary.length === 0 ? (
        <Nothing>{say('glossary.empty')}</Nothing>
      ) : (
        <Terms terms={desk.glossary} languages={languages} onPut={onPut} onOpen={mayWrite ? setOpen : undefined} />
      )}
      {open === 'file' && <FileDialog room={room} onClose={() => setOpen(undefined)} onDone={onDone} />}
      {open !== undefined && open !== 'file' && (
        <TermDialog
          room={room}
          term={open === 'new' ? undefined : open}
          languages={languages}
          onClose={() => setOpen(undefined)}
          onDone={onDone}
        />
      )}
    </Sheet>
  );
}

type Languages = readonly { readonly language: string; readonly name: string }[];
type TermsProps = {
  readonly terms: readonly GlossaryTerm[];
  readonly languages: Languages;
  readonly onPut: (text: string) => void;
  readonly onOpen: ((term: GlossaryTerm) => void) | undefined;
};

function Terms({ terms, languages, onPut, onOpen }: TermsProps) {
  const say = useSay();
  return (
    <Box style={{ maxHeight: '40vh', overflowY: 'auto' }}>
      <LinesTable heads={[say('glossary.term'), ...languages.map(({ name }) => name), say('glossary.note')]}>
        {terms.map((term) => (
          <Tr key={term.id}>
            <Td data-label={say('glossary.term')}>
              <Button variant="ghost" size="S" onClick={() => (onOpen ? onOpen(term) : onPut(term.term))}>
                {term.term}
              </Button>
            </Td>
            {languages.map(({ language, name }) => (
              <Td key={language} data-label={name} lang={language}>
                {term.translations[language] !== undefined && (
                  <Button variant="ghost" size="S" onClick={() => onPut(term.translations[language] ?? '')}>
                    {term.translations[language]}
                  </Button>
                )}
              </Td>
            ))}
            <Td data-label={say('glossary.note')}>
              <Typography textColor="neutral600">{term.note}</Typography>
            </Td>
          </Tr>
        ))}
      </LinesTable>
    </Box>
  );
}

type DialogProps = { readonly room: string; readonly onClose: () => void; readonly onDone: () => void };
type TermProps = DialogProps & {
  readonly term: GlossaryTerm | undefined;
  readonly languages: Languages;
};

function TermDialog({ room, term, languages, onClose, onDone }: TermProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [words, setWords] = useState({ term: term?.term ?? '', note: term?.note ?? '' });
  const [translations, setTranslations] = useState<Readonly<Record<string, string>>>(term?.translations ?? {});
  const path = `/streaming/rooms/${room}/captions/glossary`;
  const away = async (): Promise<void> => {
    await act({ method: 'del', path: `${path}/${term?.id ?? ''}` });
    onDone();
    onClose();
  };
  const send = async (): Promise<void> => {
    const said = Object.fromEntries(Object.entries(translations).filter(([, text]) => text.trim() !== ''));
    const body = { ...words, translations: said, ...(term ? { version: term.version } : {}) };
    if (!(await act({ method: term ? 'put' : 'post', path: term ? `${path}/${term.id}` : path, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say(term ? 'glossary.change' : 'glossary.add')}
      action={say('captions.save')}
      busy={busy}
      canSend={words.term.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
      more={term && <Away isBusy={busy} onAway={() => void away()} />}
    >
      <Row label={say('glossary.term')} required>
        <TextInput
          autoFocus
          value={words.term}
          maxLength={100}
          onChange={({ target }: Typed) => setWords({ ...words, term: target.value })}
        />
      </Row>
      <Translations languages={languages} value={translations} onChange={setTranslations} />
      <Row label={say('glossary.note')}>
        <Textarea
          value={words.note}
          maxLength={300}
          onChange={({ target }: Typed) => setWords({ ...words, note: target.value })}
        />
      </Row>
    </FormDialog>
  );
}

function Away({ isBusy, onAway }: { readonly isBusy: boolean; readonly onAway: () => void }) {
  const say = useSay();
  return (
    <Button variant="danger-light" disabled={isBusy} onClick={onAway}>
      {say('target.remove')}
    </Button>
  );
}

type TranslationsProps = {
  readonly languages: Languages;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Readonly<Record<string, string>>) => void;
};

function Translations({ languages, value, onChange }: TranslationsProps) {
  return (
    <>
      {languages.map(({ language, name }) => (
        <Row key={language} label={name}>
          <TextInput
            value={value[language] ?? ''}
            maxLength={100}
            lang={language}
            dir="auto"
            onChange={({ target }: Typed) => onChange({ ...value, [language]: target.value })}
          />
        </Row>
      ))}
    </>
  );
}

function FileDialog({ room, onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [file, setFile] = useState<File | undefined>();
  const send = async (): Promise<void> => {
    const body = { csv: (await file?.text()) ?? '' };
    if (!(await act({ method: 'post', path: `/streaming/rooms/${room}/captions/glossary/import`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('glossary.import')}
      action={say('captions.read')}
      busy={busy}
      canSend={file !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('glossary.import.about')}</Typography>
      <FileField label={say('glossary.import')} accept=".csv,text/csv" onFile={setFile} />
    </FormDialog>
  );
}
