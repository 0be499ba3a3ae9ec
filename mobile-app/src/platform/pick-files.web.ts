import type { Picked } from './pick-files';

/** The browser's own dialog, which on a phone offers the camera too. It never says that somebody changed their mind. */
export function pickFiles(): Promise<readonly Picked[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = 'image/*,video/*,audio/*';
    input.style.display = 'none';
    input.setAttribute('aria-hidden', 'true');
    const done = (files: readonly File[]) => {
      input.remove();
      resolve(files.map((file) => ({ name: file.name, type: file.type, size: file.size, source: file })));
    };
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    document.body.append(input);
    input.click();
  });
}
