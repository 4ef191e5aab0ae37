import { spawn } from 'node:child_process';
import { app, dialog, type MessageBoxOptions, shell } from 'electron';
import type { UpdatePlace } from '../../shared/api/desktop.ts';
import { lookForUpdate, type Ready } from '../doors/updates/office-folder.ts';
import { fetchUpdate, lookOnline } from '../doors/updates/online.ts';
import { type Computer, type Idle, isWhole, type Newer, type Refusal } from '../doors/updates/package.ts';
import { type OnlinePlace, onlinePlace } from '../doors/updates/policy.ts';
import { allowOnline, allowsOnline, nameUpdateFolder, updateFolder } from '../doors/updates/settings.ts';
import type { Log } from '../engine/host.ts';
import { peoplesWindows } from './decoder-window.ts';
import type { Words } from './language.ts';
import {
  consentDialog,
  fetchDialog,
  type Outcome,
  offerDialog,
  outcomeDialog,
  type Place,
  settingsDialog,
} from './update-dialogs.ts';

export interface UpdatesOptions {
  /** File that keeps which folder a person named, and what they said to the server of the administrator. */
  readonly settings: string;
  /** File that only an administrator writes, and that may name a server. */
  readonly policy: string;
  /** Folder of this computer for a package that was found. */
  readonly keep: string;
  /** Public key, PEM. */
  readonly key: string;
  readonly computer: Computer;
  /** Whether it runs from one file that nobody installed: what is new is then only shown. */
  readonly portable: boolean;
  readonly words: () => Words;
  readonly log: Log;
}

/** Milliseconds. */
const day = 24 * 60 * 60_000;

/** What a person is told without having asked. */
const alarming: ReadonlySet<Refusal> = new Set(['broken', 'forged', 'changed', 'not-kept']);

/** A folder that a person named goes before the server of the administrator. */
type Source =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'online'; readonly place: OnlinePlace; readonly host: string };

/**
 * Looks for a newer Bahan in a folder of the office when a person named one, or at a server that an administrator named when a
 * person allows that; fetches nothing from there and installs nothing without a yes.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  /** A look at a share that hangs may take long: no second one begins meanwhile. */
  #looking = false;
  /** What was complained about already: nobody hears the same every day. */
  #complained = '';

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  /** Looks now and every day from now on. */
  start(): void {
    void this.#look(false);
    setInterval(() => void this.#look(false), day).unref();
  }

  /** Where is looked, or would be; null: nowhere. */
  get place(): UpdatePlace | null {
    const place = this.#shown(this.#source());
    if (place === undefined) return null;
    if (place.kind === 'folder') return { kind: 'folder', name: place.folder, isOn: true };
    return { kind: 'online', name: place.host, isOn: place.allowed === true };
  }

  /** Shows where is looked, and does what the person chooses. */
  async show(): Promise<void> {
    const { settings, computer, words, log } = this.#options;
    const source = this.#source();
    const { options, choices } = settingsDialog(this.#shown(source), computer.version, words());
    const choice = choices[await ask(options)];
    try {
      if (choice === 'off' || choice === 'allow') {
        if (source?.kind === 'online') allowOnline(settings, source.place.address, choice === 'allow');
        else nameUpdateFolder(settings, undefined);
      }
      if (choice === 'choose') {
        const title = words()('update.choose');
        const { canceled, filePaths } = await dialog.showOpenDialog({ title, properties: ['openDirectory'] });
        const [folder] = filePaths;
        if (canceled || folder === undefined) return;
        nameUpdateFolder(settings, folder);
      }
    } catch (error) {
      log('error', 'update-setting', { error: String(error) });
      await ask(outcomeDialog({ kind: 'refused', why: 'not-kept' }, words()));
      return;
    }
    if (choice === 'look' || choice === 'allow' || choice === 'choose') await this.#look(true);
  }

  #source(): Source | undefined {
    const { settings, policy } = this.#options;
    const folder = updateFolder(settings);
    if (folder !== undefined) return { kind: 'folder', folder };
    const place = onlinePlace(policy);
    return place && { kind: 'online', place, host: new URL(place.address).host };
  }

  #shown(source: Source | undefined): Place | undefined {
    if (source?.kind !== 'online') return source;
    const { host, place } = source;
    return { kind: 'online', host, allowed: allowsOnline(this.#options.settings, place.address) };
  }

  /** `asked`: a person waits for the answer, so that it is told also when there is nothing. */
  async #look(asked: boolean): Promise<void> {
    const { words, log } = this.#options;
    const source = this.#source();
    if (source === undefined) return;
    if (this.#looking) {
      if (asked) await ask(outcomeDialog({ kind: 'busy' }, words()));
      return;
    }
    this.#looking = true;
    try {
      if (source.kind === 'online' && !(await this.#mayAsk(source))) return;
      const look = await this.#lookAt(source);
      if (look === undefined) return;
      if (look.kind === 'refused') log('warn', 'update-refused', { why: look.why });
      const host = source.kind === 'online' ? source.host : undefined;
      if (look.kind === 'ready') await this.#offer(look, source.kind);
      else if (asked || this.#isNews(look)) await ask(outcomeDialog(look, words(), host));
    } finally {
      this.#looking = false;
    }
  }

  /** Asks once for each server, and takes no answer for a no. */
  async #mayAsk({ place, host }: Extract<Source, { kind: 'online' }>): Promise<boolean> {
    const { settings, words, log } = this.#options;
    const said = allowsOnline(settings, place.address);
    if (said !== undefined) return said;
    const allowed = (await ask(consentDialog(host, words()))) === 0;
    try {
      allowOnline(settings, place.address, allowed);
    } catch (error) {
      log('error', 'update-setting', { error: String(error) });
    }
    return allowed;
  }

  /** What is new and here, once a person let it be fetched; undefined when they would rather not. */
  async #lookAt(source: Source): Promise<Ready | Idle | undefined> {
    const { keep, key, computer, words } = this.#options;
    if (source.kind === 'folder') return await lookForUpdate({ folder: source.folder, keep, key, computer });
    const options = { place: source.place, keep, key, computer };
    const look = await lookOnline(options);
    if (look.kind !== 'newer') return look;
    if ((await ask(fetchDialog(look.version, megabytes(look), source.host, words()))) !== 0) return undefined;
    return await fetchUpdate(options, look);
  }

  /**
   * A share that is away, an old package and one that may still be on its way into the folder are nothing to interrupt
   * anybody for; one that somebody tampered with is.
   */
  #isNews(look: Outcome): boolean {
    if (look.kind !== 'refused' || !alarming.has(look.why)) return false;
    const complaint = `${look.why} ${look.version ?? ''}`;
    const isNew = complaint !== this.#complained;
    this.#complained = complaint;
    return isNew;
  }

  async #offer({ version, path, installer }: Ready, place: Place['kind']): Promise<void> {
    const { words, portable, log } = this.#options;
    if ((await ask(offerDialog(version, words(), place))) !== 0) return;
    // it lay there while the person thought about it
    const whole = await isWhole(path, installer);
    log('info', 'update-start', { version, whole });
    if (!whole) await ask(outcomeDialog({ kind: 'refused', why: 'changed', version }, words()));
    else if (portable) shell.showItemInFolder(path);
    else if (process.platform === 'win32') this.#install(path);
    else if ((await shell.openPath(path)) !== '') shell.showItemInFolder(path);
  }

  /** The installer waits for Bahan to be gone, so Bahan goes once it runs. */
  #install(path: string): void {
    const child = spawn(path, [], { detached: true, stdio: 'ignore' });
    child.once('error', () => shell.showItemInFolder(path));
    child.once('spawn', () => {
      child.unref();
      app.quit();
    });
  }
}

const megabytes = ({ installer }: Newer): string => String(Math.max(1, Math.round(installer.size / 1_000_000)));

async function ask(options: MessageBoxOptions): Promise<number> {
  const [window] = peoplesWindows();
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response;
}
