/** The part of a port that carries calls. */
interface Wire {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/**
 * A port that lets only messages of ours through. The handler of calls trusts what it reads and would end the whole
 * process over a message that it cannot; a page that was taken over must not be able to do that.
 */
export function guardPort(port: Wire): Wire {
  return {
    postMessage: (message) => port.postMessage(message),
    on(event: 'message' | 'close', listener: ((event: { data: unknown }) => void) | (() => void)) {
      if (event === 'close') return port.on('close', listener as () => void);
      return port.on('message', (heard) => {
        if (isMessage(heard.data)) listener(heard);
      });
    },
  };
}

/** Whether data are a message of the caller's side: a call (by path, nothing but JSON in it), or the end of one. */
export function isMessage(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  let message: unknown;
  try {
    message = JSON.parse(data);
  } catch {
    return false;
  }
  if (!isRecord(message) || typeof message.i !== 'string') return false;
  if (message.t === 4) return true; // the caller does not want it any more
  if ((message.t !== undefined && message.t !== 1) || !isRecord(message.p)) return false;
  const { u, h, m } = message.p;
  if (typeof u !== 'string' || !/^\/[\w/]+$/.test(u) || m !== undefined) return false;
  return h === undefined || (isRecord(h) && Object.keys(h).every((name) => name === 'last-event-id'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
