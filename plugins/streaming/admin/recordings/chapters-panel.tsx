import { useState } from 'react';
import { Box, Button, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Pencil, Plus, Trash } from '@strapi/icons';
import { Faces, Nothing, Row, Sheet, useActing, type Reading } from '@hearth/cms/reach';
import type { Chapter, RecordingLine } from '../../contract';
import { PanelHead } from '../panel-head';
import { useSay } from '../words';
import { ChapterTexts } from './chapter-texts';
import { MarkNow } from './mark-now';
import { clockOf } from './time-words.rules';
import { TitleDialog } from './title-dialog';
import type { Film } from './use-film';
import { useKeys } from './use-keys';

type Props = {
  readonly recording: RecordingLine;
  readonly list: Reading<{ readonly chapters: Chapter[] }>;
  readonly film: Film;
  readonly mayEdit: boolean;
};

type Draft = { readonly id?: string; readonly version?: number; readonly at: number; readonly title: string };

/** The chapters beside the picture: each leads to its place; marked by M where the film is, or now while it is live. */
export function ChaptersPanel({ recording, list, film, mayEdit }: Props) {
  const say = useSay();
  const [draft, setDraft] = useState<Draft | undefined>();
  const begin = (): void => setDraft({ at: film.now(), title: '' });
  useKeys(mayEdit ? { m: begin } : {});
  return (
    <Sheet label={say('chapters')}>
      <Box padding={5}>
        <PanelHead title={say('chapters')}>
          {mayEdit && (
            <Flex gap={2} wrap="wrap">
              {recording.state === 'recording' && <MarkNow recording={recording} onDone={list.reload} />}
              <Button size="S" variant="secondary" startIcon={<Plus />} onClick={begin}>
                {say('chapter.here')}
              </Button>
            </Flex>
          )}
        </PanelHead>
        <Faces of={list}>
          {({ chapters }) => (
            <Lines
              chapters={chapters}
              recording={recording.id}
              mayEdit={mayEdit}
              onSeek={film.seek}
              onEdit={setDraft}
              onDone={list.reload}
            />
          )}
        </Faces>
      </Box>
      {draft && (
        <ChapterForm recording={recording.id} draft={draft} onClose={() => setDraft(undefined)} onDone={list.reload} />
      )}
    </Sheet>
  );
}

type LinesProps = Omit<LineProps, 'chapter'> & { readonly chapters: readonly Chapter[]; readonly recording: string };

function Lines({ chapters, recording, ...line }: LinesProps) {
  const say = useSay();
  if (chapters.length === 0) return <Nothing>{say('chapters.empty')}</Nothing>;
  return (
    <>
      <Box tag="ol" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
        {chapters.map((chapter) => (
          <Line key={chapter.id} chapter={chapter} {...line} />
        ))}
      </Box>
      <ChapterTexts recording={recording} />
    </>
  );
}

type LineProps = {
  readonly chapter: Chapter;
  readonly mayEdit: boolean;
  readonly onSeek: (to: number) => void;
  readonly onEdit: (draft: Draft) => void;
  readonly onDone: () => void;
};

function Line({ chapter, mayEdit, onSeek, onEdit, onDone }: LineProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const remove = async (): Promise<void> => {
    await act({ method: 'del', path: `/streaming/recordings/${chapter.recording}/chapters/${chapter.id}` });
    onDone();
  };
  return (
    <Flex tag="li" justifyContent="space-between" gap={2} paddingTop={1} paddingBottom={1}>
      <Button variant="ghost" onClick={() => onSeek(chapter.at)} style={{ justifyContent: 'flex-start', minWidth: 0 }}>
        <span style={{ fontVariantNumeric: 'tabular-nums' }}>{clockOf(chapter.at)}</span> {chapter.title}
      </Button>
      {mayEdit && (
        <Flex gap={1}>
          <IconButton
            variant="ghost"
            label={say('chapter.edit', { title: chapter.title })}
            onClick={() => onEdit(chapter)}
          >
            <Pencil />
          </IconButton>
          <IconButton
            variant="ghost"
            label={say('chapter.remove', { title: chapter.title })}
            disabled={busy}
            onClick={() => void remove()}
          >
            <Trash />
          </IconButton>
        </Flex>
      )}
    </Flex>
  );
}

type FormProps = {
  readonly recording: string;
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const TIME = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:\.\d{1,3})?)$/;

function ChapterForm({ recording, draft, onClose, onDone }: FormProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [time, setTime] = useState(clockOf(draft.at, true));
  const at = secondsIn(time);
  const send = async (title: string): Promise<void> => {
    const path = `/streaming/recordings/${recording}/chapters`;
    const words = { title, at };
    const done = draft.id
      ? await act({ method: 'put', path: `${path}/${draft.id}`, body: { ...words, version: draft.version } })
      : await act({ method: 'post', path, body: words });
    if (!done) return;
    onDone();
    onClose();
  };
  const action = say(draft.id ? 'chapter.change' : 'chapter.add');
  return (
    <TitleDialog
      heading={action}
      action={action}
      label={say('chapter.title')}
      first={draft.title}
      busy={busy}
      canSend={at !== undefined}
      onClose={onClose}
      onSend={(title) => void send(title)}
    >
      <Row label={say('chapter.at')} hint={say('chapter.at.hint')} required>
        <TextInput
          value={time}
          autoComplete="off"
          onChange={({ target }: { readonly target: { readonly value: string } }) => setTime(target.value)}
        />
      </Row>
    </TitleDialog>
  );
}

function secondsIn(text: string): number | undefined {
  const [, hours = '0', minutes, seconds] = TIME.exec(text.trim()) ?? [];
  if (minutes === undefined || seconds === undefined) return undefined;
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
