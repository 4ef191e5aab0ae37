import { systemPreferences } from 'electron';

/** The colour that a person gave to the system, `#rrggbb`; null where it has none. */
export function systemAccent(): string | null {
  try {
    const [colour] = /^[\da-f]{6}/i.exec(systemPreferences.getAccentColor()) ?? [];
    return colour === undefined ? null : `#${colour.toLowerCase()}`;
  } catch {
    return null; // not every desktop of Linux has one to ask for
  }
}

/** Tells of every change of it. */
export function followAccent(platform: NodeJS.Platform, tell: (colour: string | null) => void): void {
  const changed = () => tell(systemAccent());
  if (platform === 'darwin')
    systemPreferences.subscribeNotification('AppleColorPreferencesChangedNotification', changed);
  else systemPreferences.on('accent-color-changed', changed);
}
