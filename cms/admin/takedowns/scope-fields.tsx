import { useEffect, useState } from 'react';
import { Box, Checkbox, Flex, TextInput, Typography } from '@strapi/design-system';
import type { TakedownHit, TakedownScope } from '../../contract';
import { takedownScope } from '../../contract/takedown-types';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { useAsking } from '../checks/use-asking';
import { useSay } from './words';

/** What is to be hit, while somebody writes it. */
export type ScopeDraft = {
  readonly kind: TakedownScope['kind'];
  readonly text: string;
  readonly chosen: readonly string[];
};

const KINDS = ['lineage', 'manuscript', 'package', 'asset', 'search'] as const;

/** The scope as the host takes it; nothing while it is incomplete. */
export function scopeOf({ kind, text, chosen }: ScopeDraft): TakedownScope | undefined {
  if (kind === 'search' && chosen.length === 0) return undefined;
  return takedownScope.safeParse(asked({ kind, text, chosen })).data;
}

function asked({ kind, text, chosen }: ScopeDraft): object {
  const said = text.trim();
  if (kind === 'search') return { kind, text: said, chosen };
  if (kind === 'package') return { kind, package: said };
  return kind === 'asset' ? { kind, asset: said } : { kind, documentId: said };
}

type Props = { readonly draft: ScopeDraft; readonly onChange: (draft: ScopeDraft) => void };
type Typed = { readonly target: { readonly value: string } };

/** What is to be hit, and a preview of it while it is written. Of a search, each hit is chosen by itself. */
export function ScopeFields({ draft, onChange }: Props) {
  const say = useSay();
  const wanted = takedownScope.safeParse(asked({ ...draft, chosen: [] }));
  const preview = useAsking<{ hits: TakedownHit[] }>(
    '/cms/takedowns/preview',
    wanted.success ? { scope: wanted.data } : undefined,
  );
  return (
    <>
      <Choice
        label={say('field.scope')}
        value={draft.kind}
        options={KINDS.map((kind) => [kind, say(`scope.${kind}`)] as const)}
        onChange={(kind) => onChange({ kind: KINDS.find((one) => one === kind) ?? 'lineage', text: '', chosen: [] })}
      />
      <Row label={say(`scope.${draft.kind}.what`)} required>
        <TextInput
          required
          value={draft.text}
          onChange={({ target }: Typed) => onChange({ ...draft, text: target.value, chosen: [] })}
        />
      </Row>
      <Box aria-live="polite">
        {preview.problem ? <Typography textColor="danger600">{preview.problem}</Typography> : null}
        {preview.value ? <Hits hits={preview.value.hits} draft={draft} onChange={onChange} /> : null}
      </Box>
    </>
  );
}

function Hits({ hits, draft, onChange }: Props & { readonly hits: readonly TakedownHit[] }) {
  const say = useSay();
  const [known, keep] = useState(hits);
  // What was just looked at stays while the next answer is on its way.
  useEffect(() => keep(hits), [hits]);
  if (known.length === 0) return <Typography textColor="warning600">{say('preview.nothing')}</Typography>;
  const posts = known.reduce((sum, { posted }) => sum + posted, 0);
  const toggle = (id: string): void =>
    onChange({
      ...draft,
      chosen: draft.chosen.includes(id) ? draft.chosen.filter((one) => one !== id) : [...draft.chosen, id],
    });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold">{say('preview', { count: known.length, posts })}</Typography>
      <Box style={{ maxHeight: '20rem', overflowY: 'auto' }}>
        {known.map((hit) => (
          <Hit
            key={`${hit.documentId} ${hit.locale}`}
            hit={hit}
            chosen={draft.kind === 'search' ? draft.chosen.includes(hit.documentId) : undefined}
            onToggle={() => toggle(hit.documentId)}
          />
        ))}
      </Box>
    </Flex>
  );
}

type HitProps = { readonly hit: TakedownHit; readonly chosen: boolean | undefined; readonly onToggle: () => void };

function Hit({ hit, chosen, onToggle }: HitProps) {
  const say = useSay();
  const { title, via, isPublic, posted, waiting } = hit;
  const facts = [say(`via.${via}`), ...(isPublic ? [say('hit.public')] : []), say('hit.posts', { posted, waiting })];
  return (
    <Flex gap={3} paddingTop={2} paddingBottom={2} alignItems="flex-start">
      {chosen === undefined ? null : <Checkbox aria-label={title} checked={chosen} onCheckedChange={onToggle} />}
      <Box>
        <Typography style={{ overflowWrap: 'anywhere' }}>{title}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {facts.join(' · ')}
        </Typography>
      </Box>
    </Flex>
  );
}
