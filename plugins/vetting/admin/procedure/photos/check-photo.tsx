import { useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { FileField, StateWord } from '@hearth/cms/reach';
import { useSay } from '../words';
import { readPhoto } from './read-photo';

/** Compares a photograph on this device with those whose hashes are on record. */
export function CheckPhoto({ hashes }: { readonly hashes: readonly string[] }) {
  const say = useSay();
  const [found, setFound] = useState<'same' | 'other' | undefined>();
  const check = async (file: File | undefined): Promise<void> => {
    const photo = file && (await readPhoto(file));
    setFound(photo && (hashes.includes(photo.hash) ? 'same' : 'other'));
  };
  return (
    <Box paddingTop={3}>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {say('photo.check')}
      </Typography>
      <Flex gap={3} wrap="wrap" paddingTop={1} role="status">
        <FileField label={say('photo.check')} accept="image/*" onFile={(file) => void check(file)} />
        {found && <StateWord tone={found === 'same' ? 'proof' : 'stop'} word={say(`photo.${found}`)} />}
      </Flex>
    </Box>
  );
}
