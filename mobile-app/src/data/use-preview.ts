import { useEffect, useState } from 'react';
import { letPreviewGo, previewOf } from '@/platform/photos';
import { sourceOf } from './tip-photos';

/** The picture itself, from the phone: it is there before anybody has it, and after the app was closed. */
export function usePreview(id: string): string {
  const [uri, setUri] = useState('');
  useEffect(() => {
    let address = '';
    let gone = false;
    void sourceOf(id).then((source) => {
      if (gone || source === null) return;
      address = previewOf(source);
      setUri(address);
    });
    return () => {
      gone = true;
      if (address !== '') letPreviewGo(address);
    };
  }, [id]);
  return uri;
}
