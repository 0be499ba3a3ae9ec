import { useCallback, useState } from 'react';
import { Box, Button, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft, Pencil } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import {
  Faces,
  Moment,
  Nothing,
  Panel,
  Sheet,
  StateWord,
  useActing,
  useLiveRoom,
  useMay,
  useReading,
} from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { SCRIPTS_SIGN, SCRIPTS_WRITE, SIGNERS, type ScriptFile, type WrittenScript } from '../../contract';
import { clockWords } from '../runsheet/lines.rules';
import { useSay } from '../sessions/words';
import { ClaimWord } from './claim-word';
import { ScriptEditor } from './script-editor';

/** The script of a line: what is said, on which claims it stands, who signed it. */
export function ScriptPage() {
  const say = useSay();
  const { id = '', item = '' } = useParams();
  const path = `/live/sessions/${id}/runsheet/${item}/script`;
  const reading = useReading<ScriptFile>(path);
  const [isWriting, write] = useState(false);
  const mayWrite = useMay(SCRIPTS_WRITE);
  const { reload } = reading;
  // While somebody writes, nothing is taken from under their hands; the version that they saw is sent along.
  const onNews = useCallback(() => {
    if (!isWriting) reload();
  }, [isWriting, reload]);
  useLiveRoom(id === '' ? undefined : `live-desk:${id}`, onNews);
  const done = (): void => {
    write(false);
    reload();
  };
  const title = reading.value?.item.title ?? say('sessions.script');
  const body = (file: ScriptFile) =>
    isWriting ? (
      <ScriptEditor file={file} path={path} onClose={() => write(false)} onDone={done} />
    ) : (
      <Read file={file} path={path} onDone={reload} />
    );
  return (
    <Page.Main aria-busy={!reading.value && !reading.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={say('sessions.script')}
        navigationAction={
          <Link tag={NavLink} to="../.." relative="path" startIcon={<ArrowLeft />}>
            {say('sessions.script.back')}
          </Link>
        }
        primaryAction={
          mayWrite && !isWriting ? (
            <WriteButton isFirst={reading.value?.loaded === null} onWrite={() => write(true)} />
          ) : null
        }
      />
      <Layouts.Content>
        <Faces of={reading}>{body}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

type WriteProps = { readonly isFirst: boolean; readonly onWrite: () => void };

function WriteButton({ isFirst, onWrite }: WriteProps) {
  const say = useSay();
  return (
    <Button startIcon={<Pencil />} onClick={onWrite}>
      {say(isFirst ? 'sessions.script.write.first' : 'sessions.script.write')}
    </Button>
  );
}

type ReadProps = { readonly file: ScriptFile; readonly path: string; readonly onDone: () => void };

function Read({ file, path, onDone }: ReadProps) {
  const say = useSay();
  const { loaded, item } = file;
  if (!loaded) {
    return (
      <Sheet>
        <Nothing>{say('sessions.script.none')}</Nothing>
      </Sheet>
    );
  }
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch">
        <Panel
          title={say('sessions.script.version', { version: loaded.version })}
          aside={
            <Typography variant="pi" textColor={loaded.seconds > item.seconds ? 'warning600' : 'neutral600'}>
              {say('sessions.script.takes', { takes: clockWords(loaded.seconds), budget: clockWords(item.seconds) })}
            </Typography>
          }
        >
          <Sentences script={loaded} />
        </Panel>
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
        <Signatures script={loaded} path={path} onDone={onDone} />
      </Grid.Item>
    </Grid.Root>
  );
}

function Sentences({ script: { sentences, unproved } }: { readonly script: WrittenScript }) {
  const say = useSay();
  return (
    <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {sentences.map(({ beat, text, claims }, place) => (
        // A version never changes: its sentences are told apart by their places.
        <Box
          key={`${place} ${text}`}
          tag="li"
          paddingTop={3}
          paddingBottom={3}
          data-unproved={unproved.includes(place)}
        >
          <Typography variant="sigma" textColor="neutral600">
            {say(`sessions.beat.${beat}`)}
          </Typography>
          <Typography
            tag="p"
            textColor={unproved.includes(place) ? 'danger600' : 'neutral800'}
            style={{ fontSize: '1.7rem', lineHeight: 1.75, maxWidth: '38em' }}
          >
            {text}
          </Typography>
          {claims.length === 0 && unproved.includes(place) && (
            <StateWord tone="stop" word={say('sessions.claim.needed')} />
          )}
          {claims.map((claim) => (
            <ClaimWord key={claim.id} claim={claim} />
          ))}
        </Box>
      ))}
    </Box>
  );
}

type SignProps = { readonly script: WrittenScript; readonly path: string; readonly onDone: () => void };

/** Who signed the words as they are, and what is missing still. */
function Signatures({ script, path, onDone }: SignProps) {
  const say = useSay();
  const maySign = useMay(SCRIPTS_SIGN);
  const { busy, act } = useActing(onDone);
  const { hash, approvals, approvedHash, writerName, writtenAt, unproved } = script;
  const isSigned = approvedHash === hash;
  const sign = async (): Promise<void> => {
    if (await act({ method: 'post', path: `${path}/signatures`, body: { hash } })) onDone();
  };
  return (
    <Panel
      title={say('sessions.script.signatures')}
      aside={
        <StateWord
          tone={isSigned ? 'proof' : 'wait'}
          word={
            isSigned
              ? say('sessions.script.signed')
              : say('sessions.script.lacks', { count: SIGNERS - approvals.length })
          }
        />
      }
    >
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('sessions.script.writer', { name: writerName })} · <Moment at={writtenAt} />
      </Typography>
      <Approvals approvals={approvals} />
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere', paddingTop: 12 }}>
        {say('sessions.script.hash', { hash: hash.slice(0, 16) })}
      </Typography>
      {!isSigned && maySign && (
        <Box paddingTop={4}>
          <Button variant="secondary" loading={busy} disabled={unproved.length > 0} onClick={() => void sign()}>
            {say('sessions.script.sign')}
          </Button>
          {unproved.length > 0 && (
            <Typography tag="p" variant="pi" textColor="danger600">
              {say('sessions.script.unproved', { count: unproved.length })}
            </Typography>
          )}
        </Box>
      )}
    </Panel>
  );
}

function Approvals({ approvals }: Pick<WrittenScript, 'approvals'>) {
  return (
    <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {approvals.map(({ by, name, at }) => (
        <Flex key={by} tag="li" gap={3} paddingTop={2}>
          <Typography>{name}</Typography>
          <Typography variant="pi" textColor="neutral600">
            <Moment at={at} />
          </Typography>
        </Flex>
      ))}
    </Box>
  );
}
