import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading, useSpoken } from '@hearth/cms/reach';
import { mysteryAspects, type Mystery, type Retained } from '../../../contract';
import { isSame, matchOf } from '../../../server/mystery/match.rules';
import { PhotoRow } from '../photos/photo-row';
import { useSay, type Typed } from '../words';
import { aspects, NOTHING, pointsOf, type PointsDraft } from './points-draft.rules';

type Props = { readonly buy: Mystery; readonly onClose: () => void; readonly onDone: () => void };
type Kept = Pick<Retained, 'id' | 'tag' | 'place' | 'state'>;

/** Compares a parcel with the retained sample, which is opened by that; what will follow is said before it is sent. */
export function CompareDialog({ buy, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [retained, choose] = useState<string | undefined>();
  const [photoHash, setPhoto] = useState<string | undefined>();
  const [draft, setDraft] = useState<PointsDraft>(NOTHING);
  const [finding, setFinding] = useState('');
  const points = pointsOf(draft);
  const isWhole = Boolean(points && retained && photoHash) && finding.trim() !== '';
  const send = async (): Promise<void> => {
    const body = { version: buy.version, retained, photoHash, points, finding: finding.trim() };
    if (!(await act({ method: 'post', path: `/vetting/mystery/${buy.id}/compare`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('mystery.do.compare')}
      action={say('mystery.compare.do')}
      busy={busy}
      canSend={isWhole}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('mystery.compare.about')}</Typography>
      <KeptField buy={buy} value={retained} onChange={choose} />
      <PhotoRow label={say('mystery.photo')} hash={photoHash} onPhoto={(photo) => setPhoto(photo?.hash)} />
      <Aspects draft={draft} onChange={setDraft} />
      <Follows draft={draft} />
      <Row label={say('mystery.finding')} required>
        <Textarea maxLength={1_000} value={finding} onChange={({ target }: Typed) => setFinding(target.value)} />
      </Row>
    </FormDialog>
  );
}

type KeptProps = {
  readonly buy: Mystery;
  readonly value: string | undefined;
  readonly onChange: (retained: string) => void;
};

function KeptField({ buy, value, onChange }: KeptProps) {
  const say = useSay();
  const kept = useReading<{ retained: Kept[] }>(`/vetting/mystery/${buy.id}/retained`).value?.retained;
  if (kept?.length === 0) return <Typography textColor="danger600">{say('mystery.kept.none')}</Typography>;
  return (
    <Choice
      label={say('retained.title')}
      value={value ?? ''}
      options={(kept ?? []).map(
        ({ id, tag, place, state }) => [id, `${tag} · ${place} · ${say(`retained.state.${state}`)}`] as const,
      )}
      onChange={onChange}
    />
  );
}

type AspectsProps = { readonly draft: PointsDraft; readonly onChange: (draft: PointsDraft) => void };

function Aspects({ draft, onChange }: AspectsProps) {
  const say = useSay();
  const spoken = useSpoken();
  return aspects.map((aspect) => (
    <Choice
      key={aspect}
      label={spoken(mysteryAspects[aspect])}
      value={draft[aspect]}
      options={[
        ['2', say('mystery.step.same')],
        ['1', say('mystery.step.near')],
        ['0', say('mystery.step.other')],
      ]}
      onChange={(chosen) => onChange({ ...draft, [aspect]: chosen })}
    />
  ));
}

/** What will follow, by the same rule that the host goes by. */
function Follows({ draft }: { readonly draft: PointsDraft }) {
  const say = useSay();
  const points = pointsOf(draft);
  if (!points) return null;
  const same = isSame(points);
  return (
    <Typography role="status" textColor={same ? 'success600' : 'danger600'}>
      {say(same ? 'mystery.follows.same' : 'mystery.follows.other', { match: matchOf(points) })}
    </Typography>
  );
}
