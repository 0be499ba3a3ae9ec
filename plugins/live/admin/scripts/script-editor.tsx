import { useState } from 'react';
import { Box, Button, Flex, IconButton, Textarea, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { Choice, Panel, Several, useActing } from '@hearth/cms/reach';
import { scriptBeats, type ScriptFile, type WriteSentence } from '../../contract';
import { spokenSeconds } from '../../server/scripts/script.rules';
import { clockWords } from '../runsheet/lines.rules';
import { useSay } from '../sessions/words';
import { ClaimWord } from './claim-word';
import { DraftDeed } from './draft-deed';
import {
  freshSentences,
  sentencesOf,
  spokenOf,
  withAnother,
  withDraft,
  type DraftSentence,
} from './script-draft.rules';

type Props = {
  readonly file: ScriptFile;
  readonly path: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Writes another version: sentence by sentence, each in its beat, bound to what is proved of the goods. */
export function ScriptEditor({ file, path, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  // What somebody saw when they began to write: whoever wrote meanwhile is not written over.
  const [seen] = useState(file.versions[0]?.version ?? 0);
  const [draft, setDraft] = useState(() => (file.loaded ? sentencesOf(file.loaded) : freshSentences(scriptBeats)));
  const spoken = spokenOf(draft);
  const send = async (): Promise<void> => {
    if (await act({ method: 'post', path, body: { seen, sentences: spoken } })) onDone();
  };
  return (
    <Panel title={say('sessions.script.write')} aside={<Takes spoken={spoken} budget={file.item.seconds} />}>
      <Typography tag="p" textColor="neutral600">
        {say(file.item.product === null ? 'sessions.script.about.words' : 'sessions.script.about')}
      </Typography>
      {file.item.product !== null && (
        <Flex gap={3} wrap="wrap" paddingTop={3}>
          <DraftDeed path={lineOf(path)} onDraft={(made) => setDraft((now) => withDraft(now, made))} />
        </Flex>
      )}
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {draft.map((sentence, at) => (
          <Sentence
            key={sentence.key}
            {...{ sentence, file }}
            onChange={(next) => setDraft(draft.map((one) => (one.key === next.key ? next : one)))}
            onAdd={() => setDraft(withAnother(draft, at))}
            onRemove={() => setDraft(draft.filter(({ key }) => key !== sentence.key))}
          />
        ))}
      </Box>
      <Flex gap={2} paddingTop={4} wrap="wrap">
        <Button loading={busy} disabled={spoken.length === 0} onClick={() => void send()}>
          {say('sessions.script.keep')}
        </Button>
        <Button variant="tertiary" onClick={onClose}>
          {say('sessions.script.leave')}
        </Button>
        {draft.length === 0 && (
          <Button variant="secondary" startIcon={<Plus />} onClick={() => setDraft(withAnother(draft, 0))}>
            {say('sessions.sentence.add')}
          </Button>
        )}
      </Flex>
    </Panel>
  );
}

type TakesProps = { readonly spoken: readonly WriteSentence[]; readonly budget: number };

/** How long it takes to say, beside the time of the line. */
function Takes({ spoken, budget }: TakesProps) {
  const say = useSay();
  const takes = spoken.reduce((sum, { text }) => sum + spokenSeconds(text), 0);
  return (
    <Typography variant="pi" textColor={takes > budget ? 'warning600' : 'neutral600'} aria-live="polite">
      {say('sessions.script.takes', { takes: clockWords(takes), budget: clockWords(budget) })}
    </Typography>
  );
}

/** The line that a script belongs to, by its address. */
const lineOf = (path: string): string => path.replace(/\/script$/, '');

type SentenceProps = {
  readonly sentence: DraftSentence;
  readonly file: ScriptFile;
  readonly onChange: (sentence: DraftSentence) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
};

function Sentence(props: SentenceProps) {
  const say = useSay();
  const { sentence, file, onChange } = props;
  const bound = file.claims.filter(({ id }) => sentence.claims.includes(id));
  return (
    <Box tag="li" paddingTop={4} paddingBottom={4}>
      <SentenceHead {...props} />
      <Box paddingTop={2}>
        <Textarea
          aria-label={say('sessions.sentence.text')}
          placeholder={say('sessions.sentence.text')}
          maxLength={300}
          value={sentence.text}
          onChange={({ target }: { readonly target: { readonly value: string } }) =>
            onChange({ ...sentence, text: target.value })
          }
        />
      </Box>
      <Flex gap={3} wrap="wrap" paddingTop={1}>
        {bound.map((claim) => (
          <ClaimWord key={claim.id} claim={claim} />
        ))}
      </Flex>
    </Box>
  );
}

/** Its beat, the claims on which it stands, and what may be done with it. */
function SentenceHead({ sentence, file: { claims }, onChange, onAdd, onRemove }: SentenceProps) {
  const say = useSay();
  const turn = (chosen: string): void =>
    onChange({ ...sentence, beat: scriptBeats.find((beat) => beat === chosen) ?? sentence.beat });
  return (
    <Flex gap={3} alignItems="flex-end" wrap="wrap">
      <Box style={{ flex: '0 0 16rem' }}>
        <Choice
          label={say('sessions.sentence.beat')}
          value={sentence.beat}
          options={scriptBeats.map((beat) => [beat, say(`sessions.beat.${beat}`)])}
          onChange={turn}
        />
      </Box>
      {claims.length > 0 && (
        <Box style={{ flex: '1 1 24rem', minWidth: 0 }}>
          <Several
            label={say('sessions.sentence.claims')}
            value={sentence.claims}
            placeholder={say('sessions.sentence.claims.none')}
            options={claims.map(({ id, text, light }) => [id, `${say(`sessions.light.${light}`)} · ${text}`])}
            onChange={(chosen) => onChange({ ...sentence, claims: [...chosen] })}
          />
        </Box>
      )}
      <Flex gap={1}>
        <IconButton variant="ghost" label={say('sessions.sentence.add')} onClick={onAdd}>
          <Plus />
        </IconButton>
        <IconButton variant="ghost" label={say('sessions.sentence.remove')} onClick={onRemove}>
          <Trash />
        </IconButton>
      </Flex>
    </Flex>
  );
}
