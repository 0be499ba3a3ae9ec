import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { Choice, FormDialog, useActing, useSpoken } from '@hearth/cms/reach';
import { costOf, foretell, lookName, PLAIN_LOOK, platformPresets, type Looks, type Target } from '../../contract';
import { useThumbnails } from '../rooms/thumbnail';
import { useSay } from '../words';
import { CostWords } from './cost-words';
import { CropFrame } from './crop-frame';
import { draftOf, nameOf, wordsOf, type Draft } from './look-draft';
import { MarkFields } from './mark-fields';

type Props = {
  readonly target: Target;
  readonly looks: Looks;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** How one platform gets the picture, with what that costs before it is saved. */
export function LookDialog({ target, looks, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const now = looks.looks.find((one) => one.target === target.id) ?? PLAIN_LOOK;
  const [chosen, choose] = useState<Draft>(() => draftOf(now, looks));
  const [isMarked, turnMark] = useState(now.logo !== null);
  const draft = isMarked ? chosen : { ...chosen, mark: null };
  const isOn = target.state !== 'off';
  const name = nameOf(draft);
  const before = isOn ? lookName(now) : undefined;
  const foretold = foretell({ cost: costOf(looks.source, draft.shape), name, before }, looks.load);
  const isRefused = name !== undefined && ((isOn && foretold.isFull) || !looks.canMake);
  const send = async (): Promise<void> => {
    const path = `/streaming/rooms/${target.room}/targets/${target.id}/look`;
    if (!(await act({ method: 'put', path, body: { version: target.version, ...wordsOf(draft) } }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('look.title', { name: target.name })}
      action={say('look.save')}
      busy={busy}
      canSend={!isRefused && !(isMarked && !chosen.mark)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Fields target={target} looks={looks} draft={draft} choose={(more) => choose({ ...chosen, ...more })} />
      <MarkFields
        mark={chosen.mark}
        logos={looks.logos}
        isOn={isMarked}
        onTurn={turnMark}
        onMark={(mark) => choose({ ...chosen, mark })}
      />
      {!looks.canMake && <Typography textColor="danger600">{say('look.noFfmpeg')}</Typography>}
      {name !== undefined && looks.canMake && <CostWords foretold={foretold} shape={draft.shape} looks={looks} />}
      {isOn && <Typography textColor="neutral600">{say('look.begins')}</Typography>}
    </FormDialog>
  );
}

type FieldsProps = Pick<Props, 'target' | 'looks'> & {
  readonly draft: Draft;
  readonly choose: (more: Partial<Draft>) => void;
};

function Fields({ target, looks, draft, choose }: FieldsProps) {
  const say = useSay();
  const spoken = useSpoken();
  const jpeg = useThumbnails().get(target.room);
  const preset = platformPresets[target.platform];
  const isAdvised = preset.isUpright && draft.shape === 'as-is';
  const hint = isAdvised ? { hint: say('look.advice', { platform: spoken(preset.name) }) } : {};
  return (
    <>
      <Choice
        label={say('look.shape')}
        value={draft.shape}
        options={[
          ['as-is', say('look.shape.as-is')],
          ['upright', say('look.shape.upright')],
        ]}
        onChange={(shape) => choose({ shape: shape === 'upright' ? 'upright' : 'as-is' })}
        {...hint}
      />
      <CropFrame draft={draft} source={looks.source} jpeg={jpeg} onMove={(cropX) => choose({ cropX })} />
      {draft.shape === 'upright' && (
        <Typography variant="pi" textColor="neutral600">
          {say('look.crop.hint')}
        </Typography>
      )}
    </>
  );
}
