import { spawn } from 'node:child_process';
import { app, dialog, type MessageBoxOptions, shell } from 'electron';
import { type Computer, isWhole, type Look, lookForUpdate, type Refusal } from '../doors/updates/office-folder.ts';
import { nameUpdateFolder, updateFolder } from '../doors/updates/settings.ts';
import type { Log } from '../engine/host.ts';
import { peoplesWindows } from './decoder-window.ts';
import type { Words } from './language.ts';
import { type Outcome, offerDialog, outcomeDialog, settingsDialog } from './update-dialogs.ts';

export interface UpdatesOptions {
  /** File that keeps which folder a person named. */
  readonly settings: string;
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

/** Looks for a newer Bahan in a folder of the office when a person named one, and installs nothing without a yes. */
export class OfficeUpdates {
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

  /** Shows which folder is looked into, and does what the person chooses. */
  async show(): Promise<void> {
    const { settings, computer, words, log } = this.#options;
    const { options, choices } = settingsDialog(updateFolder(settings), computer.version, words());
    const choice = choices[await ask(options)];
    try {
      if (choice === 'off') nameUpdateFolder(settings, undefined);
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
    if (choice === 'look' || choice === 'choose') await this.#look(true);
  }

  /** `asked`: a person waits for the answer, so that it is told also when there is nothing. */
  async #look(asked: boolean): Promise<void> {
    const { settings, keep, key, computer, log } = this.#options;
    const folder = updateFolder(settings);
    if (folder === undefined) return;
    if (this.#looking) {
      if (asked) await ask(outcomeDialog({ kind: 'busy' }, this.#options.words()));
      return;
    }
    this.#looking = true;
    try {
      const look = await lookForUpdate({ folder, keep, key, computer });
      if (look.kind === 'refused') log('warn', 'update-refused', { why: look.why });
      if (look.kind === 'ready') await this.#offer(look);
      else if (asked || this.#isNews(look)) await ask(outcomeDialog(look, this.#options.words()));
    } finally {
      this.#looking = false;
    }
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

  async #offer({ version, path, installer }: Extract<Look, { kind: 'ready' }>): Promise<void> {
    const { words, portable, log } = this.#options;
    if ((await ask(offerDialog(version, words()))) !== 0) return;
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

async function ask(options: MessageBoxOptions): Promise<number> {
  const [window] = peoplesWindows();
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response;
}
