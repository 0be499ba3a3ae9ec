import { useRef, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

type Props = { readonly label: string; readonly accept: string; readonly onFile: (file: File | undefined) => void };

/** Takes a file from somebody's device, in the language of the page: the browser's own control speaks that of the browser. */
export function FileField({ label, accept, onFile }: Props) {
  const { formatMessage } = useIntl();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  return (
    <Flex gap={3} wrap="wrap">
      <Button variant="tertiary" size="S" onClick={() => input.current?.click()}>
        {formatMessage({ id: name === '' ? 'cms.reach.file.choose' : 'cms.reach.file.other' })}
      </Button>
      <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }} aria-live="polite">
        {name === '' ? formatMessage({ id: 'cms.reach.file.none' }) : name}
      </Typography>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0];
          setName(file?.name ?? '');
          onFile(file);
        }}
      />
    </Flex>
  );
}
