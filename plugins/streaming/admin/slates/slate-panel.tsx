import { useRef, useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Choice, Faces, FormDialog, Row, Sheet, useActing, useMay, useReading } from '@hearth/cms/reach';
import { ROOMS_RUN, type Room, type Slate } from '../../contract';
import { PanelHead } from '../panel-head';
import { useSay } from '../words';
import { shrunk } from './shrink-picture';

/** What viewers of a room see while its encoder is gone. */
export function SlatePanel({ room }: { readonly room: Room }) {
  return room.driver === 'mux' || room.audioOnly ? null : <Panel room={room} />;
}

function Panel({ room }: { readonly room: Room }) {
  const say = useSay();
  const mayRun = useMay(ROOMS_RUN);
  const [isOpen, open] = useState(false);
  const reading = useReading<Slate>(`/streaming/rooms/${room.id}/slate`);
  return (
    <Sheet label={say('slate')}>
      <Box padding={5}>
        <PanelHead title={say('slate')} paddingBottom={3}>
          {mayRun && reading.value && (
            <Button size="S" variant="secondary" onClick={() => open(true)}>
              {say('slate.change')}
            </Button>
          )}
        </PanelHead>
        <Faces of={reading}>{(slate) => <Shown slate={slate} />}</Faces>
      </Box>
      {isOpen && reading.value && (
        <ChangeSlate room={room.id} slate={reading.value} onClose={() => open(false)} onDone={reading.reload} />
      )}
    </Sheet>
  );
}

function Shown({ slate }: { readonly slate: Slate }) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <img
        src={slate.picture}
        alt={say(slate.isOwn ? 'slate.own' : 'slate.usual')}
        style={{ width: '100%', aspectRatio: '16 / 9', opacity: slate.shown ? 1 : 0.4 }}
      />
      <Typography variant="pi" textColor="neutral600">
        {slate.shown ? say('slate.shown', { seconds: slate.afterSeconds }) : say('slate.off')}
      </Typography>
    </Flex>
  );
}

type ChangeProps = {
  readonly room: string;
  readonly slate: Slate;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const SECONDS = ['1', '3', '5', '10', '30'] as const;

function ChangeSlate({ room, slate, onClose, onDone }: ChangeProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [shown, show] = useState(slate.shown);
  const [after, wait] = useState(String(slate.afterSeconds));
  const [isUsual, goBack] = useState(false);
  const [file, take] = useState<File | undefined>();
  const send = async (): Promise<void> => {
    const base64 = file && (await shrunk(file));
    const picture = base64 === undefined ? (isUsual ? 'usual' : 'same') : { base64 };
    const body = { version: slate.version, shown, afterSeconds: Number(after), picture };
    if (!(await act({ method: 'put', path: `/streaming/rooms/${room}/slate`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('slate.change')}
      action={say('slate.change.do')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Checkbox checked={shown} onCheckedChange={(is) => show(is === true)}>
        {say('slate.show')}
      </Checkbox>
      <Choice
        label={say('slate.after')}
        value={after}
        options={SECONDS.map((one): [string, string] => [one, say('fact.seconds', { seconds: one })])}
        onChange={wait}
      />
      <Row label={say('slate.picture')} hint={say('slate.picture.hint')}>
        <PictureField file={file} onFile={take} />
      </Row>
      {slate.isOwn && (
        <Checkbox checked={isUsual} onCheckedChange={(is) => goBack(is === true)}>
          {say('slate.back')}
        </Checkbox>
      )}
    </FormDialog>
  );
}

type FieldProps = { readonly file: File | undefined; readonly onFile: (file: File | undefined) => void };

/** In the language of the page: the browser's own control speaks that of the browser. */
function PictureField({ file, onFile }: FieldProps) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Flex gap={3} wrap="wrap">
      <Button variant="tertiary" size="S" onClick={() => input.current?.click()}>
        {say('slate.picture.choose')}
      </Button>
      <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }} aria-live="polite">
        {file?.name ?? ''}
      </Typography>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        aria-label={say('slate.picture')}
        onChange={({ target }) => onFile(target.files?.[0])}
      />
    </Flex>
  );
}
