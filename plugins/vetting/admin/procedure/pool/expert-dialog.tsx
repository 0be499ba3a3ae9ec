import { useState } from 'react';
import { Checkbox, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Several, useActing, useReading, useSpoken } from '@hearth/cms/reach';
import { categories, productCategory, type Expert } from '../../../contract';
import { useSay } from '../words';

type Props = { readonly expert?: Expert; readonly onClose: () => void; readonly onDone: () => void };
type Draft = Pick<Expert, 'expertise' | 'outside' | 'active'>;

const NEW: Draft = { expertise: [], outside: false, active: true };

/** Takes somebody into the pool, or changes what is said of them. Seats that they have stay theirs. */
export function ExpertDialog({ expert, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [person, choose] = useState(expert?.person);
  const [draft, setDraft] = useState<Draft>(expert ?? NEW);
  const send = async (): Promise<void> => {
    const { expertise, outside, active } = draft;
    const body = { expertise, outside, active, version: expert?.version ?? 0 };
    if (!(await act({ method: 'put', path: `/vetting/experts/${person ?? ''}`, body }))) return;
    onDone();
    onClose();
  };
  const title = expert ? `${say('pool.edit')} · ${expert.name}` : say('pool.add');
  return (
    <FormDialog
      title={title}
      action={say(expert ? 'pool.save' : 'pool.add')}
      busy={busy}
      canSend={person !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say(expert ? 'pool.edit.about' : 'pool.add.about')}</Typography>
      {!expert && <Candidates value={person} onChange={choose} />}
      <Fields draft={draft} onChange={setDraft} />
    </FormDialog>
  );
}

type CandidatesProps = { readonly value: string | undefined; readonly onChange: (person: string) => void };

function Candidates({ value, onChange }: CandidatesProps) {
  const say = useSay();
  const people = useReading<{ people: { id: string; name: string }[] }>('/vetting/experts/candidates').value?.people;
  if (people?.length === 0) return <Typography textColor="danger600">{say('pool.nobody')}</Typography>;
  return (
    <Choice
      label={say('pool.column.name')}
      value={value ?? ''}
      options={(people ?? []).map(({ id, name }) => [id, name] as const)}
      onChange={onChange}
    />
  );
}

function Fields({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const say = useSay();
  const spoken = useSpoken();
  const known = productCategory.options.map((one): [string, string] => [one, spoken(categories[one].name)]);
  // Words from before there were categories stay what they are.
  const older = draft.expertise.filter((one) => !known.some(([value]) => value === one));
  return (
    <>
      <Several
        label={say('pool.column.expertise')}
        hint={say('pool.expertise.hint')}
        placeholder={say('pool.all')}
        value={draft.expertise}
        options={[...known, ...older.map((one) => [one, one] as const)]}
        onChange={(expertise) => onChange({ ...draft, expertise: [...expertise] })}
      />
      <Checkbox checked={draft.outside} onCheckedChange={(is) => onChange({ ...draft, outside: is === true })}>
        {say('pool.outside.field')}
      </Checkbox>
      <Checkbox checked={draft.active} onCheckedChange={(is) => onChange({ ...draft, active: is === true })}>
        {say('pool.active.field')}
      </Checkbox>
    </>
  );
}
