import { useState } from 'react';
import { Checkbox, TextInput, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { CutClip } from '../../contract';
import { clockText, secondsOf } from '../numbers/figure-text.rules';
import { pressId } from '../numbers/press-id';
import { useSay, type Typed } from '../numbers/words';

/** A piece of a replay, to begin with. */
export type Piece = {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** It is that of a chapter: whatever is cut of it is advertising. */
  readonly showsGoods: boolean;
};

type Props = {
  readonly session: string;
  readonly piece: Piece;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Cuts a clip. The number of the press stays the same until the dialog closes, so pressing twice is one clip. */
export function CutDialog({ session, piece, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [id] = useState(pressId);
  const [title, setTitle] = useState(piece.title);
  const [start, setStart] = useState(clockText(piece.start));
  const [end, setEnd] = useState(clockText(piece.end));
  const [isAd, setAd] = useState(piece.showsGoods);
  const [from, until] = [secondsOf(start), secondsOf(end)];
  const isPiece = from !== undefined && until !== undefined && until > from;
  const send = async (): Promise<void> => {
    if (!isPiece) return;
    const body: CutClip = { id, title: title.trim(), start: from, end: until, isAd };
    if (!(await act({ method: 'post', path: `/live/replays/${session}/clips`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('numbers.clip.cut')}
      action={say('numbers.clip.cut')}
      busy={busy}
      canSend={isPiece && title.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('numbers.clip.title')} required>
        <TextInput maxLength={100} value={title} onChange={({ target }: Typed) => setTitle(target.value)} />
      </Row>
      <Row label={say('numbers.clip.start')} hint={say('numbers.clip.time.hint')} required>
        <TextInput value={start} onChange={({ target }: Typed) => setStart(target.value)} />
      </Row>
      <Row label={say('numbers.clip.end')} required>
        <TextInput value={end} onChange={({ target }: Typed) => setEnd(target.value)} />
      </Row>
      <Checkbox
        checked={isAd}
        disabled={piece.showsGoods}
        onCheckedChange={(checked: boolean | 'indeterminate') => setAd(checked === true)}
      >
        {say('numbers.clip.isAd')}
      </Checkbox>
      <Typography variant="pi" textColor="neutral600">
        {say('numbers.clip.isAd.about')}
      </Typography>
    </FormDialog>
  );
}
