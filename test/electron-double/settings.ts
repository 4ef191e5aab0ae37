/** What `launchDouble` tells the main process of the program through its environment. */
export interface DoubleSettings {
  /** Address of the DevTools door of the Chromium that stands in for Electron's. */
  readonly browser: string;
  /** The languages of the person, as the system would give them. */
  readonly languages: readonly string[];
  /** What to answer when the program asks whether it is the first of its kind. */
  readonly first: boolean;
}

const name = 'BAHAN_ELECTRON_DOUBLE';

export const settingsAsEnvironment = (settings: DoubleSettings): Record<string, string> => ({
  [name]: JSON.stringify(settings),
});

export function readSettings(): DoubleSettings {
  const text = process.env[name];
  if (text === undefined) throw new Error('the stand-in for Electron is started by launchDouble');
  return JSON.parse(text) as DoubleSettings;
}
