import { useEffect, useState, type ReactNode } from 'react';
import { Box, TextInput, Textarea, Typography } from '@strapi/design-system';
import { notedSources, type Lead, type SimilarLead } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { useDesk, useNames } from '../topics/desk';
import { MomentField } from '../topics/moment-field';
import { ImportanceChoice } from './importance-choice';
import { SimilarPart } from './similar-part';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
type Props = {
  /** With the lead that was written, or opened instead because it is there already. */
  readonly onDone: (lead: string | undefined) => void;
};

const NOTE = { how: 'phone', title: '', text: '', place: '', happened: '', url: '', teller: '', contact: '' };
type Note = Readonly<typeof NOTE>;
type Fields = { readonly note: Note; readonly change: (part: Partial<Note>) => void };

/** Writes down a call, a letter, a visit or a post (记一条线索). What is open already and reads alike stands beside the words. */
export function NoteDialog({ onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const { station: own } = useDesk();
  const [station, setStation] = useState(own);
  const [note, setNote] = useState<Note>(NOTE);
  const [toldAt, setToldAt] = useState<string | null>(null);
  const [importance, setImportance] = useState(2);
  const change = (part: Partial<Note>): void => setNote((known) => ({ ...known, ...part }));
  const send = async (): Promise<void> => {
    const url = note.url.trim() === '' ? null : note.url.trim();
    const body = { ...note, url, toldAt, station, importance };
    const done = await act<{ lead: Lead }>({ method: 'post', path: '/cms/leads', body });
    if (done) onDone(done.value.lead.id);
  };
  return (
    <FormDialog
      title={say('note')}
      action={say('note.save')}
      busy={busy}
      canSend={note.text.trim().length >= 4}
      onClose={() => onDone(undefined)}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('note.how')}
        value={note.how}
        options={notedSources.map((one): [string, string] => [one, say(`source.${one}`)])}
        onChange={(how) => change({ how })}
      />
      <StationChoice value={station} onChange={setStation} />
      <What note={note} change={change} alike={<Alike station={station} note={note} onOpen={onDone} />} />
      <Who note={note} change={change} />
      <MomentField label={say('note.toldAt')} value={toldAt} onChange={setToldAt} />
      <ImportanceChoice value={importance} onChange={setImportance} />
    </FormDialog>
  );
}

type StationProps = { readonly value: string; readonly onChange: (station: string) => void };

/** For whom it was told, where somebody works for several stations. */
function StationChoice({ value, onChange }: StationProps) {
  const say = useSay();
  const names = useNames();
  const { stations } = useDesk();
  if (stations.length < 2) return null;
  return (
    <Choice
      label={say('fact.station')}
      value={value}
      options={stations.map(({ slug }): [string, string] => [slug, names.station(slug)])}
      onChange={onChange}
    />
  );
}

type TextProps = Fields & { readonly field: Exclude<keyof Note, 'how' | 'text'>; readonly most: number };

function TextRow({ field, most, note, change }: TextProps) {
  const say = useSay();
  return (
    <Row label={say(`note.${field}`)}>
      <TextInput
        value={note[field]}
        maxLength={most}
        type={field === 'url' ? 'url' : 'text'}
        autoComplete="off"
        onChange={({ target }: Typed) => change({ [field]: target.value })}
      />
    </Row>
  );
}

function What({ alike, ...fields }: Fields & { readonly alike: ReactNode }) {
  const say = useSay();
  const { note, change } = fields;
  return (
    <>
      <Row label={say('note.text')} required>
        <Textarea value={note.text} maxLength={2000} onChange={({ target }: Typed) => change({ text: target.value })} />
      </Row>
      {alike}
      <TextRow field="title" most={80} {...fields} />
      <TextRow field="place" most={120} {...fields} />
      <TextRow field="happened" most={60} {...fields} />
      {note.how === 'social' && <TextRow field="url" most={1000} {...fields} />}
    </>
  );
}

function Who(fields: Fields) {
  const say = useSay();
  return (
    <>
      <TextRow field="teller" most={60} {...fields} />
      <Box>
        <TextRow field="contact" most={120} {...fields} />
        <Typography variant="pi" textColor="neutral600" tag="p" style={{ paddingTop: 4 }}>
          {say('note.sealed')}
        </Typography>
      </Box>
    </>
  );
}

const REST = 500;

type AlikeProps = { readonly station: string; readonly note: Note; readonly onOpen: (id: string) => void };

/** Open leads that read like what is being typed. */
function Alike({ station, note, onOpen }: AlikeProps) {
  const [asked, setAsked] = useState('');
  const text = `${note.title} ${note.text}`.trim().slice(0, 300);
  const { place } = note;
  useEffect(() => {
    const typed = new URLSearchParams({ station, text, place });
    const waiting = window.setTimeout(() => setAsked(text.length < 4 ? '' : typed.toString()), REST);
    return () => window.clearTimeout(waiting);
  }, [station, text, place]);
  const found = useReading<{ leads: SimilarLead[] }>(asked === '' ? undefined : `/cms/leads/alike?${asked}`);
  return <SimilarPart similar={found.value?.leads ?? []} onOpen={onOpen} />;
}
