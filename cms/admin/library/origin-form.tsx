import { useState } from 'react';
import { Flex, TextInput, Typography } from '@strapi/design-system';
import type { LineageGraph, LineageLink } from '../../contract';
import { lineageKinds } from '../../contract/library-types';
import { SideSheet } from '../media/side-sheet';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import type { Pickable } from '../reach/picker';
import { ManuscriptPicker } from '../reach/pickers';
import { useActing } from '../reach/use-acting';
import { millisecondsOf } from './clip-time';
import { useSay } from './words';

type Kind = LineageLink['kind'];
type Draft = { readonly picked: Pickable | undefined; readonly kind: Kind; readonly from: string; readonly to: string };

type Props = { readonly documentId: string; readonly onDone: (changed: boolean) => void };

/** Says what a manuscript was made from: how, from which one, and of a clip from when to when. */
export function OriginForm({ documentId, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>({ picked: undefined, kind: 'clip', from: '', to: '' });
  const [problem, setProblem] = useState('');
  const save = async (): Promise<void> => {
    const body = bodyOf(draft);
    setProblem(typeof body === 'string' ? say(body) : '');
    if (typeof body === 'string') return;
    if (await act<LineageGraph>({ method: 'post', path: `/cms/library/${documentId}/lineage`, body })) onDone(true);
  };
  return (
    <SideSheet
      title={say('origin.add')}
      action={say('origin.save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void save()}
    >
      <Choice
        label={say('origin.kind')}
        value={draft.kind}
        options={lineageKinds.map((kind) => [kind, say(`kind.${kind}`)])}
        onChange={(kind) => setDraft({ ...draft, kind: lineageKinds.find((one) => one === kind) ?? 'clip' })}
      />
      <ManuscriptPicker
        label={say('origin.from')}
        hint={say('origin.from.hint')}
        picked={draft.picked}
        onPick={(picked) => setDraft({ ...draft, picked })}
      />
      {draft.kind === 'clip' && <Part draft={draft} onChange={setDraft} />}
      {problem !== '' && (
        <Typography textColor="danger600" role="alert">
          {problem}
        </Typography>
      )}
    </SideSheet>
  );
}

function Part({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const say = useSay();
  const time = (name: 'from' | 'to') => (
    <Row label={say(`origin.part.${name}`)} hint={say('origin.part.hint')}>
      <TextInput
        maxLength={14}
        inputMode="numeric"
        placeholder={name === 'from' ? '1:05' : '1:32.5'}
        value={draft[name]}
        onChange={({ target }: { target: { value: string } }) => onChange({ ...draft, [name]: target.value })}
      />
    </Row>
  );
  return (
    <Flex gap={4} alignItems="start">
      {time('from')}
      {time('to')}
    </Flex>
  );
}

/** What is sent, or what is still wrong with it. */
function bodyOf({ picked, kind, from, to }: Draft) {
  if (!picked) return 'origin.missing' as const;
  const said = { from: { documentId: picked.id }, kind };
  if (kind !== 'clip' || (from.trim() === '' && to.trim() === '')) return said;
  const [fromMs, toMs] = [millisecondsOf(from), millisecondsOf(to)];
  if (fromMs === undefined || toMs === undefined) return 'origin.part.unread' as const;
  return toMs > fromMs ? { ...said, part: { fromMs, toMs } } : ('origin.part.order' as const);
}
