import { Box, Typography } from '@strapi/design-system';

/** What a list says that holds nothing. */
export function Nothing({ text }: { readonly text: string }) {
  return (
    <Box padding={10} background="neutral0" hasRadius borderColor="neutral150" style={{ textAlign: 'center' }}>
      <Typography textColor="neutral600" style={{ textWrap: 'balance' }}>
        {text}
      </Typography>
    </Box>
  );
}
