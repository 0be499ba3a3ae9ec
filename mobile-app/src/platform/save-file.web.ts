export function saveFile(file: { readonly name: string; readonly text: string }): Promise<void> {
  const url = URL.createObjectURL(new Blob([file.text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(url);
  return Promise.resolve();
}
