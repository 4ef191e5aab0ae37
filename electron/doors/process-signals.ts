/** A terminal's Ctrl-C reaches us twice when npm stands between: once itself, once passed on. */
const sameKeypress = 1_000;

/**
 * Aborted by the first Ctrl-C (or by being asked to end, or by the terminal going away). A second one ends the process
 * at once with code 130, for a person who will not wait.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const stop = () => {
    if (!controller.signal.aborted) {
      first = performance.now();
      controller.abort();
    } else if (performance.now() - first > sameKeypress) process.exit(130);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return controller.signal;
}
