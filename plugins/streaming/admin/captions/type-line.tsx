import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Box, Flex, Textarea, Typography } from '@strapi/design-system';
import { LONGEST_CUE, readingTime, type CaptionTrack, type Cue } from '../../contract';
import { useSay } from '../words';
import type { Moment } from './desk-player';

/** A line that is ready to go. */
export type Typed = { readonly text: string; readonly start: number; readonly end: number };

type Props = {
  readonly track: CaptionTrack;
  readonly moment: Moment;
  readonly phrases: readonly string[];
  /** One's own last cue of this track. */
  readonly last: Cue | undefined;
  /** Words that the page puts in where somebody types. */
  readonly put: { readonly text: string; readonly round: number };
  onSend(typed: Typed): void;
  onCorrect(cue: Cue, text: string): void;
  onBack(cue: Cue): void;
  onBeside(step: 1 | -1): void;
  onText(text: string): void;
};

type Typing = { readonly text: string; readonly start: number | undefined; readonly editing: Cue | undefined };

const NOTHING: Typing = { text: '', start: undefined, editing: undefined };

/** The line to type. A cue begins with the picture at its first letter and stands until it is read. */
export function TypeLine(props: Props) {
  const { track, moment, put, onText } = props;
  const say = useSay();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typing, setTyping] = useState<Typing>(NOTHING);
  const [isEarly, setEarly] = useState(false);
  const change = (text: string): void => {
    setTyping((was) => ({ ...was, text, start: text === '' ? undefined : (was.start ?? moment.current()) }));
    onText(text);
  };
  usePutting(field, put, change);
  useEffect(() => field.current?.focus(), [track.id]);
  const leave = (): void => {
    setTyping(NOTHING);
    onText('');
  };
  const send = (): void => {
    const text = typing.text.trim();
    const now = moment.current();
    if (text === '') return;
    if (typing.editing) props.onCorrect(typing.editing, text);
    setEarly(!typing.editing && now === undefined);
    if (!typing.editing && now === undefined) return;
    if (!typing.editing && now !== undefined) {
      const start = Math.round(Math.min(typing.start ?? now, now));
      props.onSend({ text, start, end: Math.round(now) + readingTime(text) });
    }
    leave();
  };
  const edit = (cue: Cue): void => setTyping({ text: cue.text, start: cue.start, editing: cue });
  return (
    <Box>
      <Textarea
        ref={field}
        aria-label={say('captions.line', { language: track.name })}
        placeholder={say('captions.line.hint')}
        lang={track.language}
        dir={track.direction}
        value={typing.text}
        maxLength={LONGEST_CUE}
        style={{ minHeight: 84, fontSize: '1.8rem', lineHeight: 1.5 }}
        onChange={({ target }: { readonly target: { readonly value: string } }) => change(target.value)}
        onKeyDown={(event: KeyboardEvent<HTMLTextAreaElement>) =>
          onKey(event, { ...props, typing, send, edit, leave, change })
        }
      />
      <Below text={typing.text} isEditing={typing.editing !== undefined} isEarly={isEarly} />
    </Box>
  );
}

/** Puts words of the page in where somebody types. */
function usePutting(field: RefObject<HTMLTextAreaElement>, put: Props['put'], change: (text: string) => void): void {
  const held = useRef(change);
  held.current = change;
  useEffect(() => {
    const element = field.current;
    if (!element || put.round === 0) return;
    const { selectionStart: from, selectionEnd: to, value } = element;
    held.current(value.slice(0, from) + put.text + value.slice(to));
    element.focus();
  }, [field, put]);
}

type BelowProps = { readonly text: string; readonly isEditing: boolean; readonly isEarly: boolean };

/** What the line is about, and how long it is. */
function Below({ text, isEditing, isEarly }: BelowProps) {
  const say = useSay();
  return (
    <Flex paddingTop={1} gap={3} justifyContent="space-between" wrap="wrap">
      <Typography variant="pi" textColor={isEarly ? 'danger600' : 'neutral600'} aria-live="polite">
        {isEditing ? say('captions.editing') : say(isEarly ? 'captions.early' : 'captions.line.about')}
      </Typography>
      <Typography variant="pi" textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {text.length}/{LONGEST_CUE}
      </Typography>
    </Flex>
  );
}

type Keys = Props & {
  readonly typing: Typing;
  send(): void;
  edit(cue: Cue): void;
  leave(): void;
  change(text: string): void;
};

/** What keys do; while an input method composes, they are its own. */
function onKey(event: KeyboardEvent<HTMLTextAreaElement>, keys: Keys): void {
  if (event.nativeEvent.isComposing) return;
  if (deedOf(event, keys)) event.preventDefault();
}

/** Does what a key asks for; false where it asks for nothing of ours. */
function deedOf(event: KeyboardEvent<HTMLTextAreaElement>, keys: Keys): boolean {
  const phrase = phraseOf(event, keys.phrases);
  const deed =
    phrase === undefined ? deedsOf(event, keys)[event.key] : () => keys.change(withPut(event.currentTarget, phrase));
  deed?.();
  return deed !== undefined;
}

const withPut = ({ selectionStart: from, selectionEnd: to, value }: HTMLTextAreaElement, words: string): string =>
  value.slice(0, from) + words + value.slice(to);

function phraseOf({ key, ctrlKey, metaKey }: KeyboardEvent, phrases: readonly string[]): string | undefined {
  return (ctrlKey || metaKey) && /^[1-9]$/.test(key) ? phrases[Number(key) - 1] : undefined;
}

type Deeds = Readonly<Record<string, (() => void) | undefined>>;

function deedsOf(event: KeyboardEvent<HTMLTextAreaElement>, keys: Keys): Deeds {
  const { typing, last } = keys;
  const isEmpty = typing.text === '';
  const isCommand = event.ctrlKey || event.metaKey;
  const own = isEmpty ? last : undefined;
  const field = event.currentTarget;
  return {
    Enter: event.shiftKey ? undefined : () => keys.send(),
    Tab: isCommand ? undefined : () => keys.onBeside(event.shiftKey ? -1 : 1),
    z: isCommand && own ? () => keys.onBack(own) : undefined,
    ArrowUp: own && (() => keys.edit(own)),
    // Whoever goes by keys alone leaves the line by it: Tab changes the language here.
    Escape: () => (isEmpty ? field.blur() : keys.leave()),
  };
}
