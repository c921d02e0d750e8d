const lastReload = 'tongban.reloaded-at';
const againAfterMs = 60_000;

/**
 * After an update of the server an open window asks for pages under names that are gone. It then loads itself anew,
 * at most once a minute.
 */
export const reloadWhenOutdated = (): void => {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(lastReload) ?? 0);
    if (Date.now() - last < againAfterMs) return;
    event.preventDefault();
    sessionStorage.setItem(lastReload, String(Date.now()));
    window.location.reload();
  });
};
