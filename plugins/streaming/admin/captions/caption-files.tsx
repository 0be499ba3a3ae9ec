import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Choice, FileField, FormDialog, saveFile, Sheet, useActing } from '@hearth/cms/reach';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { CaptionDesk, CaptionTrack } from '../../contract';
import { useSay } from '../words';

type Props = {
  readonly room: string;
  readonly desk: CaptionDesk;
  readonly broadcast: string | undefined;
  readonly mayWrite: boolean;
  readonly onChoose: (broadcast: string) => void;
};

/** Whose words are shown, and files of them. */
export function CaptionFiles({ room, desk, broadcast, mayWrite, onChoose }: Props) {
  const say = useSay();
  const { formatDate } = useIntl();
  const { get } = useFetchClient();
  const [reading, read] = useState<CaptionTrack | undefined>();
  if (broadcast === undefined) return null;
  const take = async (track: CaptionTrack, format: 'vtt' | 'srt'): Promise<void> => {
    const path = `/streaming/rooms/${room}/captions/tracks/${track.id}/file?broadcast=${broadcast}&format=${format}`;
    const { data } = await get<string>(path, { responseType: 'text' });
    saveFile(`${track.language}.${format}`, new Blob([data], { type: 'text/plain' }));
  };
  const options = desk.broadcasts.map(({ id, beganAt, endedAt }): [string, string] => [
    id,
    `${formatDate(new Date(beganAt), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })}${endedAt === null ? ` · ${say('state.live')}` : ''}`,
  ]);
  return (
    <Sheet label={say('captions.files')}>
      <Box padding={5}>
        <Choice label={say('captions.broadcast')} value={broadcast} options={options} onChange={onChoose} />
        {desk.tracks.map((track) => (
          <FileLine
            key={track.id}
            track={track}
            onTake={(format) => void take(track, format)}
            onRead={mayWrite ? () => read(track) : undefined}
          />
        ))}
      </Box>
      {reading && <ReadDialog room={room} track={reading} broadcast={broadcast} onClose={() => read(undefined)} />}
    </Sheet>
  );
}

type LineProps = {
  readonly track: CaptionTrack;
  readonly onTake: (format: 'vtt' | 'srt') => void;
  readonly onRead: (() => void) | undefined;
};

function FileLine({ track, onTake, onRead }: LineProps) {
  const say = useSay();
  return (
    <Flex gap={2} paddingTop={3} justifyContent="space-between" wrap="wrap">
      <Typography lang={track.language}>{track.name}</Typography>
      <Flex gap={2}>
        {(['vtt', 'srt'] as const).map((format) => (
          <Button
            key={format}
            size="S"
            variant="tertiary"
            aria-label={say('captions.take', { name: track.name, format })}
            onClick={() => onTake(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
        {onRead && (
          <Button
            size="S"
            variant="tertiary"
            aria-label={say('captions.read.into', { name: track.name })}
            onClick={onRead}
          >
            {say('captions.read')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

type ReadProps = {
  readonly room: string;
  readonly track: CaptionTrack;
  readonly broadcast: string;
  readonly onClose: () => void;
};

function ReadDialog({ room, track, broadcast, onClose }: ReadProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [file, setFile] = useState<File | undefined>();
  const [isReplacing, replace] = useState(false);
  const send = async (): Promise<void> => {
    const format = file?.name.toLowerCase().endsWith('.srt') === true ? 'srt' : 'vtt';
    const body = { broadcast, format, text: (await file?.text()) ?? '', replace: isReplacing };
    const path = `/streaming/rooms/${room}/captions/tracks/${track.id}/file`;
    if (await act({ method: 'post', path, body })) onClose();
  };
  return (
    <FormDialog
      title={say('captions.read.into', { name: track.name })}
      action={say('captions.read')}
      busy={busy}
      canSend={file !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('captions.read.about')}</Typography>
      <FileField label={say('captions.read')} accept=".vtt,.srt" onFile={setFile} />
      <Checkbox checked={isReplacing} onCheckedChange={(is) => replace(is === true)}>
        {say('captions.read.replace')}
      </Checkbox>
    </FormDialog>
  );
}
