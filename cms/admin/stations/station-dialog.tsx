import { useState } from 'react';
import { Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Station } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { PairOfWords } from '../reach/pair';
import { useSpoken } from '../reach/spoken';
import { useActing, type Deed } from '../reach/use-acting';

/** A station that is changed, or the one below which a new one is founded. */
export type Editing = { readonly station: Station } | { readonly parent: Station };

type Props = {
  readonly editing: Editing;
  readonly stations: readonly Station[];
  readonly onDone: (changed: boolean) => void;
};
type Draft = Pick<Station, 'slug' | 'level' | 'name' | 'slogan' | 'inks'> & { readonly parent: string };

const LEVELS = ['central', 'provincial', 'municipal', 'county'] as const;

/** Founds a station, or changes how it calls and shows itself. */
export function StationDialog({ editing, stations, onDone }: Props) {
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>(() => draftOf(editing));
  const known = 'station' in editing ? editing.station : undefined;
  const word = formatMessage({ id: known ? 'cms.stations.save' : 'cms.stations.found' });
  const submit = async (): Promise<void> => {
    if (await act(deedOf(draft, known))) onDone(true);
  };
  return (
    <FormDialog
      title={known ? formatMessage({ id: 'cms.stations.edit.title' }) : word}
      action={word}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void submit()}
    >
      {!known && <Place draft={draft} stations={stations} onChange={setDraft} />}
      <PairOfWords
        label={formatMessage({ id: 'cms.stations.name' })}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        required
      />
      <PairOfWords
        label={formatMessage({ id: 'cms.stations.slogan' })}
        value={draft.slogan}
        onChange={(slogan) => setDraft({ ...draft, slogan })}
      />
      <Inks draft={draft} onChange={setDraft} />
    </FormDialog>
  );
}

type PartProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/** Where a new station stands: below whom, on which level, under which short name. None of it changes later. */
function Place({ draft, stations, onChange }: PartProps & { readonly stations: readonly Station[] }) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const parents = stations.filter(({ level }) => level !== 'county');
  const level = parents.find(({ slug }) => slug === draft.parent)?.level ?? 'central';
  const levels = LEVELS.slice(LEVELS.indexOf(level) + 1);
  return (
    <>
      <Row label={formatMessage({ id: 'cms.stations.parent' })} required>
        <SingleSelect
          value={draft.parent}
          onChange={(parent) => onChange({ ...draft, parent: String(parent), level: 'county' })}
        >
          {parents.map(({ slug, name }) => (
            <SingleSelectOption key={slug} value={slug}>
              {spoken(name)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Row>
      <Row label={formatMessage({ id: 'cms.stations.level' })} required>
        <SingleSelect
          value={draft.level}
          onChange={(chosen) => onChange({ ...draft, level: levels.find((one) => one === chosen) ?? 'county' })}
        >
          {levels.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {formatMessage({ id: `cms.stations.level.${one}` })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Row>
      <Row
        label={formatMessage({ id: 'cms.stations.slug' })}
        hint={formatMessage({ id: 'cms.stations.slug.hint' })}
        required
      >
        <TextInput
          value={draft.slug}
          required
          pattern="[a-z][a-z0-9\-]{1,39}"
          onChange={(event: { target: { value: string } }) => onChange({ ...draft, slug: event.target.value })}
        />
      </Row>
    </>
  );
}

function Inks({ draft, onChange }: PartProps) {
  const { formatMessage } = useIntl();
  return (
    <Grid.Root gap={4}>
      {(['cool', 'warm'] as const).map((ink) => (
        <Grid.Item key={ink} col={6} xs={6} alignItems="stretch" direction="column">
          <Row label={formatMessage({ id: `cms.stations.ink.${ink}` })}>
            <input
              type="color"
              aria-label={formatMessage({ id: `cms.stations.ink.${ink}` })}
              value={draft.inks[ink]}
              style={{ width: '100%', height: 40, padding: 2, border: 'none', background: 'none' }}
              onChange={({ target }) =>
                onChange({ ...draft, inks: { ...draft.inks, [ink]: target.value.toUpperCase() } })
              }
            />
          </Row>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

function draftOf(editing: Editing): Draft {
  if ('station' in editing) return { ...editing.station, parent: editing.station.parent ?? '' };
  const none = { 'zh-Hans': '', en: '' };
  const { slug, inks } = editing.parent;
  return { slug: '', level: 'county', parent: slug, name: none, slogan: none, inks };
}

function deedOf({ slug, level, parent, ...words }: Draft, known: Station | undefined): Deed {
  const { name, slogan, inks } = words;
  if (!known)
    return { method: 'post', path: '/cms/stations', body: { slug, level, parent, name, slogan, inks, settings: {} } };
  const { settings, version } = known;
  return { method: 'put', path: `/cms/stations/${slug}`, body: { name, slogan, inks, settings, version } };
}
