import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { FormDialog, MomentField, Row, Several, useActing } from '@hearth/cms/reach';
import { sessionKinds, type Session, type SessionKind, type TellSession } from '../../contract';
import { pressId } from './press-id';
import { useSay } from './words';

type Props = { readonly session?: Session; readonly onClose: () => void; readonly onDone: () => void };

type Draft = {
  readonly title: string;
  readonly kinds: readonly SessionKind[];
  readonly beginsAt: string | null;
  readonly endsAt: string | null;
};

const isKind = (word: string): word is SessionKind => sessionKinds.some((kind) => kind === word);

const isLate = ({ beginsAt, endsAt }: Draft): boolean =>
  beginsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(beginsAt);

/** A live as it is told, once all is there that has to be. */
function toldOf(draft: Draft, version: number): TellSession | undefined {
  const { title, kinds, beginsAt, endsAt } = draft;
  if (title.trim() === '' || kinds.length === 0 || beginsAt === null || isLate(draft)) return undefined;
  return { title: title.trim(), kinds: [...kinds], beginsAt, endsAt, version };
}

/** Enters a live by hand, or changes what is known of it. Which duties it has goes by its kinds. */
export function SessionDialog({ session, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [id] = useState(() => session?.id ?? pressId());
  const [draft, setDraft] = useState<Draft>(
    session ?? { title: '', kinds: ['selling'], beginsAt: new Date().toISOString(), endsAt: null },
  );
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const told = toldOf(draft, session?.version ?? 0);
  const send = async (): Promise<void> => {
    if (!(await act({ method: 'put', path: `/shop/sessions/${id}`, body: { ...told } }))) return;
    onDone();
    onClose();
  };
  const action = say(session ? 'duties.change' : 'duties.enter');
  return (
    <FormDialog
      title={action}
      action={action}
      busy={busy}
      canSend={told !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('duties.field.title')} required>
        <TextInput
          required
          maxLength={120}
          value={draft.title}
          onChange={({ target }: { readonly target: { readonly value: string } }) => change({ title: target.value })}
        />
      </Row>
      <Several
        label={say('duties.field.kinds')}
        required
        value={draft.kinds}
        options={sessionKinds.map((kind) => [kind, say(`duties.kind.${kind}`)])}
        onChange={(kinds) => change({ kinds: kinds.filter(isKind) })}
      />
      <MomentField
        label={say('duties.field.begins')}
        value={draft.beginsAt}
        required
        onChange={(beginsAt) => change({ beginsAt })}
      />
      <MomentField label={say('duties.field.ends')} value={draft.endsAt} onChange={(endsAt) => change({ endsAt })} />
      {isLate(draft) && <Typography textColor="danger600">{say('duties.field.late')}</Typography>}
    </FormDialog>
  );
}
