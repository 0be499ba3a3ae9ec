const BADGE = /^\(\d+\+?\) /;

/** Keeps the number of unread notices in front of the window's title, whatever page sets it. */
export function keepTitleBadge(unread: () => number): { show(): void; stop(): void } {
  const show = (): void => {
    const count = unread();
    const plain = document.title.replace(BADGE, '');
    const wanted = count > 0 ? `(${count > 99 ? '99+' : count}) ${plain}` : plain;
    if (document.title !== wanted) document.title = wanted;
  };
  const observer = new MutationObserver(show);
  observer.observe(document.head, { subtree: true, childList: true, characterData: true });
  show();
  return {
    show,
    stop: () => {
      observer.disconnect();
      document.title = document.title.replace(BADGE, '');
    },
  };
}
