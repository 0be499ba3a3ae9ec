import { useState, type KeyboardEvent } from 'react';
import { Box, Button, Flex, Textarea, Typography } from '@strapi/design-system';
import { StateWord } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import { LONGEST_CUE, type CaptionTrack, type Cue } from '../../contract';
import { useSay } from '../words';

type Props = {
  readonly cue: Cue;
  readonly track: CaptionTrack;
  readonly mayWrite: boolean;
  onCorrect(cue: Cue, text: string): void;
  onBack(cue: Cue): void;
};

/** A cue in the list; its words are corrected where they stand. */
export function CueLine({ cue, track, mayWrite, onCorrect, onBack }: Props) {
  const say = useSay();
  const { formatDate } = useIntl();
  const [text, setText] = useState<string | undefined>();
  const time = formatDate(new Date(cue.start), {
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' },
  });
  const save = (): void => {
    if (text !== undefined && text.trim() !== '' && text.trim() !== cue.text) onCorrect(cue, text.trim());
    setText(undefined);
  };
  return (
    <Box tag="li" paddingTop={2} paddingBottom={2} borderColor="neutral150" borderStyle="solid none none none">
      <Flex gap={2} justifyContent="space-between" wrap="wrap">
        <Typography variant="pi" textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {time} · {cue.author}
        </Typography>
        {cue.removed && <StateWord tone="stop" word={say('captions.taken')} />}
        {!cue.removed && cue.machine && <StateWord tone="wait" word={say('captions.machine')} />}
      </Flex>
      {text === undefined ? (
        <Typography
          tag="p"
          lang={track.language}
          dir={track.direction}
          style={{
            ...{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.5 },
            textDecoration: cue.removed ? 'line-through' : 'none',
          }}
        >
          {cue.text}
        </Typography>
      ) : (
        <CueField track={track} text={text} onText={setText} onSave={save} />
      )}
      {mayWrite && (
        <Flex gap={2} paddingTop={1} style={{ marginInlineStart: -16 }}>
          <Button size="S" variant="ghost" onClick={() => (text === undefined ? setText(cue.text) : save())}>
            {say(text === undefined ? 'captions.correct' : 'captions.save')}
          </Button>
          {!cue.removed && text === undefined && (
            <Button size="S" variant="ghost" onClick={() => onBack(cue)}>
              {say('captions.back')}
            </Button>
          )}
        </Flex>
      )}
    </Box>
  );
}

type FieldProps = {
  readonly track: CaptionTrack;
  readonly text: string;
  readonly onText: (text: string | undefined) => void;
  readonly onSave: () => void;
};

/** Where a cue is corrected: Enter keeps it, Escape leaves it. */
function CueField({ track, text, onText, onSave }: FieldProps) {
  const say = useSay();
  return (
    <Textarea
      autoFocus
      aria-label={say('captions.correct')}
      lang={track.language}
      dir={track.direction}
      value={text}
      maxLength={LONGEST_CUE}
      onChange={({ target }: { readonly target: { readonly value: string } }) => onText(target.value)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') onText(undefined);
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        onSave();
      }}
    />
  );
}
