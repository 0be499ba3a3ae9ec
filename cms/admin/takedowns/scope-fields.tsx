import { TextInput } from '@strapi/design-system';
import type { TakedownScope } from '../../contract';
import { takedownScope } from '../../contract/takedown-types';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import type { Pickable } from '../reach/picker';
import { AccountPicker, AssetPicker, ManuscriptPicker, PackagePicker } from '../reach/pickers';
import { ScopeHits } from './scope-hits';
import { usePreview } from './use-preview';
import { useSay } from './words';

/** What is to be hit, while somebody writes it: what they picked, and for a search the words, the account and what they chose of it. */
export type ScopeDraft = {
  readonly kind: TakedownScope['kind'];
  readonly picked: Pickable | undefined;
  readonly text: string;
  readonly account: Pickable | undefined;
  readonly chosen: readonly string[];
};

const KINDS = ['lineage', 'manuscript', 'package', 'asset', 'search'] as const;

/** A scope of this kind for which nothing was picked yet. */
export const emptyScope = (kind: ScopeDraft['kind']): ScopeDraft => ({
  ...{ kind, picked: undefined, text: '', account: undefined, chosen: [] },
});

/** The scope as the host takes it; nothing while it is incomplete. */
export function scopeOf(draft: ScopeDraft): TakedownScope | undefined {
  return draft.kind === 'search' && draft.chosen.length === 0 ? undefined : asked(draft);
}

function asked({ kind, picked, text, account, chosen }: ScopeDraft): TakedownScope | undefined {
  if (kind !== 'search') return takedownScope.safeParse({ kind, [FIELD[kind]]: picked?.id }).data;
  const words = text.trim();
  if (words.length < FEWEST_SIGNS && account === undefined) return undefined;
  return takedownScope.safeParse({ kind, text: words, channel: account?.id ?? null, chosen }).data;
}

const FIELD = { manuscript: 'documentId', lineage: 'documentId', package: 'package', asset: 'asset' } as const;
/** One sign is in half of everything. */
const FEWEST_SIGNS = 2;

type Props = { readonly draft: ScopeDraft; readonly onChange: (draft: ScopeDraft) => void };

/** What is to be hit, and a preview of it while it is written. Of a search, each hit is chosen by itself. */
export function ScopeFields({ draft, onChange }: Props) {
  const say = useSay();
  const preview = usePreview(asked({ ...draft, chosen: [] }));
  const { picked } = draft;
  // Whoever comes from a manuscript brings its id; its name comes with what it hits.
  const named = preview.hits.find(({ documentId }) => documentId === picked?.id)?.title;
  const shown = picked?.title === '' ? { ...picked, title: named ?? '…' } : picked;
  return (
    <>
      <Choice
        label={say('field.scope')}
        value={draft.kind}
        options={KINDS.map((kind) => [kind, say(`scope.${kind}`)] as const)}
        onChange={(kind) => onChange(emptyScope(KINDS.find((one) => one === kind) ?? 'lineage'))}
      />
      <What draft={{ ...draft, picked: shown }} onChange={onChange} />
      <ScopeHits
        preview={preview}
        chosen={draft.kind === 'search' ? draft.chosen : undefined}
        onChoose={(chosen) => onChange({ ...draft, chosen })}
      />
    </>
  );
}

function What({ draft, onChange }: Props) {
  const say = useSay();
  if (draft.kind === 'search') return <SearchFields draft={draft} onChange={onChange} />;
  const Picks = PICKERS[draft.kind];
  return (
    <Picks
      key={draft.kind}
      label={say(`scope.${draft.kind}.what`)}
      picked={draft.picked}
      onPick={(picked) => onChange({ ...draft, picked })}
    />
  );
}

const PICKERS = {
  ...{ manuscript: ManuscriptPicker, lineage: ManuscriptPicker, package: PackagePicker, asset: AssetPicker },
} as const;

type Typed = { readonly target: { readonly value: string } };

function SearchFields({ draft, onChange }: Props) {
  const say = useSay();
  return (
    <>
      <Row label={say('scope.search.what')} hint={say('scope.search.hint')}>
        <TextInput
          maxLength={60}
          value={draft.text}
          onChange={({ target }: Typed) => onChange({ ...draft, text: target.value, chosen: [] })}
        />
      </Row>
      <AccountPicker
        label={say('scope.search.account')}
        required={false}
        picked={draft.account}
        onPick={(account) => onChange({ ...draft, account, chosen: [] })}
      />
    </>
  );
}
