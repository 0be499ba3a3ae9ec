export function onNetChange(listen: (online: boolean) => void): () => void {
  const up = () => listen(true);
  const down = () => listen(false);
  window.addEventListener('online', up);
  window.addEventListener('offline', down);
  if (!navigator.onLine) down();
  return () => {
    window.removeEventListener('online', up);
    window.removeEventListener('offline', down);
  };
}
