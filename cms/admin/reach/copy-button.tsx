import { useEffect, useState } from 'react';
import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

type Props = { readonly text: string; readonly html?: string | null; readonly what: string };

const SAID = 2_000;

/** Copies a text, with its headings and lists where the other end takes them, and says that it did. */
export function CopyButton({ text, html = null, what }: Props) {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async (): Promise<void> => {
    try {
      await (html === null ? navigator.clipboard.writeText(text) : navigator.clipboard.write([both(text, html)]));
      setCopied(true);
    } catch {
      toggleNotification({ type: 'warning', message: formatMessage({ id: 'cms.reach.copy.failed' }) });
    }
  };
  return (
    <Button
      size="S"
      variant="tertiary"
      aria-label={`${formatMessage({ id: 'cms.reach.copy' })} ${what}`}
      onClick={() => void copy()}
    >
      {formatMessage({ id: isCopied ? 'cms.reach.copied' : 'cms.reach.copy' })}
    </Button>
  );
}

const both = (text: string, html: string): ClipboardItem =>
  new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
