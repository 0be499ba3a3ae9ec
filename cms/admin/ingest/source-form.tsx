import { useState } from 'react';
import { NumberInput, TextInput, Textarea } from '@strapi/design-system';
import { readSources, type IngestSource } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useDesk, useNames } from '../topics/desk';
import { EMPTY_SOURCE, sourceBodyOf, sourceDraftOf, type SourceDraft } from './source-draft';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
type Props = { readonly source?: IngestSource; readonly onDone: (changed: boolean) => void };

/** Adds a source or changes it. */
export function SourceForm({ source, onDone }: Props) {
  const say = useSay();
  const { station } = useDesk();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<SourceDraft>(() => (source ? sourceDraftOf(source) : EMPTY_SOURCE));
  const change = (part: Partial<SourceDraft>): void => setDraft((known) => ({ ...known, ...part }));
  const send = async (): Promise<void> => {
    const body = sourceBodyOf(draft);
    const done = source
      ? await act({
          method: 'put',
          path: `/cms/ingest/sources/${source.id}`,
          body: { ...body, version: source.version },
        })
      : await act({ method: 'post', path: '/cms/ingest/sources', body: { ...body, station } });
    if (done) onDone(true);
  };
  return (
    <FormDialog
      title={say(source ? 'source.change' : 'source.new')}
      action={say('save')}
      busy={busy}
      canSend={draft.name.trim() !== '' && draft.url.trim() !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      <MainFields draft={draft} change={change} />
      {draft.kind === 'json' && <MappingFields draft={draft} change={change} />}
      <MoreFields draft={draft} change={change} hasCredential={source?.hasCredential ?? false} />
    </FormDialog>
  );
}

type FieldsProps = { readonly draft: SourceDraft; readonly change: (part: Partial<SourceDraft>) => void };

function MainFields({ draft, change }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <Row label={say('field.name')} required>
        <TextInput value={draft.name} maxLength={60} onChange={({ target }: Typed) => change({ name: target.value })} />
      </Row>
      <Row label={say('field.url')} hint={say('field.url.hint')} required>
        <TextInput value={draft.url} maxLength={1000} onChange={({ target }: Typed) => change({ url: target.value })} />
      </Row>
      <Choice
        label={say('field.kind')}
        value={draft.kind}
        options={[
          ['feed', say('kind.feed')],
          ['json', say('kind.json')],
        ]}
        onChange={(kind) => change({ kind: kind === 'json' ? 'json' : 'feed' })}
      />
    </>
  );
}

const PARTS = ['items', 'title', 'key', 'body', 'url', 'published', 'place'] as const;

function MappingFields({ draft, change }: FieldsProps) {
  const say = useSay();
  return (
    <>
      {PARTS.map((part) => (
        <Row key={part} label={say(`mapping.${part}`)} required={part === 'title'}>
          <TextInput
            value={draft.mapping[part]}
            placeholder={part === 'items' ? 'data.list' : part}
            onChange={({ target }: Typed) => change({ mapping: { ...draft.mapping, [part]: target.value } })}
          />
        </Row>
      ))}
    </>
  );
}

function MoreFields({ draft, change, hasCredential }: FieldsProps & { readonly hasCredential: boolean }) {
  const say = useSay();
  const { columns, station } = useDesk();
  const names = useNames();
  const here = columns.filter((column) => column.station === station);
  return (
    <>
      <Choice
        label={say('field.leadSource')}
        value={draft.leadSource}
        options={readSources.map((one): [string, string] => [one, say(`from.${one}`)])}
        onChange={(chosen) => change({ leadSource: readSources.find((one) => one === chosen) ?? 'wire' })}
      />
      <Choice
        label={say('field.column')}
        value={draft.column}
        options={[['', say('column.none')], ...here.map(({ id }): [string, string] => [id, names.column(id)])]}
        onChange={(column) => change({ column })}
      />
      <Row label={say('field.interval')}>
        <NumberInput
          value={draft.intervalMinutes}
          onValueChange={(minutes: number | undefined) => change({ intervalMinutes: minutes ?? 15 })}
        />
      </Row>
      <Row label={say('field.rights')} hint={say('field.rights.hint')}>
        <Textarea
          value={draft.rights}
          maxLength={400}
          onChange={({ target }: Typed) => change({ rights: target.value })}
        />
      </Row>
      <Row
        label={say('field.credential')}
        hint={say(hasCredential ? 'field.credential.kept' : 'field.credential.hint')}
      >
        <TextInput
          type="password"
          autoComplete="off"
          value={draft.credential}
          onChange={({ target }: Typed) => change({ credential: target.value })}
        />
      </Row>
    </>
  );
}
